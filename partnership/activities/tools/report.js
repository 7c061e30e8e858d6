import { h } from "../view/dom.js";

// A report is a list of blocks, `[kind, content]`: `h2`, `h3`, `p` and `small` with a text, `list`
// with texts, `table` with `{ caption, columns, rows }`, `drawing` with `{ element, legend?, words }`.
// The page shows them, and `word.js` writes them into a Word document, a drawing as a picture and its words.

/**
 * The whole report of a tool: what every report begins and ends with. One that is a `document` of
 * its own has a heading of its own, and does not speak of the tool.
 * @param {any} spec @param {any[][]} own @param {boolean} example @param {Date} now
 */
export function wholeReport(spec, own, example, now) {
  const day = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return [
    ["h1", spec.document ?? spec.title],
    ["small", `${example ? "A made-up example. " : ""}${spec.course}, ${day}.`],
    ...own,
    ...(spec.document ? [] : [["h2", "What this cannot tell you"], ["list", spec.cannotTell]]),
    ["small", `After: ${spec.sources.join("; ")}.`],
  ];
}

/** @param {any[][]} blocks @returns {HTMLElement[]} */
export function asElements(blocks) {
  return blocks.map(([kind, content]) => SHOWN[kind](content));
}

const SHOWN = {
  h1: (text) => h("h4", { class: "pw-report-title" }, text),
  h2: (text) => h("h5", {}, text),
  h3: (text) => h("h6", {}, text),
  p: (text) => h("p", {}, text),
  small: (text) => h("p", { class: "pw-small" }, text),
  list: (texts) => h("ul", {}, ...texts.map((text) => h("li", {}, text))),
  table: (content) => tableOf(content),
  drawing: ({ element, legend, words }) =>
    h("div", {}, legend && h("p", { class: "pw-legend pw-small" }, legend), element, h("ul", {}, ...words.map((text) => h("li", {}, text)))),
};

/** A table that can be scrolled on a small screen. @param {{caption: string, columns: string[], rows: any[][]}} content */
export function tableOf({ caption, columns, rows }) {
  const head = h("tr", {}, ...columns.map((text) => h("th", { scope: "col" }, text)));
  const body = rows.map(([name, ...cells]) =>
    h("tr", {}, h("th", { scope: "row" }, String(name ?? "")), ...cells.map((one) => h("td", {}, one instanceof Node ? one : String(one ?? "")))),
  );
  const table = h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...body));
  return h("div", { class: "pw-scroll", tabindex: 0, role: "group", "aria-label": caption }, table);
}
