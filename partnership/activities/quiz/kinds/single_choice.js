import { h, uniqueId } from "../../view/dom.js";
import { GOOD } from "../verdicts.js";

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = item.options
    .filter((option) => option.id === answer)
    .map((option) => ({ id: option.id, verdict: option.verdict }));
  return { parts, judged: 1 };
}

/**
 * Whether every part has been answered. Needs no verdicts, so it works on work to be handed in.
 * @param {any} item @param {unknown} answer
 */
export function isComplete(item, answer) {
  return item.options.some((option) => option.id === answer);
}

/**
 * The controls. `change` is called with the whole answer each time it changes.
 * @param {any} item @param {unknown} answer @param {(answer: string) => void} change
 */
export function controls(item, answer, change) {
  const name = uniqueId();
  return item.options.map((option) =>
    h(
      "label",
      { class: "pw-option" },
      h("input", {
        type: "radio",
        name,
        value: option.id,
        checked: option.id === answer,
        onchange: () => change(option.id),
      }),
      h("span", {}, option.text),
    ),
  );
}

/**
 * What to say of each option once the question has been answered. The rows a learner must
 * hear (their own answer and, where it is another, the best one) are marked `telling`.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const best = bestOption(item.options);
  return [...item.options]
    .map((option) => {
      const own = option.id === answer;
      const better = option === best && !isGood(item, answer);
      return {
        verdict: option.verdict,
        rank: own ? 0 : better ? 1 : 2,
        telling: own || better,
        lead: own ? "Your answer" : better ? BETTER[option.verdict] : null,
        text: option.text,
        reason: option.reason,
        source: option.source,
      };
    })
    .sort((one, other) => one.rank - other.rank);
}

const BETTER = { right: "The answer", sound: "A sounder answer" };

/** @param {any[]} options */
function bestOption(options) {
  return options.find((option) => GOOD.has(option.verdict));
}

/** @param {any} item @param {unknown} answer */
function isGood(item, answer) {
  return judge(item, answer).parts.some((part) => GOOD.has(part.verdict));
}

/** @returns {string} what to do before the answer can be checked */
export function whatIsMissing() {
  return "Choose an answer first.";
}

/** @param {{parts: {verdict: string}[]}} judgement */
export function summary(judgement) {
  return SUMMARY[judgement.parts[0].verdict];
}

const SUMMARY = {
  right: "That is right.",
  wrong: "That is not the answer.",
  sound: "That is a sound answer.",
  defensible: "That can be defended, but there is a sounder answer.",
  weak: "That is a weak answer.",
};
