import { h } from "../view/dom.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** @param {any} event */
export function whenOf(event) {
  return event.month ? `${MONTHS[event.month - 1]} ${event.year}` : `${event.year}`;
}

/** What happened and what it changed. @param {any} event @returns {HTMLElement[]} */
export function eventText(event) {
  return [h("p", { class: "pw-what" }, event.title), h("p", { class: "pw-why" }, event.changed)];
}
