// @ts-check
/** Ask before something is done, with a reason if it is wanted. */
import { h } from "./dom.js";
import { panel } from "./panels.js";

/**
 * @param {string} title
 * @param {string} text
 * @param {string} yes what the button says
 * @param {boolean} isWritten whether a reason can be given
 * @returns {Promise<string | null>} the reason, which may be empty; null if it was closed
 */
export function confirm(title, text, yes, isWritten) {
  return new Promise((resolve) => {
    const box = /** @type {HTMLInputElement} */ (h("input", { type: "text", maxlength: 1000, autocomplete: "off" }));
    const done = (/** @type {Event} */ event) => {
      event.preventDefault();
      resolve(box.value.trim());
      dialog.close();
    };
    const form = h("form", { class: "asking", onsubmit: done },
      h("p", {}, text), isWritten && h("label", {}, "Why ", box), h("button", { class: "main-button" }, yes));
    const dialog = panel(title, form);
    dialog.addEventListener("close", () => resolve(null));
    (isWritten ? box : /** @type {HTMLElement} */ (form.querySelector("button"))).focus();
  });
}
