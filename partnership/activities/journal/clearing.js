import { h } from "../view/dom.js";

/**
 * Clear everything, after asking.
 * @param {() => void} clear @param {HTMLElement} summary what has the focus afterwards
 */
export function clearing(clear, summary) {
  const ask = h("button", { type: "button", class: "pw-quiet", onclick: () => turn(true) }, "Clear everything");
  const yes = h("button", { type: "button", onclick: gone }, "Yes, clear everything");
  const no = h("button", { type: "button", onclick: back }, "No, keep it");
  const sure = h(
    "div",
    { class: "pw-sure", role: "group", "aria-label": "Clear everything", hidden: true },
    h("span", {}, "Clear every answer and everything you wrote, on every page? Save it first: this cannot be undone."),
    yes,
    no,
  );

  /** @param {boolean} asking */
  function turn(asking) {
    ask.hidden = asking;
    sure.hidden = !asking;
    if (asking) no.focus();
  }

  function back() {
    turn(false);
    ask.focus();
  }

  function gone() {
    turn(false);
    clear();
    summary.focus();
  }

  return h("div", {}, ask, sure);
}
