import { h } from "../view/dom.js";
import { tableOf } from "../tools/report.js";

/** What is kept in a tool, folded: it can be long. @param {any} one */
export function readingOf({ title, read }) {
  return h(
    "details",
    { class: "pw-in-tool" },
    h("summary", { "aria-label": `What is kept in it: ${title}` }, "What is kept in it"),
    ...elementsOf(title, read.blocks),
  );
}

/** @param {string} title @param {[string, any][]} blocks */
function elementsOf(title, blocks) {
  let heading = title;
  return blocks.map(([kind, content], place) => {
    const [next, answer] = blocks[place + 1] ?? [];
    if (kind === "small") return h("dl", { class: "pw-written" }, h("dt", {}, content), h("dd", {}, answer));
    if (kind === "table") return tableOf({ caption: heading, columns: content[0], rows: content.slice(1) });
    if (kind === "said") return null;
    heading = content;
    // Above a table, a heading is its caption.
    return next !== "table" && h("h5", {}, content);
  });
}
