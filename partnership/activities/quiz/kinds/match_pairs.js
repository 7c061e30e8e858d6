import { h, uniqueId } from "../../view/dom.js";
import { find, given } from "../answers.js";
import { countRight, saidAndOurs, stillToDo } from "../words.js";

/** @param {any} item @param {unknown} answer @returns {string[][]} left and right of each match made */
function matches(item, answer) {
  return item.lefts.map(({ id }) => [id, given(answer, id)]).filter(([, right]) => find(item.rights, right));
}

/** @param {any} item @param {string} left @returns {any} */
function pairOf(item, left) {
  return item.pairs.find((pair) => pair.left.id === left);
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = matches(item, answer).map(([left, right]) => ({
    id: left,
    verdict: pairOf(item, left).right.id === right ? "right" : "wrong",
  }));
  return { parts, judged: item.lefts.length };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return matches(item, answer).length === item.lefts.length;
}

/** @param {any} item @param {unknown} answer @param {(answer: object) => void} change */
export function controls(item, answer, change) {
  const current = Object.fromEntries(matches(item, answer));
  return item.lefts.map((left) => {
    const id = uniqueId();
    const onchange = (event) => {
      current[left.id] = event.target.value;
      change(Object.fromEntries(Object.entries(current).filter(([, right]) => right)));
    };
    return h(
      "div",
      { class: "pw-pair" },
      h("label", { for: id }, left.text),
      h("select", { id, onchange }, h("option", { value: "" }, "Choose …"), ...item.rights.map(option)),
    );

    /** @param {{id: string, text: string}} right */
    function option(right) {
      return h("option", { value: right.id, selected: current[left.id] === right.id }, right.text);
    }
  });
}

/**
 * What to say of each match; those that are not right are telling.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const parts = judge(item, answer).parts;
  return parts.map(({ id, verdict }) => {
    const { left, right, reason } = pairOf(item, id);
    const said = find(item.rights, given(answer, id)).text;
    return {
      verdict,
      telling: verdict === "wrong",
      word: verdict === "wrong" ? "Another match" : undefined,
      lead: saidAndOurs(verdict === "right", said, right.text),
      text: left.text,
      reason,
    };
  });
}

/** @param {any} item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(item, answer) {
  const left = item.lefts.length - matches(item, answer).length;
  return stillToDo(left, "item has no match", "items have no match");
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "Every match is right.", "matches are right.");
}
