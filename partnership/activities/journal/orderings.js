import { h, uniqueId } from "../view/dom.js";
import { ORDERS } from "./arranging.js";

/**
 * The order in which the work stands, and the standards that the learner works to.
 * @param {any} spec @param {any} notes
 * @param {{changed: () => void, save: (part: string, value: any) => void}} context
 */
export function orderings(spec, notes, { changed, save }) {
  const [by, list] = [uniqueId(), uniqueId()];
  const select = h("select", { id: by, onchange: changed }, ...Object.entries(ORDERS).map(([value, text]) => h("option", { value }, text)));
  const area = h("textarea", { id: list, rows: 5, onchange: keep });
  const lists = spec.lists.map(({ id, name, short, for_whom: whom }) => {
    const box = h("input", { type: "checkbox", value: id, onchange: choose });
    return { box, row: h("label", { class: "pw-option" }, box, h("span", {}, short, h("span", { class: "pw-about" }, ` ${name}. ${whom}`))) };
  });
  refresh();

  function choose() {
    save("lists", lists.filter(({ box }) => box.checked).map(({ box }) => box.value));
  }

  /** The work below stays as it is: the learner may be on the way to it. */
  function keep() {
    save("standards", area.value.trim());
  }

  function refresh() {
    if (document.activeElement !== area) area.value = notes.ownText();
    for (const { box } of lists) box.checked = notes.lists().includes(box.value);
  }

  return {
    element: h(
      "div",
      { class: "pw-order" },
      h("p", {}, h("label", { for: by }, "Show your work by "), select),
      h(
        "details",
        {},
        h("summary", {}, "Standards to work to"),
        h("p", { class: "pw-about" }, spec.about_standards),
        lists.length > 0 && h("fieldset", {}, h("legend", {}, "Lists in this course"), ...lists.map(({ row }) => row)),
        h("label", { for: list }, "Your standards, one on each line"),
        area,
      ),
    ),
    chosen: () => select.value,
    refresh,
  };
}
