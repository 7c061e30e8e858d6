import { h } from "./dom.js";

/**
 * The foot of an activity: where answers are kept, and a way to clear them.
 *
 * The host (the page, or Python) says where in the model's `status`:
 * `{ kept: boolean, text: string }`.
 * @param {any} model
 * @param {() => void} clear
 */
export function keeping(model, clear) {
  const status = h("p", { class: "pw-status", role: "status" });
  const tell = () => {
    const { kept = true, text = "" } = model.get("status") ?? {};
    status.classList.toggle("pw-problem", !kept);
    if (status.textContent !== text) status.textContent = text;
  };
  model.on("change:status", tell);
  tell();

  const ask = h("button", { type: "button", class: "pw-quiet", onclick: () => turn(true) }, "Clear my answers");
  const yes = h("button", { type: "button", onclick: () => (turn(false), clear()) }, "Yes, clear them");
  const no = h("button", { type: "button", onclick: () => (turn(false), ask.focus()) }, "No, keep them");
  const sure = h(
    "div",
    { class: "pw-sure", role: "group", "aria-label": "Clear my answers", hidden: true },
    h("span", {}, "Clear all your answers here? This cannot be undone."),
    yes,
    no,
  );
  /** @param {boolean} asking */
  function turn(asking) {
    ask.hidden = asking;
    sure.hidden = !asking;
    if (asking) no.focus();
  }
  return h("div", { class: "pw-keeping" }, status, ask, sure);
}
