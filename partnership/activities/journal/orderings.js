import { h, uniqueId } from "../view/dom.js";
import { ORDERS } from "./arranging.js";

/**
 * The order in which the work stands, and the learner's own standards.
 * @param {any} spec @param {any} notes
 * @param {{changed: () => void, save: (part: string, value: any) => void}} context
 */
export function orderings(spec, notes, { changed, save }) {
  const [by, list, about] = [uniqueId(), uniqueId(), uniqueId()];
  const select = h("select", { id: by, onchange: changed }, ...Object.entries(ORDERS).map(([value, text]) => h("option", { value }, text)));
  const area = h("textarea", { id: list, rows: 5, "aria-describedby": about, onchange: keep });
  refresh();

  /** The work below stays as it is: the learner may be on the way to it. */
  function keep() {
    save("standards", area.value.trim());
  }

  function refresh() {
    if (document.activeElement !== area) area.value = notes.ownText();
  }

  return {
    element: h(
      "div",
      { class: "pw-order" },
      h("p", {}, h("label", { for: by }, "Show your work by "), select),
      h(
        "details",
        {},
        h("summary", {}, "Standards of your own"),
        h("p", { id: about, class: "pw-about" }, spec.about_standards),
        h("label", { for: list }, "Your standards, one on each line"),
        area,
      ),
    ),
    chosen: () => select.value,
    refresh,
  };
}
