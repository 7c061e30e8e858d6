import { h } from "../view/dom.js";
import { frame } from "../tools/frame.js";
import { glossaryOf } from "./glossary.js";
import { place } from "./place.js";
import { tableIn } from "./table_in.js";
import { merge, report, tables } from "./telling.js";
import { timelineOf } from "./timeline.js";

/**
 * A partnership's own events beside national ones, and its own words beside the course's.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, tables, merge, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out @returns {HTMLElement} */
function draw(work, spec, redraw, out) {
  const added = (text) => {
    redraw("table-in");
    out.say(text);
  };
  return h(
    "div",
    { class: "pw-local" },
    h("h4", {}, "1. What happened here?"),
    ...timelineOf(work, spec),
    h("h4", {}, "2. What do our words mean?"),
    ...glossaryOf(work, spec),
    h("h4", {}, "3. Is it in a spreadsheet already?"),
    ...tableIn(work, spec, added),
  );
}
