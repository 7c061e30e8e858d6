import { h } from "../view/dom.js";
import { tableOf } from "../tools/report.js";
import { roundNow } from "./answering.js";
import { changeOf, inWords, nameOf, questionsOf, readQuestion, summaryOf, warningsOf } from "./reading.js";

/** Above this many people, a table has a column for each rating and not for each person. */
const MANY = 8;

/** Everything that the latest round says. @param {any} work @param {any} spec */
export function readRound(work, spec) {
  const { answers } = roundNow(work);
  const found = questionsOf(work, spec).map((question) => readQuestion(question, answers));
  const before = work.get("rounds").at(-2)?.answers ?? [];
  const changes = before.length ? found.map((one) => ({ one, change: changeOf(one, before) })).filter(({ change }) => change) : [];
  return { answers, found, changes };
}

/** @param {any} work @param {any} spec */
export function seeing(work, spec) {
  const { answers, found, changes } = readRound(work, spec);
  if (!answers.length || !found.length) return [h("p", {}, "There is nothing to see yet: choose statements, and bring in answers.")];
  const split = [...found].filter((one) => one.kind === "split");
  const changed = changeTable(work, changes);
  return [
    ...summaryOf(found, answers).map((text) => h("p", {}, text)),
    h("ul", { class: "pw-note pw-plain" }, ...warningsOf(answers).map((text) => h("li", {}, text))),
    tableOf(ratingTable(found, answers)),
    split.length > 0 && h("h5", {}, "Talk about these first"),
    ...split.map(read),
    h("h5", {}, "And the others"),
    ...found.filter((one) => one.kind !== "split").map(read),
    changed && h("h5", {}, "Since last time"),
    changed && tableOf(changed),
    changed && h("p", { class: "pw-small" }, SAME_PEOPLE),
  ].filter(Boolean);
}

export const SAME_PEOPLE =
  "Different people may have answered, and one new answer can move a range. Ratings that fall when people begin to look for examples can be a good sign.";

/** @param {any} one */
function read(one) {
  return h(
    "div",
    { class: `pw-read pw-is-${one.kind}` },
    h("p", { class: "pw-what" }, one.question.text),
    h("p", {}, inWords(one)),
    one.examples.length > 0 &&
      h("ul", {}, ...one.examples.map(({ rating, example, by }) => h("li", {}, `${rating}, ${nameOf(by)}: “${example.trim()}”`))),
  );
}

/** Ratings by person, or by number where there are many people. @param {any[]} found @param {any[]} answers */
export function ratingTable(found, answers) {
  if (answers.length > MANY) {
    return {
      caption: "How many people gave each rating",
      columns: ["Statement", "1", "2", "3", "4", "Cannot say", "With an example", "Pairs who agree"],
      rows: found.map((one) => [
        one.question.text,
        ...[1, 2, 3, 4].map((number) => one.rated.filter(({ rating }) => rating === number).length),
        one.cannot.length,
        one.examples.length,
        `${one.alike} of ${one.pairs}`,
      ]),
    };
  }
  return {
    caption: "Who gave which rating. * means: with an example. ? means: could not say.",
    columns: ["Statement", ...answers.map(nameOf), "Pairs who agree"],
    rows: found.map((one) => [one.question.text, ...answers.map((answer) => shown(answer.ratings, one.question.id)), `${one.alike} of ${one.pairs}`]),
  };
}

/** @param {any} ratings @param {string} id */
function shown(ratings, id) {
  const given = Object.hasOwn(ratings, id) ? ratings[id] : null;
  if (!given) return "";
  return given.rating === null ? "?" : `${given.rating}${given.example.trim() ? "*" : ""}`;
}

const counted = (people) => (people === 1 ? "1 person" : `${people} people`);

/** @param {any} work @param {any[]} changes */
export function changeTable(work, changes) {
  if (!changes.length) return null;
  const [before, now] = work.get("rounds").slice(-2);
  return {
    caption: "Ranges, then and now",
    columns: ["Statement", before.label || "Before", now.label || "Now", "Which way"],
    rows: changes.map(({ one, change }) => [
      one.question.text,
      `${change.was} (${counted(change.people[0])})`,
      `${change.is} (${counted(change.people[1])})`,
      change.way,
    ]),
  };
}
