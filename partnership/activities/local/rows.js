import { button, menuField, textField } from "../tools/fields.js";
import { h } from "../view/dom.js";

/**
 * Add a row to a list that is kept, change one, take one out.
 * @param {any} work @param {() => void} changed called when the list has changed
 * @param {{piece: string, most: number, words: {add: string, change: string, full: string},
 *   columns: any[], made: (fields: Record<string, string>) => {row?: any, fault?: string},
 *   said: (row: any) => string, fields: (row: any) => Record<string, string>}} list
 */
export function rowEditor(work, changed, { piece, most, words, columns, made, said, fields }) {
  const element = h("div", {});
  let changing = null;
  let now = {};
  show();
  return { element, buttons };

  /** The buttons beside a row. @param {any} row */
  function buttons(row) {
    return [
      button("Change", () => begin(row), { quiet: true, name: `Change: ${said(row)}` }),
      button("Take out", () => done(work.get(piece).filter((one) => one !== row)), { quiet: true, name: `Take out: ${said(row)}` }),
    ];
  }

  /** @param {any} row */
  function begin(row) {
    changing = row;
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
    element.querySelector("input")?.focus();
  }

  function show() {
    if (!changing && work.get(piece).length >= most) return element.replaceChildren(h("p", {}, words.full));
    const warning = h("p", { class: "pw-warning", role: "alert" });
    const save = () => {
      const { row, fault } = made(now);
      const rows = work.get(piece);
      if (fault) warning.textContent = fault;
      else done(rows.includes(changing) ? rows.map((one) => (one === changing ? row : one)) : [...rows, row]);
    };
    const stop = () => {
      leave();
      focus();
    };
    return element.replaceChildren(
      h(
        "fieldset",
        { class: "pw-adding" },
        h("legend", {}, changing ? words.change : words.add),
        ...columns.map(field),
        warning,
        h("div", { class: "pw-actions" }, button(changing ? "Save the change" : "Add it", save, { main: true }), changing && button("Leave it as it was", stop)),
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
