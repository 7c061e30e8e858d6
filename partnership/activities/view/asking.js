import { h } from "./dom.js";

/**
 * A button that asks before it does what cannot be undone.
 * @param {{ask: string, warning: string, yes: string, no: string}} words
 * @param {() => void} act
 * @returns {Node[]} the button, and the question that takes its place
 */
export function asking(words, act) {
  const ask = h("button", { type: "button", class: "pw-quiet", onclick: () => turn(true) }, words.ask);
  const yes = h("button", { type: "button", onclick: () => (turn(false), act()) }, words.yes);
  const no = h("button", { type: "button", onclick: () => (turn(false), ask.focus()) }, words.no);
  const sure = h(
    "div",
    { class: "pw-sure", role: "group", "aria-label": words.ask, hidden: true },
    h("span", {}, words.warning),
    yes,
    no,
  );
  return [ask, sure];

  /** @param {boolean} open */
  function turn(open) {
    ask.hidden = open;
    sure.hidden = !open;
    if (open) no.focus();
  }
}
