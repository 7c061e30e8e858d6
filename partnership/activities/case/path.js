import { h } from "../view/dom.js";
import { pickedOf, withMeeting } from "./deciding.js";
import { VERDICTS } from "./outcome.js";

/**
 * The way taken so far, with a way back to each decision.
 * @param {any} names @param {any[]} steps @param {{rewind: (step: number) => void, passOn: () => void}} go
 */
export function pathOf(names, steps, { rewind, passOn }) {
  const start = h("h4", { tabindex: -1 }, "Your path");
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", {}, steps.length ? "Going back starts a new play from there. This one is kept." : "You have not decided anything yet."),
      h("ol", { class: "pw-path" }, ...steps.map((step, number) => stepLine(step, number, names, rewind))),
      h("div", { class: "pw-actions" }, h("button", { type: "button", onclick: passOn }, "Pass the device, or change sides")),
    ),
  };
}

/** @param {any} step @param {number} number @param {any} names @param {(step: number) => void} rewind */
function stepLine(step, number, names, rewind) {
  const decision = names.decisions(step.at);
  return h(
    "li",
    {},
    h("strong", {}, decision.title),
    ...pickedOf(decision, step.picks).map((option) => h("p", {}, `${withMeeting(option)} (${VERDICTS[option.verdict].toLowerCase()})`)),
    h(
      "button",
      { type: "button", class: "pw-quiet", onclick: () => rewind(number) },
      "Go back to here",
      h("span", { class: "pw-hidden" }, `: ${decision.title}`),
    ),
  );
}
