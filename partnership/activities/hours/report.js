import { BESIDE, besideBlocks, besideTables } from "./beside.js";
import { calledOf, placesOf, resultOf, termsOf } from "./sums.js";
import { linesOf, nameOf } from "./telling.js";
import { inHours, standing } from "./words.js";

/** @param {any} work @param {any} spec */
export function report(work, spec) {
  const called = calledOf(spec, resultOf(spec, work.get("sliders")));
  const note = work.get("note").trim();
  return [
    ["p", "A thinking tool. Every number of the model is made up, and it is evidence of nothing."],
    ["h2", called.title],
    ["p", called.says],
    ["table", { caption: "Who gains and who pays, in hours a month, from cautious to hopeful", ...gains(work, spec) }],
    ["table", { caption: "Where each comes from", ...origins(work, spec) }],
    ["table", { caption: "What was set", ...settings(work, spec) }],
    ...besideBlocks(work, spec),
    ...(note ? [["h2", "What we make of it"], ["p", note]] : []),
    ["h2", "The model"],
    ["list", [...spec.terms.map((one) => `${one.label}: ${one.equation}`), spec.keptEquation]],
    ["table", { caption: "What is assumed. All of it is made up", ...assumed(spec) }],
  ];
}

/** What follows from the setting, for a spreadsheet. It is told, and never taken back. @param {any} work @param {any} spec */
export function results(work, spec) {
  const lines = linesOf(work, spec).map(({ name, ends }) => [name, ends[0] / 60, ends[1] / 60]);
  return [
    { name: RESULTS[0], columns: ["Who", "Cautious", "Hopeful"], rows: lines },
    ...besideTables(work, spec),
    { name: RESULTS[1], ...assumed(spec) },
  ];
}

/** The names of these tables. */
export const RESULTS = ["Hours saved (plus) or spent (minus) in a month", "What is assumed, made up", BESIDE];

/** @param {any} work @param {any} spec */
function gains(work, spec) {
  const rows = linesOf(work, spec).map(({ name, hours, reading }) => [name, hours, reading]);
  return { columns: ["Who", "Hours a month", "Reads as"], rows };
}

/** @param {any} work @param {any} spec */
function origins(work, spec) {
  const rows = termsOf(spec, work.get("sliders")).map(({ label, minutes }) => [
    label,
    ...spec.parties.map(({ id }) => (minutes[id] ? inHours(minutes[id]) : "–")),
  ]);
  return { columns: ["Term", ...spec.parties.map((party) => nameOf(work, party))], rows };
}

/** @param {any} work @param {any} spec */
function settings(work, spec) {
  const places = placesOf(spec, work.get("sliders"));
  return { columns: ["What", "Set to"], rows: spec.sliders.map((one) => [one.label, standing(one, places[one.id])]) };
}

/** @param {any} spec */
function assumed(spec) {
  const rows = spec.assumptions.map((one) => [`${one.label} (${one.unit})`, one.cautious, one.hopeful]);
  return { columns: ["Assumption", "Cautious", "Hopeful"], rows };
}
