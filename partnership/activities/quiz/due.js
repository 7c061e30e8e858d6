import { h } from "../view/dom.js";
import { dayInWords, today } from "../view/days.js";
import { due } from "./retrieval.js";

/**
 * Say which questions are due again, and offer them.
 * @param {any} spec @param {any} responses @param {(items: any[]) => void} practise
 * @returns {HTMLElement | null} nothing where no question has been answered yet
 */
export function dueAgain(spec, responses, practise) {
  const { now, next, answered } = due(spec, responses, today());
  if (!answered) return null;
  return h(
    "div",
    { class: "pw-due" },
    h("p", {}, text(now.length, next), " Each time you know one, it waits longer."),
    now.length > 0 && h("button", { type: "button", onclick: () => practise(now) }, "Practise what is due"),
  );
}

/** @param {number} number @param {string | null} next */
function text(number, next) {
  if (number === 1) return "1 question is due again today.";
  if (number > 1) return `${number} questions are due again today.`;
  return `Nothing is due again today. The next is on ${dayInWords(next)}.`;
}
