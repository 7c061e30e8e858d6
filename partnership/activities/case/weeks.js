import { h, uniqueId } from "../view/dom.js";
import { draw } from "../view/drawing.js";
import { countedIn, countedMany } from "./names.js";
import { appointments } from "./play/state.js";

const TALL = 120;
const STEP = 34;

/**
 * Appointments in each week so far, as a drawing and as a table.
 * @param {any} spec @param {any} state
 */
export function weeksOf(spec, state) {
  const period = spec.clock.called ?? "week";
  const rows = rowsOf(spec, state);
  if (!rows.some((row) => row.some(Boolean))) return h("p", {}, `No ${countedIn(spec)}s so far.`);
  const sums = rows.map((row) => row.reduce((sum, one) => sum + one, 0));
  const most = Math.max(4, ...sums);
  const title = uniqueId();
  const wide = Math.max(240, rows.length * STEP + 30);
  const bars = sums.flatMap((sum, week) => {
    const tall = (sum / most) * (TALL - 36);
    const x = 26 + week * STEP;
    return [
      draw("rect", { x, y: TALL - 20 - tall, width: STEP - 10, height: tall, class: "pw-week" }),
      draw("text", { x: x + (STEP - 10) / 2, y: TALL - 24 - tall, "text-anchor": "middle" }, String(sum)),
      draw("text", { x: x + (STEP - 10) / 2, y: TALL - 4, "text-anchor": "middle" }, String(week + 1)),
    ];
  });
  const own = spec.agencies.map((agency, place) => ({ agency, place })).filter(({ place }) => rows.some((row) => row[place]));
  return h(
    "figure",
    { class: "pw-figure" },
    h(
      "div",
      { class: "pw-scroll", tabindex: 0, role: "group", "aria-label": `${countedMany(spec)} by ${period}` },
      draw(
        "svg",
        { viewBox: `0 0 ${wide} ${TALL}`, width: wide, height: TALL, role: "img", "aria-labelledby": title, class: "pw-weeks" },
        draw("title", { id: title }, `${countedMany(spec)} in each ${period}: ${sums.map((sum, week) => `${week + 1}: ${sum}`).join(", ")}`),
        ...bars,
      ),
    ),
    h("figcaption", { class: "pw-small" }, `${countedMany(spec)} in each ${period}. The last one shown is under way.`),
    h(
      "details",
      {},
      h("summary", {}, `Who asked for them, by ${period}`),
      h("ul", {}, ...rows.map((row, week) => h("li", {}, `${period[0].toUpperCase()}${period.slice(1)} ${week + 1}: ${inWords(row, own)}`))),
    ),
  );
}

/** The weeks that are over, and the one that is under way. @param {any} spec @param {any} state @returns {number[][]} */
function rowsOf(spec, state) {
  const under = spec.agencies.map((agency) => appointments(state, agency.id));
  return state.weeks.length < spec.clock.last ? [...state.weeks, under] : state.weeks.slice(0, spec.clock.last);
}

/** @param {number[]} row @param {{agency: any, place: number}[]} agencies */
function inWords(row, agencies) {
  const asked = agencies.filter(({ place }) => row[place]);
  return asked.length ? asked.map(({ agency, place }) => `${agency.name} ${row[place]}`).join(", ") : "none";
}

/** All appointments of an agency in a play, or of all of them. @param {any} spec @param {any} state @param {string} [agency] */
export function allAppointments(spec, state, agency) {
  const places = spec.agencies.map((_, place) => place).filter((place) => !agency || spec.agencies[place].id === agency);
  return state.weeks.slice(0, spec.clock.last).reduce((sum, row) => sum + places.reduce((own, place) => own + row[place], 0), 0);
}

