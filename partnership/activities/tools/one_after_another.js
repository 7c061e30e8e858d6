import { asking } from "../view/asking.js";
import { h } from "../view/dom.js";
import { button, menuField } from "./fields.js";

/** Whose row is open, by the tool's place in the page. */
const open = new WeakMap();

/** Open a row before the next drawing. @param {any} spec @param {number} place */
export function openRow(spec, place) {
  open.set(spec, place);
}

/**
 * A list of people or seats, of which one is open at a time: a menu of them, the open one's own
 * fields, and buttons to add one and to take one out.
 * @param {{spec: any, rows: () => any[], put: (rows: any[]) => void, redraw: (key?: string) => void,
 *   changed: () => void, blank: () => any, most: number, first: string, nameOf: (row: any) => string,
 *   words: {whose: string, begin: string, more: string, takeOut: string, warning: string, yes: string, no: string},
 *   fields: (row: () => any, set: (part: any) => void) => any[]}} list `first`: the `data-key` of the
 *   field that a new one begins with; `takeOut` is followed by the name
 */
export function oneAfterAnother({ spec, rows, put, redraw, changed, blank, most, first, nameOf, words, fields }) {
  const all = rows();
  const now = Math.min(open.get(spec) ?? 0, all.length - 1);
  const choose = (place, key) => {
    open.set(spec, place);
    redraw(key);
  };
  const add = () => {
    put([...rows(), blank()]);
    choose(rows().length - 1, first);
  };
  const more = all.length < most && button(all.length ? words.more : words.begin, add, { main: !all.length, key: "add" });
  if (!all.length) return h("div", { class: "pw-actions" }, more);

  const set = (part) => {
    put(rows().map((one, place) => (place === now ? { ...one, ...part } : one)));
    changed();
  };
  const remove = () => {
    put(rows().filter((_, place) => place !== now));
    choose(Math.max(0, now - 1), "add");
  };
  const named = all.map((one, place) => ({ id: String(place), label: `${place + 1}. ${nameOf(one)}` }));
  const { takeOut, warning, yes, no } = words;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "pw-actions" },
      all.length > 1 && menuField({ label: words.whose, options: named, chosen: String(now), change: (id) => choose(Number(id), "whose"), key: "whose" }),
      more,
    ),
    ...fields(() => rows()[now], set),
    h("div", { class: "pw-actions" }, ...asking({ ask: `${takeOut} (${nameOf(all[now])})`, warning, yes, no }, remove)),
  );
}
