import { h, uniqueId } from "../view/dom.js";
import { onceReleased } from "./fields.js";

export const BOXES = ".pw-field :is(textarea, input[type=text]:not([readonly]))";

/** How many findings a note names; more would be a wall. */
const MOST = 3;

/**
 * A quiet note beside a box that somebody has left, where what stands in it might identify someone.
 * It stops nobody. It is told once, on leaving, and belongs to what describes the box.
 * @param {HTMLElement} stage that holds the boxes @param {{find: Function, accept: Function}} gentle
 * @param {() => boolean} wanted whether anything is to be noted now
 */
export function noting(stage, gentle, wanted) {
  const aloud = h("p", { class: "pw-hidden", role: "status" });
  const notes = new WeakMap();

  stage.addEventListener("focusout", ({ target }) => {
    if (!(target instanceof Element) || !target.matches(BOXES)) return;
    onceReleased(() => {
      const said = note(/** @type {HTMLInputElement} */ (target));
      aloud.textContent = said ? `Please look again: ${said}` : "";
    });
  });

  /** Note what stands in a box, and return it in words. @param {HTMLInputElement} box */
  function note(box) {
    const found = wanted() ? gentle.find(box.value) : [];
    const texts = [...new Map(found.map((one) => [one.text, one.looksLike]))].slice(0, MOST);
    const said = texts.map(([text, looksLike]) => `“${text}” looks like ${looksLike}.`).join(" ");
    const old = notes.get(box);
    if ((old?.said ?? "") === said) return said;
    old?.element.remove();
    describe(box, old?.id, "");
    notes.delete(box);
    if (said) {
      const words = h("p", { id: uniqueId() }, `${said} A role often does as well.`);
      const element = h("div", { class: "pw-noted" }, words, ...texts.map(([text]) => fine(box, text)));
      box.after(element);
      describe(box, "", words.id);
      notes.set(box, { said, element, id: words.id });
    }
    return said;
  }

  /** @param {HTMLInputElement} box @param {string} text */
  function fine(box, text) {
    const leave = () => {
      gentle.accept(text);
      all();
      box.focus();
    };
    return h("button", { type: "button", class: "pw-quiet", onclick: leave }, `“${text}” is fine`);
  }

  function all() {
    stage.querySelectorAll(BOXES).forEach((box) => note(/** @type {HTMLInputElement} */ (box)));
  }

  return { element: aloud, all };
}

/** @param {Element} box @param {string | undefined} gone @param {string} come ids of what describes it */
function describe(box, gone, come) {
  const ids = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== gone);
  const all = [...ids, come].filter(Boolean).join(" ");
  if (all) box.setAttribute("aria-describedby", all);
  else box.removeAttribute("aria-describedby");
}
