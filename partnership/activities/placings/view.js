import { h } from "../view/dom.js";
import { textField } from "../tools/fields.js";
import { frame } from "../tools/frame.js";
import { life } from "./life.js";
import { overlay } from "./overlay.js";
import { place } from "./place.js";
import { sheets } from "./sheets.js";
import { merge, report } from "./telling.js";
import { whose } from "./whose.js";

/**
 * Several people place one partnership in the typologies, and tell its story.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, sheets, merge, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw */
function draw(work, spec, redraw) {
  const stage = h("div", {});
  const show = () => stage.replaceChildren(...overlay(work, spec));
  show();
  return h(
    "div",
    { class: "pw-placings" },
    h("h4", {}, "1. Where does each of you place it?"),
    textField({ label: "What is your partnership called?", text: work.get("name"), most: 80, keep: (name) => work.set("name", name) }),
    whose(work, spec, redraw, show),
    h("h4", {}, "2. What do you say together?"),
    stage,
    h("h4", {}, "3. Where is it in its life?"),
    life(work, spec, redraw),
  );
}
