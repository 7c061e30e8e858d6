import { asking } from "./asking.js";
import { h } from "./dom.js";

/**
 * The foot of an activity: where answers are kept, and a way to clear them.
 *
 * The host (the page, or Python) says where in the model's `status`:
 * `{ kept: boolean, text: string }`.
 * @param {any} model
 * @param {() => void} clear
 * @param {{ask: string, warning: string, yes: string, no: string}} [words]
 */
export function keeping(model, clear, words = WORDS) {
  const status = h("p", { class: "pw-status", role: "status" });
  const tell = () => {
    const { kept = true, text = "" } = model.get("status") ?? {};
    status.classList.toggle("pw-problem", !kept);
    if (status.textContent !== text) status.textContent = text;
  };
  model.on("change:status", tell);
  tell();

  return h("div", { class: "pw-keeping" }, status, ...asking(words, clear));
}

const WORDS = {
  ask: "Clear my answers",
  warning: "Clear all your answers here? This cannot be undone.",
  yes: "Yes, clear them",
  no: "No, keep them",
};
