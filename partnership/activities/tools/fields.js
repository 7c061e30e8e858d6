import { h, uniqueId } from "../view/dom.js";

/** How long somebody must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/** Characters that a line on a phone cannot show half of: the box for more grows with its text. */
const LINE = 100;

/**
 * A box for a line or a few lines of text, with its label, which keeps itself. A line stays one
 * line, also where it is long and is seen as several.
 * @param {{label: string, text: string, most: number, keep: (text: string) => void, lines?: number,
 *   hint?: string, key?: string}} options `most`: the most characters it takes
 */
export function textField({ label, text, most, keep, lines = 1, hint, key }) {
  const [name, about] = [uniqueId(), uniqueId()];
  let waiting = 0;
  let kept = text;
  const shared = { id: name, maxlength: most, "aria-describedby": hint ? about : null, "data-key": key, oninput: soon, onblur: left };
  const isLong = lines === 1 && most > LINE;
  const box = /** @type {HTMLInputElement} */ (
    lines > 1
      ? h("textarea", { ...shared, rows: lines, spellcheck: "true" })
      : isLong
        ? h("textarea", { ...shared, rows: 2, class: "pw-long", spellcheck: "true", onbeforeinput: oneLine })
        : h("input", { ...shared, type: "text", autocomplete: "off" })
  );
  box.value = text;

  /** @param {InputEvent} event */
  function oneLine(event) {
    if (/^insert(LineBreak|Paragraph)$/.test(event.inputType)) event.preventDefault();
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(now, PAUSE);
  }

  function left() {
    if (onceReleased(now)) return undefined;
    return soon();
  }

  function now() {
    clearTimeout(waiting);
    if (box.value === kept) return;
    // Several lines can still be pasted.
    if (isLong && box.value.includes("\n")) box.value = box.value.replace(/\s*\n\s*/g, " ");
    kept = box.value;
    keep(kept);
  }

  return labelled(label, name, box, hint, about);
}

/**
 * Do what may move the page: at once, or when the button that is pressed is let go. A button must not
 * move while it is pressed, or the click is lost.
 * @param {() => void} act @returns {boolean} whether it is done already
 */
export function onceReleased(act) {
  const free = !document.querySelector(":active");
  if (free) act();
  else document.addEventListener("click", act, { capture: true, once: true });
  return free;
}

/**
 * A menu with its label.
 * @param {{label: string, options: {id: string, label: string}[], chosen: string, change: (id: string) => void,
 *   hint?: string, key?: string}} options
 */
export function menuField({ label, options, chosen, change, hint, key }) {
  const [name, about] = [uniqueId(), uniqueId()];
  const menu = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id: name, "aria-describedby": hint ? about : null, "data-key": key, onchange: () => change(menu.value) },
      ...options.map((one) => h("option", { value: one.id, selected: one.id === chosen }, one.label)),
    )
  );
  return labelled(label, name, menu, hint, about);
}

/** @param {string} text @param {() => void} act @param {{main?: boolean, quiet?: boolean, key?: string, name?: string}} [look] */
export function button(text, act, { main, quiet, key, name } = {}) {
  const look = main ? "pw-main" : quiet ? "pw-quiet" : null;
  return h("button", { type: "button", class: look, "data-key": key, "aria-label": name, onclick: act }, text);
}

/** @param {string} label @param {string} name @param {HTMLElement} control @param {string | undefined} hint @param {string} about */
function labelled(label, name, control, hint, about) {
  return h(
    "div",
    { class: "pw-field" },
    h("label", { for: name }, label),
    hint && h("span", { id: about, class: "pw-hint" }, hint),
    control,
  );
}
