import { radios } from "../view/choices.js";
import { h } from "../view/dom.js";
import { textField } from "../tools/fields.js";
import { oneAfterAnother } from "../tools/one_after_another.js";
import { nameOf } from "./reading.js";

/**
 * One person's view: who it is, where they place the partnership, and what tells them so.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 */
export function whose(work, spec, redraw, changed) {
  return oneAfterAnother({
    spec,
    redraw,
    changed,
    rows: () => work.get("views"),
    put: (views) => work.set("views", views),
    blank: () => ({ who: "", placed: {}, why: "" }),
    most: spec.most,
    first: "who",
    nameOf,
    words: WORDS,
    fields: (view, set) => fieldsOf(spec, view, set),
  });
}

const WORDS = {
  whose: "Whose view?",
  begin: "Begin with your own view",
  more: "Add another person",
  takeOut: "Take out this view",
  warning: "Take out this person's whole view?",
  yes: "Yes, take it out",
  no: "No, keep it",
};

/** @param {any} spec @param {() => any} view @param {(part: any) => void} set */
function fieldsOf(spec, view, set) {
  return [
    textField({
      label: "Whose view is this?",
      hint: "A role is enough, such as: chair, parent member, health visiting.",
      text: view().who,
      most: 60,
      keep: (who) => set({ who }),
      key: "who",
    }),
    ...spec.typologies.map((typology) =>
      h(
        "fieldset",
        { class: "pw-typology" },
        h("legend", {}, typology.asks),
        h("p", { class: "pw-small" }, `${typology.name} (${typology.by})`),
        ...radios(
          [
            ...typology.types.map((type) => ({ id: type.id, text: `${type.label}: ${type.gist}` })),
            { id: spec.neither, text: "None of these fits" },
          ],
          view().placed[typology.id],
          (id) => set({ placed: { ...view().placed, [typology.id]: id } }),
        ),
      ),
    ),
    textField({ label: "What tells you so?", text: view().why, most: 1500, lines: 4, keep: (why) => set({ why }) }),
  ];
}
