import { columnName, readCsv } from "../tools/csv.js";
import { isExcel, readExcel, ROWS, spaced } from "../tools/excel.js";
import { LARGEST, readToolFile } from "../tools/file.js";
import { same } from "../tools/same.js";
import { Refused } from "../tools/unzip.js";
import { fromSheet } from "./incoming_sheet.js";
import { knownQuestions, LONGEST_EXAMPLE, LONGEST_WHO, personOf, plain } from "./known.js";
import { PEOPLE } from "./people.js";
import { nameOf, roles } from "./reading.js";

/** Faults that are listed; more would be a wall. */
const LISTED = 10;
const NOTHING = "Nothing here was changed.";
const COLUMNS = ["role", "rating"];

/**
 * The answers in one file: `{ answers, questions, own, notes? }`, or what is wrong and where.
 * @param {{name: string, size: number, arrayBuffer: () => Promise<ArrayBuffer>}} file @param {any} all one's own work @param {any} spec
 * @returns {Promise<{faults?: string[], answers?: any[], questions?: string[], own?: any[], notes?: string[]}>}
 */
export async function answersIn(file, all, spec) {
  if (file.size > LARGEST) return { faults: ["it is too large: this tool takes the answers of one partnership"] };
  const bytes = await file.arrayBuffer();
  if (isExcel(new Uint8Array(bytes), file.name)) return fromExcel(new Uint8Array(bytes), file.name, all, spec);
  if (file.name.toLowerCase().endsWith(".json")) return fromWork(bytes, spec);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { faults: ["it is not UTF-8 text. In Excel, choose Save as, CSV UTF-8"] };
  }
  const rows = readCsv(text);
  if (rows.length > ROWS) return { faults: [`it has ${rows.length.toLocaleString("en-GB")} rows, and ${ROWS.toLocaleString("en-GB")} is the most. A survey needs the notebook`] };
  const cells = rows.map((row, number) => row.map((cell, column) => ({ name: `${columnName(column)}${number + 1}`, text: spaced(cell), formula: false })));
  const found = isOwnTable(rows[0]) ? null : fromSheet([{ rows: cells, merged: [] }], file.name, all, spec);
  return found ?? fromTable(rows, file.name, all, spec);
}

/** @param {Uint8Array} bytes @param {string} name of the file @param {any} all @param {any} spec */
async function fromExcel(bytes, name, all, spec) {
  let sheets;
  try {
    sheets = await readExcel(bytes, name);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { faults: [error.message] };
  }
  const texts = sheets.map(({ rows }) => rows.map((row) => row.map((cell) => cell.text)));
  const own = texts.find(([heads = []]) => isOwnTable(heads));
  return own ? fromTable(own, name, all, spec) : (fromSheet(sheets, name, all, spec) ?? { faults: [NO_RATINGS] });
}

const NO_RATINGS = "no column in it holds ratings from 1 to 4. Put one statement at the head of each column, with the ratings below it";

/** Whether a table has a row for each rating, as this tool saves it; forms have a column for each statement. @param {string[]} heads */
const isOwnTable = (heads) => heads.some((one) => one.toLowerCase() === "rating");

/** @param {ArrayBuffer} bytes @param {any} spec */
function fromWork(bytes, spec) {
  const { work, fault } = readToolFile(bytes, spec);
  if (fault) return { faults: [fault.replace(` ${NOTHING}`, "")] };
  const { answers } = work.rounds.at(-1) ?? { answers: [] };
  if (!answers.length) return { faults: ["there are no answers in it. Whoever was invited has to add them and save again"] };
  return { answers, questions: work.questions, own: work.own };
}

/** @param {string[][]} rows @param {string} name of the file @param {any} all @param {any} spec */
function fromTable(rows, name, all, spec) {
  const heads = rows[0].map((one) => one.toLowerCase());
  const column = (head) => heads.indexOf(head);
  const missing = COLUMNS.filter((head) => column(head) < 0);
  if (column("question") < 0 && column("question id") < 0) missing.push("question");
  if (missing.length) return { faults: [`row 1: there is no column called ${missing.map((head) => `'${head}'`).join(" or ")}`] };
  const known = knownQuestions(all, spec);
  const faults = [];
  const people = new Map();
  rows.slice(1).forEach((row, place) => {
    if (row.every((cell) => !cell)) return;
    const cell = (head) => row[column(head)] ?? "";
    const fault = take(cell, name, known, people);
    if (fault) faults.push(`row ${place + 2}: ${fault}`);
  });
  if (!faults.length && !people.size) faults.push("there are no answers below its first row");
  if (faults.length) return { faults };
  const answers = [...people.values()];
  const questions = [...new Set(answers.flatMap((one) => Object.keys(one.ratings)))].filter((id) => !id.startsWith("own."));
  return { answers, questions, own: [] };
}

