import { asking } from "../view/asking.js";
import { radios } from "../view/choices.js";
import { h } from "../view/dom.js";
import { button, menuField, textField } from "../tools/fields.js";
import { nameOf } from "./reading.js";

/** Whose view is open, by the tool's place in the page. */
const open = new WeakMap();

/**
 * One person's view: who it is, where they place the partnership, and what tells them so.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 */
export function whose(work, spec, redraw, changed) {
  const views = work.get("views");
  const now = Math.min(open.get(spec) ?? 0, views.length - 1);
  const choose = (place, key) => {
    open.set(spec, place);
    redraw(key);
  };
  const add = () => {
    work.set("views", [...work.get("views"), { who: "", placed: {}, why: "" }]);
    choose(work.get("views").length - 1, "who");
  };
  const more = views.length < spec.most && button(views.length ? "Add another person" : "Begin with your own view", add, { main: !views.length, key: "add" });
  if (!views.length) return h("div", { class: "pw-actions" }, more);

  const set = (change) => {
    work.set("views", work.get("views").map((one, place) => (place === now ? { ...one, ...change } : one)));
    changed();
  };
  const remove = () => {
    work.set("views", work.get("views").filter((_, place) => place !== now));
    choose(Math.max(0, now - 1), "add");
  };
  const view = () => work.get("views")[now];
  const names = views.map((one, place) => ({ id: String(place), label: `${place + 1}. ${nameOf(one)}` }));
  return h(
    "div",
    {},
    h(
      "div",
      { class: "pw-actions" },
      views.length > 1 &&
        menuField({ label: "Whose view?", options: names, chosen: String(now), change: (id) => choose(Number(id), "whose"), key: "whose" }),
      more,
    ),
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
    h("div", { class: "pw-actions" }, ...asking({ ...REMOVING, ask: `Take out this view (${nameOf(view())})` }, remove)),
  );
}

const REMOVING = { warning: "Take out this person's whole view?", yes: "Yes, take it out", no: "No, keep it" };
