import { frame } from "../tools/frame.js";
import { textField } from "../tools/fields.js";
import { tableOf } from "../tools/report.js";
import { h, uniqueId } from "../view/dom.js";
import { comparing } from "./comparing.js";
import { report, results, RESULTS } from "./report.js";
import { sheets } from "./sheets.js";
import { calledOf, placesOf, resultOf } from "./sums.js";
import { bar, linesOf, nameOf } from "./telling.js";
import { standing } from "./words.js";
import { place } from "./place.js";

/** How long somebody must pause before the result is told, in milliseconds. */
const PAUSE = 700;

/**
 * Whose hours joint work saves and whose it spends, as sliders are moved.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, sheets, results, passed: RESULTS, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out @returns {HTMLElement} */
function draw(work, spec, redraw, out) {
  let waiting = 0;
  const heading = h("p", { class: "pw-summary", role: "status" });
  const says = h("p", {});
  const shown = h("div", {});
  const model = h("div", {});
  const beside = comparing(work, spec, redraw, out.say);

  function show() {
    const called = calledOf(spec, resultOf(spec, work.get("sliders")));
    clearTimeout(waiting);
    // Once the slider rests: a screen reader would otherwise be told of every step on the way.
    waiting = setTimeout(() => (heading.textContent = called.title), heading.textContent ? PAUSE : 0);
    says.textContent = called.says;
    const lines = linesOf(work, spec);
    const most = Math.max(...lines.flatMap(({ ends }) => ends.map(Math.abs)));
    const rows = lines.map(({ name, ends, hours, reading }) => [name, h("div", {}, hours, bar(ends, most)), reading]);
    const caption = "Who gains and who pays, in hours a month, from cautious to hopeful";
    shown.replaceChildren(tableOf({ caption, columns: ["Who", "Hours a month", "Reads as"], rows }));
    beside.show();
  }

  const change = (piece, id, value) => {
    work.set(piece, { ...work.get(piece), [id]: value });
    show();
  };
  const places = placesOf(spec, work.get("sliders"));
  const element = h(
    "div",
    { class: "pw-hours" },
    h("h4", {}, "What do you know of yours?"),
    ...spec.sliders.map((one) => slider(one, places[one.id], (place) => change("sliders", one.id, one.steps[place]))),
    h("h4", {}, "Who gains, and who pays?"),
    heading,
    says,
    shown,
    h("h4", {}, "What if you changed something?"),
    beside.element,
    h(
      "details",
      {},
      h("summary", {}, "The equations, and what is assumed"),
      model,
    ),
    h(
      "details",
      {},
      h("summary", {}, "Call them by their own names"),
      ...spec.parties.map((party) =>
        textField({
          label: party.label,
          hint: party.about,
          text: nameOf(work, party) === party.label ? "" : nameOf(work, party),
          most: 60,
          keep: (text) => change("names", party.id, text),
        }),
      ),
    ),
    textField({ label: "What do you make of it?", text: work.get("note"), most: 10_000, lines: 4, keep: (text) => work.set("note", text) }),
  );
  model.append(...equations(spec));
  show();
  return element;
}

/** @param {any} one @param {number} place @param {(place: number) => void} moved */
function slider(one, place, moved) {
  const [name, about] = [uniqueId(), uniqueId()];
  const value = h("span", { class: "pw-value", "aria-hidden": "true" });
  const input = /** @type {HTMLInputElement} */ (
    h("input", { id: name, type: "range", min: 0, max: one.steps.length - 1, step: 1, "aria-describedby": about, oninput })
  );
  input.value = String(place);
  tell();
  return h("div", { class: "pw-slider" }, h("label", { for: name }, `${one.label}: `, value), h("span", { id: about, class: "pw-hint" }, one.asks), input);

  function tell() {
    const text = standing(one, Number(input.value));
    value.textContent = text;
    input.setAttribute("aria-valuetext", text);
  }

  function oninput() {
    tell();
    moved(Number(input.value));
  }
}

/** @param {any} spec @returns {HTMLElement[]} */
function equations(spec) {
  const rows = spec.assumptions.map((one) => [`${one.label} (${one.unit})`, one.cautious, one.hopeful]);
  return [
    h("p", {}, "For each who gains or pays, the minutes of these are added up. Each end of a range takes all its numbers from one column below."),
    h("ul", {}, ...spec.terms.map((one) => h("li", {}, h("strong", {}, `${one.label}: `), one.equation))),
    h("p", {}, spec.keptEquation),
    tableOf({ caption: "What is assumed. All of it is made up", columns: ["Assumption", "Cautious", "Hopeful"], rows }),
  ];
}
