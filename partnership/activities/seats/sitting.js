import { asking } from "../view/asking.js";
import { checkboxes } from "../view/choices.js";
import { h } from "../view/dom.js";
import { button, menuField } from "../tools/fields.js";
import { nameOf, THERE } from "./reading.js";
import { fieldOf } from "./rows.js";

const MOST = 40;
const DEGREE = [
  { id: "", label: "Not said" },
  { id: "high", label: "Much" },
  { id: "low", label: "Little" },
];

/** Whose seat is open, by the tool's place in the page. */
const open = new WeakMap();

/**
 * One seat after another.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 */
export function sitting(work, spec, redraw, changed) {
  const seats = work.get("seats");
  const now = Math.min(open.get(spec) ?? 0, seats.length - 1);
  const choose = (place, key) => {
    open.set(spec, place);
    redraw(key);
  };
  const add = () => {
    const id = Math.random().toString(36).slice(2, 10) || "a";
    const blank = { id, who: "", sector: "other", there: "member", speaks_for: "", vote: "", power: "", interest: "", tie: "none", covers: [] };
    work.set("seats", [...work.get("seats"), blank]);
    choose(work.get("seats").length - 1, "who");
  };
  const more = seats.length < MOST && button(seats.length ? "Add another" : "Add somebody", add, { main: !seats.length, key: "add" });
  if (!seats.length) return h("div", { class: "pw-actions" }, more);

  const set = (part) => {
    work.set("seats", work.get("seats").map((one, place) => (place === now ? { ...one, ...part } : one)));
    changed();
  };
  const remove = () => {
    work.set("seats", work.get("seats").filter((_, place) => place !== now));
    choose(Math.max(0, now - 1), "add");
  };
  const seat = seats[now];
  const remit = work.get("remit").filter((one) => one.text.trim()).map((one) => ({ id: one.id, text: one.text }));
  return h(
    "div",
    {},
    h(
      "div",
      { class: "pw-actions" },
      seats.length > 1 &&
        menuField({ label: "Which seat?", options: seats.map((one, place) => ({ id: String(place), label: `${place + 1}. ${nameOf(one)}` })), chosen: String(now), change: (id) => choose(Number(id), "which"), key: "which" }),
      more,
    ),
    ...fieldsOf(spec).map((field) => fieldOf(field, seat, (value) => set({ [field.name]: value }), field.name)),
    remit.length > 0 && h("fieldset", { class: "pw-bare" }, h("legend", {}, "Which parts of the remit do they bring something to?"), ...checkboxes(remit, seat.covers, (covers) => set({ covers }))),
    h("div", { class: "pw-actions" }, ...asking({ ask: `Take out this seat (${nameOf(seat)})`, warning: "Take it out?", yes: "Yes, take it out", no: "No, keep it" }, remove)),
  );
}

/** @param {any} spec */
function fieldsOf(spec) {
  return [
    { name: "who", label: "Who?", hint: "An organisation, a group or a role. Put in those who are missing, too.", most: 60 },
    { name: "sector", label: "Who owns them, or whom do they answer to?", options: spec.sectors },
    { name: "there", label: "Are they there?", options: THERE },
    { name: "speaks_for", label: "For whom do they speak, and who chose them?", most: 160 },
    { name: "vote", label: "Do they have a vote?", options: [{ id: "", label: "Not said" }, { id: "yes", label: "Yes" }, { id: "no", label: "No" }] },
    { name: "power", label: "How much power have they to make things happen here, or to stop them?", options: DEGREE },
    { name: "interest", label: "How much is at stake for them?", options: DEGREE },
    {
      name: "tie",
      label: "What ties them to the rest?",
      options: [
        { id: "none", label: "Nothing yet" },
        { id: "strong", label: "A strong tie" },
        { id: "weak", label: "A weak tie" },
        { id: "stressful", label: "A stressful tie" },
      ],
    },
  ];
}
