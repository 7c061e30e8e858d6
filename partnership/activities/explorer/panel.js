import { h } from "../view/dom.js";

const NOTES = { tells: "How to tell them apart", confusions: "Easily confused", cautions: "Handle with care" };

/**
 * One typology: its types with an example each, and what to know before using it.
 * @param {any} typology @param {string} own the type that the learner's own partnership was placed in
 */
export function panel(typology, own) {
  return h(
    "section",
    { class: "pw-panel" },
    h("h4", {}, `${typology.name} (${typology.by})`),
    h("p", { class: "pw-own" }, own ? `Your partnership: ${own}` : ""),
    ...typology.types.map(typeOf),
    ...Object.entries(NOTES)
      .filter(([name]) => typology[name].length)
      .map(([name, heading]) =>
        h("details", {}, h("summary", {}, heading), h("ul", {}, ...typology[name].map((note) => h("li", {}, note)))),
      ),
    h("p", { class: "pw-source" }, `Source: ${typology.source}`),
  );
}

/** @param {any} type */
function typeOf({ label, gist, example }) {
  return h(
    "div",
    { class: "pw-type" },
    h("p", { class: "pw-what" }, label),
    h("p", {}, gist),
    h("details", {}, h("summary", {}, "An example", h("span", { class: "pw-hidden" }, `: ${label}`)), h("p", {}, example)),
  );
}
