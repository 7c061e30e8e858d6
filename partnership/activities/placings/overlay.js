import { h } from "../view/dom.js";
import { tableOf } from "../tools/report.js";
import { inWords, overlaid } from "./reading.js";

/**
 * Every typology with who chose what, a reading, and what it implies for governance.
 * @param {any} work @param {any} spec
 */
export function overlay(work, spec) {
  const views = work.get("views");
  if (!views.some((view) => Object.keys(view.placed).length)) return [h("p", {}, "Nothing is placed yet.")];
  return spec.typologies.map((typology) => {
    const found = overlaid(typology, views, spec.neither);
    const implied = found.chosen.filter(({ type }) => type.implies);
    return h(
      "section",
      { class: "pw-overlay" },
      h("h5", {}, typology.asks),
      tableOf({
        caption: `${typology.name} (${typology.by})`,
        columns: ["Type", "How many", "Who"],
        rows: found.rows.map(({ type, who }) => [type.label, countOf(who.length, found.answered), who.join(", ")]),
      }),
      h("p", {}, inWords(found)),
      implied.length > 0 && h("p", { class: "pw-what" }, "What it implies for how you are governed (this course's reading)"),
      implied.length > 0 && h("ul", {}, ...implied.map(({ type }) => h("li", {}, h("strong", {}, `${type.label}: `), type.implies))),
      h("details", {}, h("summary", {}, "Handle with care"), h("ul", {}, ...typology.cautions.map((text) => h("li", {}, text)))),
    );
  });
}

/** A row of squares, and the count in figures. @param {number} count @param {number} of */
function countOf(count, of) {
  return h("span", {}, h("span", { class: "pw-squares", "aria-hidden": "true" }, "■".repeat(Math.min(count, 12))), ` ${count} of ${of}`);
}
