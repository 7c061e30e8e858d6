import { h, uniqueId } from "../view/dom.js";

const YOURS = "You judge; nobody else sees it.";
const HELPS = "The outcomes of this chapter help towards it.";

/**
 * A place to judge one's own piece of writing. It is filled when it is first opened: a year's
 * work is some dozens of pieces.
 * @param {{one: any, spec: any, notes: any, save: (part: string, value: any) => void}} context
 */
export function lookingBack({ one, spec, notes, save }) {
  const [judged, shown] = [h("div", {}), h("div", {})];
  const element = h("details", { class: "pw-look", ontoggle: fill }, h("summary", { "aria-label": `Look back at this: ${one.title}` }, "Look back at this"), judged, shown);

  function fill() {
    if (!element.open) return;
    if (!judged.firstChild) judged.append(...spec.levels.map(level));
    // The learner's own standards may have changed since.
    shown.replaceChildren(standards());
  }

  /** @param {any} scale */
  function level(scale) {
    const [name, about] = [uniqueId(), uniqueId()];
    const select = h(
      "select",
      { id: name, "aria-describedby": about, onchange: judge },
      h("option", { value: "" }, "Not judged"),
      ...scale.items.map(({ id, label }) => h("option", { value: id }, label)),
    );
    const gist = h("div", { id: about, class: "pw-about" });
    const all = [YOURS, h("ul", {}, ...scale.items.map((one) => h("li", {}, `${one.label}: ${one.gist}`)))];
    select.value = notes.level(scale, one.id)?.id ?? "";
    tell();
    return h("div", { class: "pw-depth" }, h("label", { for: name }, `How deep does it go, for ${scale.author_year}?`), select, gist);

    function tell() {
      const chosen = scale.items.find(({ id }) => id === select.value);
      gist.replaceChildren(...(chosen ? [chosen.gist] : all));
    }

    function judge() {
      save(`depth.${scale.id}.${one.id}`, select.value);
      tell();
    }
  }

  function standards() {
    const helped = spec.helped[one.page] ?? [];
    const boxes = notes.standards().map(({ id, label, gist, of }) => {
      const box = h("input", { type: "checkbox", value: id, checked: notes.shows(one.id).includes(id), onchange: ticked });
      const about = [gist, helped.includes(id) ? HELPS : ""].filter(Boolean).join(" ");
      return { of, box, row: h("label", { class: "pw-option" }, box, h("span", {}, label, about && h("span", { class: "pw-about" }, ` ${about}`))) };
    });
    const groups = [...new Set(boxes.map(({ of }) => of))];
    return h("div", {}, ...groups.map((of) => h("fieldset", {}, h("legend", {}, `What does it show? ${of}`), ...boxes.filter((each) => each.of === of).map(({ row }) => row))));

    function ticked() {
      save(`shows.${one.id}`, boxes.filter(({ box }) => box.checked).map(({ box }) => box.value));
    }
  }

  return element;
}
