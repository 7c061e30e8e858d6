import { button, menuField, textField } from "./fields.js";
import { h } from "../view/dom.js";

/**
 * Add a row to a list that is kept, change one, take one out.
 * @param {any} work @param {() => void} changed called when the list has changed
 * @param {{piece: string, most: number, words: {add: string, change: string, full: string},
 *   columns: any[], made: (fields: Record<string, string>, others: any[]) => {row?: any, fault?: string},
 *   said: (row: any) => string, fields: (row: any) => Record<string, string>}} list
 */
export function rowEditor(work, changed, { piece, most, words, columns, made, said, fields }) {
  const element = h("div", {});
  /** The place of the row that is being changed. */
  let changing = null;
  let now = {};
  show();
  return { element, buttons };

  /** The buttons beside a row. @param {any} row @param {number} at its place in the list */
  function buttons(row, at) {
    return [
      button("Change", () => begin(row, at), { quiet: true, name: `Change: ${said(row)}` }),
      button("Take out", () => done(work.get(piece).filter((_, place) => place !== at)), { quiet: true, name: `Take out: ${said(row)}` }),
    ];
  }

  /** @param {any} row @param {number} at */
  function begin(row, at) {
    changing = at;
    now = { ...fields(row) };
    show();
    focus();
  }

  /** @param {any[]} rows */
  function done(rows) {
    work.set(piece, rows);
    leave();
    changed();
    focus();
  }

  function leave() {
    changing = null;
    now = {};
    show();
  }

  function focus() {
    /** @type {HTMLElement | null} */ (element.querySelector("input, select"))?.focus();
  }

  function show() {
    if (changing === null && work.get(piece).length >= most) return element.replaceChildren(h("p", {}, words.full));
    const warning = h("p", { class: "pw-warning", role: "alert" });
    const save = () => {
      const rows = work.get(piece);
      const { row, fault } = made(now, rows.filter((_, place) => place !== changing));
      if (fault) warning.textContent = fault;
      else done(changing === null ? [...rows, row] : rows.map((one, place) => (place === changing ? row : one)));
    };
    const stop = () => {
      leave();
      focus();
    };
    return element.replaceChildren(
      h(
        "fieldset",
        { class: "pw-adding" },
        h("legend", {}, changing === null ? words.add : words.change),
        ...columns.map(field),
        warning,
        h("div", { class: "pw-actions" }, button(changing === null ? "Add it" : "Save the change", save, { main: true }), changing !== null && button("Leave it as it was", stop)),
      ),
    );
  }

  /** @param {any} column */
  function field({ id, label, hint, most: longest, lines, options }) {
    const keep = (text) => void (now[id] = text);
    if (options) return menuField({ label, hint, options, chosen: now[id] ?? "", change: keep });
    return textField({ label, hint, text: now[id] ?? "", most: longest, lines, keep });
  }
}