/** Take up one row; what is wrong with it comes back in words. @param {(head: string) => string} cell @param {string} file @param {Map<string, string>} known @param {Map<string, any>} people */
function take(cell, file, known, people) {
  const [said, who, example] = [cell("role"), cell("who"), cell("example")];
  const role = roles.find((one) => one.id === said.toLowerCase() || one.label.toLowerCase() === said.toLowerCase())?.id;
  if (!role) return `the role '${shown(said)}' is not ${roles.map((one) => one.label).join(", ")}`;
  const id = known.get(cell("question id")) ?? known.get(plain(cell("question")));
  if (!id) return `nobody asks '${shown(cell("question") || cell("question id"))}' here. Correct it, or add it to your own questions first`;
  const rating = ratingOf(cell("rating"));
  if (rating === undefined) return `the rating '${shown(cell("rating"))}' is not 1, 2, 3, 4 or empty (empty means: I cannot say)`;
  if (who.length > LONGEST_WHO) return `the words under 'Who' are longer than ${LONGEST_WHO} characters`;
  if (example.length > LONGEST_EXAMPLE) return `the example is longer than ${LONGEST_EXAMPLE} characters`;
  const key = JSON.stringify([cell("round"), cell("person"), role, who]);
  const person = people.get(key) ?? { id: personOf(cell("person"), `${file} ${key}`), role, who, ratings: {} };
  if (Object.hasOwn(person.ratings, id)) return `${nameOf(person)} answers this a second time. Give each person a number in a column 'Person'`;
  person.ratings[id] = { rating, example };
  people.set(key, person);
  return "";
}

/** @param {string} text */
function ratingOf(text) {
  if (text === "" || text === "?" || /^(i )?cannot say$/i.test(text)) return null;
  return /^[1-4]$/.test(text) ? Number(text) : undefined;
}

const shown = (text) => (text.length > 40 ? `${text.slice(0, 40)} …` : text);

/**
 * One's own work with others' answers added to its latest round.
 * @param {any} mine @param {{answers: any[], questions: string[], own: any[]}[]} found @param {string[]} known ids of statements
 */
export function together(mine, found, known) {
  const round = mine.rounds.at(-1) ?? { label: "", day: "", answers: [] };
  const own = [...mine.own];
  const answers = [...round.answers];
  const questions = new Set(mine.questions);
  let [already, corrected] = [0, 0];
  for (const one of found) {
    for (const question of one.own) {
      const same = own.find((other) => other.id === question.id);
      if (same && plain(same.text) !== plain(question.text)) return { fault: `Your own question “${same.text}” has other words there: “${question.text}”.` };
      if (!same) own.push(question);
    }
    one.questions.filter((id) => known.includes(id)).forEach((id) => questions.add(id));
    for (const answer of one.answers) {
      const known = (answer.id ? answers : round.answers).find((other) => (answer.id ? other.id === answer.id : same(other, answer)));
      if (!known) answers.push(answer);
      else if (same(known, answer)) already += 1;
      else {
        answers.splice(answers.indexOf(known), 1, answer);
        corrected += 1;
      }
    }
  }
  if (own.length > 8) return { fault: `Together that would be ${own.length} own questions, and 8 is the most.` };
  if (answers.length > PEOPLE) return { fault: `Together that would be ${answers.length} people, and ${PEOPLE} is the most.` };
  const added = answers.length - round.answers.length;
  const work = { ...mine, own, questions: [...questions], rounds: [...mine.rounds.slice(0, -1), { ...round, answers }] };
  const told = `Added the answers of ${added === 1 ? "1 person" : `${added} people`}.${corrected ? ` Corrected: ${corrected}.` : ""}${already ? ` Here already: ${already}.` : ""}`;
  return { work, told };
}

/** @param {{name: string, faults: string[]}[]} bad */
export function faultsInWords(bad) {
  return bad.flatMap(({ name, faults }) => [
    ...faults.slice(0, LISTED).map((one) => `${name}: ${one}.`),
    ...(faults.length > LISTED ? [`${name}: and ${faults.length - LISTED} more.`] : []),
  ]);
}
