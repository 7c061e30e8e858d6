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
    rename();
    changed();
  };
  const remove = () => {
    put(rows().filter((_, place) => place !== now));
    choose(Math.max(0, now - 1), "add");
  };
  const label = (one, place) => `${place + 1}. ${nameOf(one)}`;
  const named = all.map((one, place) => ({ id: String(place), label: label(one, place) }));
  const menu = all.length > 1 && menuField({ label: words.whose, options: named, chosen: String(now), change: (id) => choose(Number(id), "whose"), key: "whose" });
  const { takeOut, warning, yes, no } = words;
  const asked = (one) => `${takeOut} (${nameOf(one)})`;
  const [ask, sure] = asking({ ask: asked(all[now]), warning, yes, no }, remove);

  /** What tells the open row from the others says its name as it is now. */
  function rename() {
    const one = rows()[now];
    if (menu) menu.querySelectorAll("option")[now].textContent = label(one, now);
    ask.textContent = asked(one);
    sure.setAttribute("aria-label", asked(one));
  }

  return h(
    "div",
    {},
    h(
      "div",
      { class: "pw-actions" },
      menu,
      more,
    ),
    ...fields(() => rows()[now], set),
    h("div", { class: "pw-actions" }, ask, sure),
  );
}
