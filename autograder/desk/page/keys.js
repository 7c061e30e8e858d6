// @ts-check
/**
 * The keys of the desk. Keys of one character can be switched off, since somebody who speaks to
 * the computer, or whose hand slips, would set them off without wanting to (WCAG 2.1.4).
 */
import { h } from "./dom.js";

/**
 * @typedef {{keys: string[], shown: string, does: string, run: (key: string) => void, isAlways?: boolean}} Key
 */

const KEPT = "partnership-desk:v1:single-keys";

/** @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));

/** @param {EventTarget | null} target */
const isPressed = (target) => target instanceof HTMLElement && target.closest("button, a, summary") !== null;

export class Keys {
  /** @param {Key[]} table */
  constructor(table) {
    this.table = table;
    this.isOn = read() !== "off";
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    try {
      localStorage.setItem(KEPT, isOn ? "on" : "off");
    } catch {
      // Then it holds until the page is closed.
    }
    document.documentElement.classList.toggle("without-keys", !isOn);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.altKey || event.metaKey) return;
    const name = `${event.ctrlKey ? "Ctrl+" : ""}${event.shiftKey && event.key.length > 1 ? "Shift+" : ""}${event.key}`;
    // The digits above the letters, with Shift, are another sign on every keyboard.
    const digit = event.shiftKey && /^Digit[1-9]$/.test(event.code) ? `Shift+${event.code.at(-1)}` : name;
    const found = this.table.find(({ keys }) => keys.includes(name) || keys.includes(digit));
    if (!found) return;
    const isChar = event.key.length === 1 && !event.ctrlKey;
    if (isChar && (!this.isOn || isWriting(event.target))) return;
    if (!isChar && !found.isAlways && (isWriting(event.target) || isPressed(event.target))) return;
    event.preventDefault();
    found.run(keys(found, name, digit));
  }
}

/** @param {Key} found @param {string} name @param {string} digit */
const keys = (found, name, digit) => (found.keys.includes(digit) ? digit : name);

/** @returns {string | null} */
function read() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** @param {Keys} all @returns {HTMLElement} the panel that tells of the keys and switches them off */
export function keysPanel(all) {
  const box = /** @type {HTMLInputElement} */ (
    h("input", { type: "checkbox", onchange: () => all.turn(box.checked) })
  );
  box.checked = all.isOn;
  return h("div", {},
    h("p", {}, h("label", { class: "switch" }, box, " Use keys of one character (1, n, f and so on)")),
    h("p", { class: "quiet" }, "They never work while you write in a box. Keys with Ctrl, and Enter and Escape, always do. With them off, everything can be reached with Tab."),
    h("table", { class: "keys" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Key"), h("th", { scope: "col" }, "What it does"))),
      h("tbody", {}, ...all.table.map(({ shown, does }) =>
        h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, shown)), h("td", {}, does))))));
}
