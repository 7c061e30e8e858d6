import { asking } from "../view/asking.js";
import { h } from "../view/dom.js";
import { textField } from "../tools/fields.js";
import { frame } from "../tools/frame.js";
import { answering, changeRound, roundNow } from "./answering.js";
import { choosing } from "./asking.js";
import { dayField, doing } from "./doing.js";
import { gathering, inviting } from "./inviting.js";
import { seeing } from "./seeing.js";
import { arriving } from "./link.js";
import { place } from "./place.js";
import { merge, report, tables } from "./telling.js";

/** Rounds that are kept, as in `work.py`. */
const ROUNDS = 12;

/**
 * Several people rate one partnership, each with examples; what they say is laid side by side.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, tables, merge, arriving, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out */
function draw(work, spec, redraw, out) {
  const stage = h("div", {});
  const show = () => stage.replaceChildren(...seeing(work, spec));
  const person = h("div", {});
  const again = () => person.replaceChildren(answering(work, spec, redraw, show));
  // What is asked has changed, so the form that asks it changes too.
  const asked = () => {
    again();
    show();
  };
  asked();
  return h(
    "div",
    { class: "pw-health" },
    h("h4", {}, "1. What do you ask?"),
    choosing(work, spec, redraw, asked),
    h("h4", {}, "2. Whom do you ask?"),
    inviting(work, spec, out),
    h("h4", {}, "3. What do they say?"),
    rounds(work, redraw),
    person,
    gathering(work, spec, redraw, out),
    h("h4", {}, "4. What do you see?"),
    stage,
    h("h4", {}, "5. What will you do?"),
    doing(work, spec, redraw),
  );
}

/** The round that is asked now, and a way to begin another. @param {any} work @param {(key?: string) => void} redraw */
function rounds(work, redraw) {
  const all = work.get("rounds");
  const { label, day, answers } = roundNow(work);
  const begin = () => {
    work.set("rounds", [...work.get("rounds"), { label: "", day: "", answers: [] }]);
    redraw("round");
  };
  return h(
    "div",
    {},
    all.length > 1 && h("p", {}, `Before this: ${all.slice(0, -1).map((one, place) => one.label.trim() || `round ${place + 1}`).join(", ")}.`),
    textField({ label: "What do you call this time?", hint: "Such as: Autumn 2026.", text: label, most: 40, keep: (text) => changeRound(work, { label: text }), key: "round" }),
    dayField("Date", day, (date) => changeRound(work, { day: date })),
    answers.length > 0 &&
      all.length < ROUNDS &&
      h(
        "div",
        { class: "pw-actions" },
        ...asking(
          { ask: "Begin a new round", warning: "These answers stay, and the next ones are compared with them.", yes: "Yes, begin a new round", no: "No, go on with this one" },
          begin,
        ),
      ),
  );
}
