import { h } from "./dom.js";

/**
 * A note for whoever answered before some of these were changed.
 * @param {any} responses @param {any[]} parts
 * @returns {HTMLElement | false}
 */
export function outdatedNote(responses, parts) {
  return (
    parts.some((part) => responses.outdated(part)) &&
    h("p", { class: "pw-note" }, "This has changed since you did it. Your old answers have been set aside: “My journal” shows what you wrote.")
  );
}
