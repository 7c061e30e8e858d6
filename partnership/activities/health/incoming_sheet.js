import { fingerprint, knownQuestions, LONGEST_EXAMPLE, LONGEST_WHO, personOf, plain } from "./known.js";
import { roles } from "./reading.js";
import { sheetAnswers } from "./sheet_answers.js";

const [OWN, LONGEST_QUESTION] = [8, 200];

/**
 * The answers in a workbook or table with a column a statement, in the shape of the tool's own, as
 * `analysis/health/from_tool.py` makes them; null where no column holds ratings.
 * @param {any[]} sheets @param {string} file its name @param {any} all one's own work @param {any} spec
 */
export function fromSheet(sheets, file, all, spec) {
  const found = sheetAnswers(sheets);
  if (!found) return null;
  const { people, statements, notes } = found;
  const known = knownQuestions(all, spec);
  const asked = statements.map(({ text }) => ({ text, id: known.get(plain(text)) ?? `own.q${fingerprint(plain(text))}` }));
  const own = asked.filter(({ id }) => id.startsWith("own."));
  const faults = [...found.faults, ...tooLong(people, statements.filter((_, place) => own.includes(asked[place])))];
  if (own.length > OWN) faults.push(`${own.length} of its statements are not the tool's own, and ${OWN} is the most`);
  if (!faults.length && !people.length) faults.push("nobody has answered in it yet");
  if (faults.length) return { faults };
  const idOf = new Map(asked.map(({ text, id }) => [text, id]));
  const answers = people.map(({ cell, role, who, said }) => ({
    id: personOf("", `${file} ${cell}`),
    role,
    // The role's own name says nothing more.
    who: roles.some((one) => one.label.toLowerCase() === who.toLowerCase()) ? "" : who,
    ratings: Object.fromEntries(said.map(({ statement, rating, example }) => [idOf.get(statement), { rating, example }])),
  }));
  return { answers, questions: asked.map(({ id }) => id).filter((id) => !id.startsWith("own.")), own: own.map(({ id, text }) => ({ id, text })), notes };
}

/** Nothing is cut off: what is too long to be kept is named. @param {any[]} people @param {any[]} statements */
function tooLong(people, statements) {
  return [
    ...statements.filter(({ text }) => text.length > LONGEST_QUESTION).map(({ cell }) => `${cell}: the statement is longer than ${LONGEST_QUESTION} characters`),
    ...people.filter(({ who }) => who.length > LONGEST_WHO).map(({ cell }) => `the row of ${cell}: the role is longer than ${LONGEST_WHO} characters`),
    ...people.flatMap(({ said }) => said.filter(({ example }) => example.length > LONGEST_EXAMPLE).map(({ cell }) => `${cell}: the example is longer than ${LONGEST_EXAMPLE} characters`)),
  ];
}
