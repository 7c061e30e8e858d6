import { h } from "../view/dom.js";
import { WORDS } from "./verdicts.js";

/**
 * The reasons for an answer, as a list.
 *
 * A row has a `verdict` (and a `word` where its usual one does not fit), a `lead` and `text`
 * for what it is about, and the `reason` with its `source`, or `points`. Any may be missing.
 * @param {any[]} rows
 */
export function list(rows) {
  return h("ul", { class: "pw-reasons" }, ...rows.map(row));
}

/** @param {any} row */
function row({ verdict, word, lead, text, reason, source, points }) {
  const [mark, usual] = WORDS[verdict] ?? [];
  return h(
    "li",
    { class: `pw-reason${verdict ? ` pw-is-${verdict}` : ""}` },
    mark && h("span", { class: "pw-verdict" }, h("span", { "aria-hidden": "true" }, `${mark} `), word ?? usual),
    h("p", { class: "pw-what" }, lead && h("span", { class: "pw-lead" }, `${lead}: `), text),
    reason && h("p", { class: "pw-why" }, reason, source && h("span", { class: "pw-source" }, ` (${source})`)),
    points && h("ul", {}, ...points.map((point) => h("li", {}, point))),
  );
}
