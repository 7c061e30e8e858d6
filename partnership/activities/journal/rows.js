import { h } from "../view/dom.js";
import { readingOf } from "./reading.js";
import { lookingBack } from "./looking_back.js";
import { stateOf, whenOf } from "./words.js";

/** @param {any} arranged a section @param {any} spec @param {any} notes @param {(part: string, value: any) => void} save */
export function section({ title, href, rows }, spec, notes, save) {
  const heading = h("h4", {}, href ? h("a", { href }, title) : title);
  return h("section", {}, heading, h("ul", { class: "pw-done" }, ...rows.map((one) => row(one, spec, notes, save))));
}

/** @param {any} one @param {any} spec @param {any} notes @param {(part: string, value: any) => void} save */
function row({ one, said }, spec, notes, save) {
  const mark = { done: "✓", begun: "…", new: "○" }[one.state];
  const wrote = said.some(({ short }) => !short);
  return h(
    "li",
    { class: `pw-is-${one.state}` },
    h("span", { "aria-hidden": "true", class: "pw-mark" }, mark),
    one.href ? h("a", { href: one.href }, one.title) : one.title,
    h("span", { class: "pw-outcome" }, ` ${stateOf(one)}`),
    said.length > 0 && written(said),
    one.moved && h("p", {}, one.moved),
    one.read.blocks.length > 0 && readingOf(one),
    (wrote || one.read.blocks.length > 0) && lookingBack({ one, spec, notes, save }),
  );
}

/** What fits no question of today. @param {any[]} aside */
export function writtenAside(aside) {
  return [h("h4", {}, "Kept from before the question changed"), written(aside)];
}

/** @param {any[]} all */
function written(all) {
  return h(
    "dl",
    { class: "pw-written" },
    ...all.flatMap(({ title, text, at }) => [
      h("dt", {}, title || "What you wrote", h("span", { class: "pw-outcome" }, ` ${whenOf(at)}`)),
      h("dd", {}, text),
    ]),
  );
}
