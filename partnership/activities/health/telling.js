import { dayInWords } from "../view/days.js";
import { roundNow } from "./answering.js";
import { together } from "./incoming.js";
import { statements } from "./inviting.js";
import { inWords, nameOf, questionsOf, roles, summaryOf, warningsOf } from "./reading.js";
import { changeTable, ratingTable, readRound, SAME_PEOPLE } from "./seeing.js";

/** Two pages for a board. @param {any} work @param {any} spec @returns {any[][]} */
export function report(work, spec) {
  const { answers, found, changes } = readRound(work, spec);
  const { label, day } = roundNow(work);
  const [name, purpose] = [work.get("name").trim(), work.get("purpose").trim()];
  const blocks = [["p", [name || "Our partnership", label.trim(), day && dayInWords(day)].filter(Boolean).join(", ")]];
  if (purpose) blocks.push(["p", `What it is for: ${purpose}`]);
  if (!answers.length || !found.length) return [...blocks, ["p", "Nobody has answered yet."], ...doneOf(work, spec)];
  blocks.push(
    ["small", `Ratings: ${spec.scale.map(({ id, text }) => `${id} ${text}`).join(", ")}.`],
    ["list", [...summaryOf(found, answers), ...warningsOf(answers)]],
    ["table", ratingTable(found, answers)],
  );
  const split = found.filter((one) => one.kind === "split");
  if (split.length) blocks.push(["h2", "To talk about first"]);
  for (const one of split) {
    blocks.push(["h3", one.question.text], ["p", inWords(one)]);
    if (one.examples.length) blocks.push(["list", one.examples.map(({ rating, example, by }) => `${rating}, ${nameOf(by)}: “${example.trim()}”`)]);
  }
  const others = found.filter((one) => one.kind !== "split");
  if (others.length) blocks.push(["h2", "The others"], ["list", others.map((one) => `${one.question.text} ${inWords(one)}`)]);
  const changed = changeTable(work, changes);
  if (changed) blocks.push(["h2", "Since last time"], ["table", changed], ["small", SAME_PEOPLE]);
  return [...blocks, ...doneOf(work, spec)];
}

/** What will be done. @param {any} work @param {any} spec */
function doneOf(work, spec) {
  const actions = work.get("actions").filter((one) => one.what.trim());
  const levers = spec.levers.items.filter((one) => Object.hasOwn(work.get("levers"), one.id)).map((one) => `${one.label}: ${work.get("levers")[one.id]}`);
  const again = work.get("again");
  return [
    ...(actions.length || levers.length || again ? [["h2", "What we will do"]] : []),
    ...(actions.length
      ? [["table", { caption: "Agreed changes", columns: ["What", "Who", "By"], rows: actions.map(({ what, who, by }) => [what, who, by && dayInWords(by)]) }]]
      : []),
    ...(levers.length ? [["list", levers]] : []),
    ...(again ? [["p", `We look again on ${dayInWords(again)}.`]] : []),
  ];
}

/** One row a rating, as it can be brought in again. @param {any} work @param {any} spec */
export function tables(work, spec) {
  const questions = questionsOf(work, spec);
  const role = (id) => roles.find((one) => one.id === id)?.label ?? id;
  const rows = work.get("rounds").flatMap(({ label, answers }) =>
    answers.flatMap((one, place) =>
      questions
        .filter(({ id }) => Object.hasOwn(one.ratings, id))
        .map(({ id, text }) => [label, one.id || place + 1, role(one.role), one.who, id, text, one.ratings[id].rating ?? "", one.ratings[id].example]),
    ),
  );
  return [{ name: "Answers", columns: ["Round", "Person", "Role", "Who", "Question id", "Question", "Rating", "Example"], rows }];
}

export const merge = {
  label: "Add its answers to mine",
  /** @param {any} mine @param {any} theirs @param {any} spec */
  of: (mine, theirs, spec) => together(mine, [{ answers: theirs.rounds.at(-1)?.answers ?? [], questions: theirs.questions, own: theirs.own }], statements(spec)),
};
