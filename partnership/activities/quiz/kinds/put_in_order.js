import { h } from "../../view/dom.js";
import { choice } from "../../view/choices.js";
import { moving } from "../../view/moving.js";
import { find, listed } from "../answers.js";
import { countRight } from "../words.js";

/** @param {any} item @param {unknown} answer @returns {string[] | null} the order given, if it has every step */
function orderIn(item, answer) {
  const whole = Array.isArray(answer) && answer.length === item.steps.length;
  return whole && listed(answer, item.steps).length === answer.length ? answer : null;
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const order = orderIn(item, answer);
  const pairs = order ? item.order.slice(1).map((second, place) => [item.order[place], second]) : [];
  const parts = pairs.map(([first, second]) => ({
    id: `${first}:${second}`,
    verdict: order.indexOf(first) < order.indexOf(second) ? "right" : "wrong",
  }));
  return { parts, judged: item.steps.length - 1 };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return orderIn(item, answer) !== null;
}

/**
 * The steps, each with buttons that move it, and a box by which a learner says that the order
 * is theirs: without it, the order they find could not be their answer.
 * @param {any} item @param {unknown} answer @param {(answer: string[]) => void} change
 */
export function controls(item, answer, change) {
  const given = orderIn(item, answer);
  const steps = (given ?? item.steps.map((step) => step.id)).map((id) => find(item.steps, id));
  const said = h("p", { class: "pw-moved", role: "status" });
  const { list, order } = moving(steps, LOOK, (step) => step.text, (text) => {
    said.textContent = text;
    box.checked = true;
    settle();
  });
  const settle = () => change(box.checked ? order().map((step) => step.id) : []);
  const mine = choice({ type: "checkbox", checked: given !== null, onchange: settle }, "pw-option", "This is my order");
  const box = /** @type {HTMLInputElement} */ (mine.querySelector("input"));
  return [list, said, mine];
}

const LOOK = { up: "Move up", down: "Move down", list: "pw-steps", row: "pw-step" };

/**
 * What to say of each step, in the right order. Those in a pair the wrong way round are telling.
 * @param {any} item @param {string[]} answer
 */
export function reasons(item, answer) {
  const wrong = judge(item, answer).parts.flatMap(({ id, verdict }) => (verdict === "wrong" ? id.split(":") : []));
  return item.order.map((id, place) => {
    const { text, when, reason } = find(item.steps, id);
    const own = answer.indexOf(id);
    const number = `Number ${place + 1}${when ? ` (${when})` : ""}`;
    const telling = wrong.includes(id);
    return {
      verdict: telling ? "wrong" : "right",
      word: telling ? "Out of order" : "In order",
      telling,
      lead: own === place ? number : `${number}; you had it as number ${own + 1}`,
      text,
      reason,
    };
  });
}

/** @returns {string} what to do before the answer can be checked */
export function whatIsMissing() {
  return "Move the steps, or tick that this is your order.";
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "That is the order.", "neighbouring pairs are in the right order.");
}
