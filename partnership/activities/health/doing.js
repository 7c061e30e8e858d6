import { asking } from "../view/asking.js";
import { h } from "../view/dom.js";
import { button, textField } from "../tools/fields.js";

const MOST = 6;

/**
 * What will be done: agreed actions, the levers as a list to go through, the day to look again.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw
 */
export function doing(work, spec, redraw) {
  const actions = work.get("actions");
  const change = (place, part) => work.set("actions", work.get("actions").map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = () => {
    work.set("actions", [...actions, { what: "", who: "", by: "" }]);
    redraw(`action-${actions.length}`);
  };
  return h(
    "div",
    {},
    h("p", {}, "Take it back to everyone who was asked. Agree two changes, and the day on which you will look again."),
    ...actions.map((one, place) =>
      h(
        "fieldset",
        { class: "pw-adding" },
        h("legend", {}, `Change ${place + 1}`),
        textField({ label: "What will be different?", text: one.what, most: 200, keep: (what) => change(place, { what }), key: `action-${place}` }),
        textField({ label: "Who sees to it?", text: one.who, most: 60, keep: (who) => change(place, { who }) }),
        dayField("By when?", one.by, (by) => change(place, { by })),
        ...asking({ ask: `Take out change ${place + 1}`, warning: "Take it out?", yes: "Yes, take it out", no: "No, keep it" }, () => {
          work.set("actions", work.get("actions").filter((_, at) => at !== place));
          redraw("add-action");
        }),
      ),
    ),
    actions.length < MOST && button("Add a change", add, { key: "add-action" }),
    dayField("When do you look again?", work.get("again"), (again) => work.set("again", again)),
    h("details", {}, h("summary", {}, `${spec.levers.name}: a list to go through (${spec.levers.by})`), ...levers(work, spec)),
  );
}

/** @param {any} work @param {any} spec */
function levers(work, spec) {
  const keep = (id) => (text) => {
    const { [id]: _, ...others } = work.get("levers");
    work.set("levers", text.trim() ? { ...others, [id]: text } : others);
  };
  return spec.levers.items.map(({ id, label, gist, theirs }) =>
    textField({
      label,
      hint: `${gist}${theirs ? " Regulators and government pull this one. What could you ask of them?" : ""}`,
      text: Object.hasOwn(work.get("levers"), id) ? work.get("levers")[id] : "",
      most: 200,
      keep: keep(id),
    }),
  );
}

/** A day, as the browser lets people choose one. @param {string} label @param {string} day @param {(day: string) => void} keep */
export function dayField(label, day, keep) {
  const field = textField({ label, text: day, most: 10, keep });
  const box = field.querySelector("input");
  box.type = "date";
  box.max = "2100-12-31";
  box.value = day;
  return field;
}
