import { draw } from "../view/drawing.js";
import { h, uniqueId } from "../view/dom.js";
import { button, menuField, textField } from "../tools/fields.js";
import { inOrder, toldAsLines } from "./reading.js";

const [WIDE, ROW, LEFT, TOP] = [560, 44, 104, 20];

/**
 * The partnership's life so far: one line a year, drawn and in words.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw
 */
export function life(work, spec, redraw) {
  const history = inOrder(work.get("history"));
  const next = { year: String(new Date().getFullYear()), stage: spec.life.stages[0].id, what: "" };
  const warning = h("p", { class: "pw-warning", role: "alert" });

  function add() {
    const year = Number(next.year);
    if (!/^\d{4}$/.test(next.year.trim()) || year < 1900 || year > 2100) {
      warning.textContent = "Write the year with four figures, such as 2024.";
      return;
    }
    work.set("history", inOrder([...history, { ...next, year }]));
    redraw("year");
  }

  const remove = (gone) => {
    work.set("history", history.filter((one) => one !== gone));
    redraw("year");
  };
  const lines = toldAsLines(spec.life, history);
  return h(
    "div",
    {},
    h("p", { class: "pw-small" }, `Stages after ${spec.life.by}. Partnerships skip stages and go back.`),
    history.length > 0 && drawn(spec.life, history),
    history.length > 0 &&
      h(
        "ol",
        { class: "pw-life" },
        ...history.map((one, place) => h("li", {}, lines[place], " ", button("Take out", () => remove(one), { quiet: true, name: `Take out: ${lines[place]}` }))),
      ),
    history.length < spec.most &&
      h(
        "fieldset",
        { class: "pw-adding" },
        h("legend", {}, "Add a year to its story"),
        textField({ label: "Year", text: next.year, most: 4, keep: (text) => (next.year = text), key: "year" }),
        menuField({
          label: "Stage",
          options: spec.life.stages.map((one) => ({ id: one.id, label: `${one.label}: ${one.gist}` })),
          chosen: next.stage,
          change: (id) => (next.stage = id),
        }),
        textField({ label: "What happened, in a line", text: "", most: 300, keep: (text) => (next.what = text) }),
        warning,
        button("Add it", add),
      ),
  );
}

/** A line that goes up and down through the stages. @param {any} stages @param {any[]} history */
export function drawn({ stages }, history) {
  const title = uniqueId();
  // The highest stage stands at the top; a way out stands at the bottom.
  const helped = stages.filter((one) => one.helps);
  const levels = [...helped].reverse().concat(stages.filter((one) => !one.helps));
  const years = history.map((one) => one.year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const x = (year) => LEFT + 20 + (to === from ? 0 : ((year - from) / (to - from)) * (WIDE - LEFT - 50));
  const y = (stage) => TOP + ROW * levels.findIndex((one) => one.id === stage);
  const known = history.filter((one) => levels.some((level) => level.id === one.stage));
  const bottom = TOP + ROW * (levels.length - 1);
  const labelled = years.filter((year, place) => years.indexOf(year) === place && (place === 0 || x(year) - x(years[place - 1]) > 34 || year === from));
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDE} ${bottom + 46}`, class: "pw-drawn", role: "img", "aria-labelledby": title },
    draw("title", { id: title }, `The stages of its life from ${from} to ${to}. The list below says the same.`),
    ...levels.map((level) =>
      draw(
        "g",
        {},
        draw("line", { x1: LEFT, x2: WIDE - 10, y1: y(level.id), y2: y(level.id), class: "pw-rule" }),
        draw("text", { x: 0, y: y(level.id) + 5 }, level.label),
      ),
    ),
    draw("polyline", { points: known.map((one) => `${x(one.year).toFixed(1)},${y(one.stage)}`).join(" "), class: "pw-path" }),
    ...known.map((one) => draw("circle", { cx: x(one.year).toFixed(1), cy: y(one.stage), r: 7, class: "pw-dot" })),
    ...labelled.map((year) => draw("text", { x: x(year).toFixed(1), y: bottom + 34, "text-anchor": "middle" }, String(year))),
  );
}
