import { h } from "../view/dom.js";

/** What changed, as a list. @param {any[]} changes of `changesOf` @returns {HTMLElement[]} */
export function changed(changes) {
  if (!changes.length) return [h("p", {}, "Nothing changed.")];
  const count = changes.length === 1 ? "One answer changed." : `${changes.length} answers changed.`;
  return [
    h("p", { class: "pw-summary" }, count),
    h(
      "ul",
      {},
      ...changes.map(({ section, label, said, added, gone }) =>
        h(
          "li",
          {},
          h("strong", {}, `${section}: ${label}${label.endsWith("?") ? "" : "."} `),
          said,
          ...gone.map((text) => h("p", { class: "pw-gone" }, h("strong", {}, "Taken out: "), h("del", {}, text))),
          ...added.map((text) => h("p", { class: "pw-added" }, h("strong", {}, "Put in: "), h("ins", {}, text))),
        ),
      ),
    ),
  ];
}
