import { h, uniqueId } from "../view/dom.js";
import { radios } from "../view/choices.js";
import { calibration } from "./calibration.js";

/**
 * Ask how sure the learner is, before they are told anything.
 * @param {any[]} levels @param {string | undefined} level @param {(level: string) => void} change
 */
export function askHowSure(levels, level, change) {
  return h(
    "fieldset",
    { class: "pw-card pw-sureness" },
    h("legend", {}, "How sure are you?"),
    h("div", { class: "pw-choices" }, ...radios(levels, level, change, "pw-choice")),
  );
}

/**
 * What the learner's answers say of their sureness, in words and as a table.
 * @param {any} spec @param {any} responses
 * @returns {HTMLElement | null} nothing where no question counts yet
 */
export function howSure(spec, responses) {
  const rows = calibration(spec, responses);
  if (rows.every((row) => row.questions === 0)) return null;
  const label = Object.fromEntries(spec.confidence.levels.map(({ id, label }) => [id, label]));
  const heading = uniqueId();
  return h(
    "section",
    { class: "pw-calibration", "aria-labelledby": heading },
    h("h4", { id: heading }, "How sure you were"),
    ...sentences(rows, label).map((sentence) => h("p", {}, sentence)),
    h(
      "table",
      {},
      h("caption", {}, "How sure you were, and how you did"),
      h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows.map((row) => tableRow(row, label[row.level]))),
    ),
  );
}

const COLUMNS = ["You were", "Questions", "All right", "Points"];

/** @param {any} row @param {string} label */
function tableRow({ questions, right, points, out_of }, label) {
  const score = questions ? [questions, right, `${points} of ${out_of}`] : ["0", "–", "–"];
  return h("tr", {}, h("th", { scope: "row" }, label), ...score.map((text) => h("td", {}, String(text))));
}

/** @param {any[]} rows @param {Record<string, string>} label @returns {string[]} */
function sentences(rows, label) {
  const telling = rows.filter(({ leaning }) => MEANINGS[leaning]);
  if (telling.length) {
    return telling.map(
      ({ level, points, out_of, leaning }) =>
        `When you were ${label[level].toLowerCase()}, you earned ${points} of ${out_of} points. ${MEANINGS[leaning]}`,
    );
  }
  return [rows.some((row) => row.leaning === "fits") ? FITS : FEW];
}

const MEANINGS = {
  over: "Feeling sure can hide a gap, as it does for all of us: these are good ones to read again.",
  under: "You know more than you think.",
};
const FITS = "How sure you felt fits how you did. That helps you to see what to read again.";
const FEW = "There are too few answers yet to tell whether how sure you feel fits how you do.";
