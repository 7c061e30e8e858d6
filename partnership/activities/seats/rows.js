import { asking } from "../view/asking.js";
import { h } from "../view/dom.js";
import { button, menuField, textField } from "../tools/fields.js";

/** A name for a new row, made by chance. */
export const newId = () => Math.random().toString(36).slice(2, 10) || "a";

/**
 * A piece of the work that is a list: its rows with their fields, and buttons to add and take out.
 * @param {{work: any, piece: string, one: string, most: number, blank: any, fields: any[],
 *   redraw: (key?: string) => void, changed: () => void}} options `one`: what a row is called;
 *   `fields`: `{ name, label, hint?, most, lines? }`, or `{ name, label, hint?, options }` for a menu
 */
export function rows({ work, piece, one, most, blank, fields, redraw, changed }) {
  const all = work.get(piece);
  const set = (place, part) => {
    work.set(piece, work.get(piece).map((row, at) => (at === place ? { ...row, ...part } : row)));
    changed();
  };
  const add = () => {
    work.set(piece, [...work.get(piece), "id" in blank ? { ...blank, id: newId() } : blank]);
    redraw(`${piece}-${all.length}`);
  };
  const remove = (place) => () => {
    work.set(piece, work.get(piece).filter((_, at) => at !== place));
    redraw(`add-${piece}`);
  };
  return h(
    "div",
    {},
    ...all.map((row, place) =>
      h(
        "fieldset",
        { class: "pw-adding" },
        h("legend", {}, `${one} ${place + 1}`),
        ...fields.map((field, at) => fieldOf(field, row, (value) => set(place, { [field.name]: value }), at ? undefined : `${piece}-${place}`)),
        h("div", { class: "pw-actions" }, ...asking({ ask: `Take out ${one.toLowerCase()} ${place + 1}`, warning: "Take it out?", yes: "Yes, take it out", no: "No, keep it" }, remove(place))),
      ),
    ),
    all.length < most && button(`Add ${/^[AEIOU]/.test(one) ? "an" : "a"} ${one.toLowerCase()}`, add, { key: `add-${piece}` }),
  );
}

/** @param {any} field @param {any} row @param {(value: any) => void} keep @param {string | undefined} key */
export function fieldOf(field, row, keep, key) {
  const { name, label, hint, options, most, lines } = field;
  if (!options) return textField({ label, hint, text: row[name], most, lines, keep, key });
  return menuField({ label, hint, options, chosen: row[name] ?? "", change: (id) => keep(id === "" && name === "rung" ? null : id), key });
}
