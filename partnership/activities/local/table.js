// A table of events or of words from a spreadsheet: its columns in any order, under many names.
// `table.py` reads the same, in the same words.
import { columnName, readCsv } from "../tools/csv.js";
import { monthIn, whenIn } from "../tools/dates.js";

/** Rows of a table: more than this is no story of one place. */
const ROWS = 10_000;
const [LINE, MORE] = [200, 2000];
const LONGEST = { title: LINE, changed: MORE, word: LINE, meaning: MORE, who: LINE };
/** What people write where they do not know the month. */
const UNKNOWN = ["", "0", "not known", "unknown", "?"];
const NO_DATE = "Write a year (2019), a month (09/2019, September 2019) or a day (3/9/2019)";

/**
 * @param {string} text of a CSV file @param {any} columns by which names they are known
 * @returns {{events: any[], words: any[], faults: string[], left: string[]}} `faults`: what cannot be
 *   read, with its row and column; `left`: what there is no place for
 */
export function readTable(text, columns) {
  const rows = readCsv(text);
  const found = { events: [], words: [], faults: [], left: [], days: 0 };
  if (rows.length > ROWS) return { ...found, faults: [`the file has more than ${ROWS} rows`] };
  const heads = [];
  let atStart = true;
  rows.forEach((row, place) => {
    const name = atStart && isName(rows, place, columns);
    const here = atStart && !name && headOf(row, columns);
    if (!row.some(Boolean)) atStart = true;
    else if (here) {
      heads.push({ ...here, row, lost: new Map() });
      atStart = false;
    } else if (name || !heads.length) {
      const said = row.filter(Boolean).join(" ");
      if (!["events", "words"].includes(plain(said))) found.left.push(`Row ${place + 1} stands above a table: ${shown(said)}.`);
    } else {
      atStart = false;
      take(row, place + 1, heads[heads.length - 1], found);
    }
  });
  const { days, ...all } = found;
  if (!heads.length) return { ...all, left: [], faults: [NO_HEAD] };
  for (const { row, lost } of heads) {
    for (const [at, cells] of [...lost].sort(([one], [other]) => one - other)) all.left.push(`There is no place for ${columnOf(row, at)}: ${cells} ${cells === 1 ? "cell" : "cells"}.`);
  }
  if (days) all.left.push(`Days are not kept, only months: ${days} of the dates had a day.`);
  return all;
}

const NO_HEAD =
  "no row names the columns. Write one above the others, such as: Year, Month, What happened, What it changed; or: Word, What it means here, Who uses it so";

/** Which columns a row names, if it names those of events or of words. @param {string[]} row @param {any} columns */
function headOf(row, columns) {
  for (const kind of ["events", "words"]) {
    const at = {};
    row.forEach((cell, place) => {
      const role = Object.keys(columns[kind]).find((name) => columns[kind][name].includes(plain(cell)));
      if (role && !Object.hasOwn(at, role)) at[role] = place;
    });
    const has = (role) => Object.hasOwn(at, role);
    const isHead = kind === "events" ? (has("when") || has("year")) && has("title") : has("word") && (has("meaning") || has("who") || row.filter(Boolean).length === 1);
    if (isHead) return { kind, at, ours: row.flatMap((cell, place) => (columns.ours.includes(plain(cell)) ? [place] : [])) };
  }
  return null;
}

/** Whether a row is the name of the table that begins below it. @param {string[][]} rows @param {number} place @param {any} columns */
function isName(rows, place, columns) {
  const below = rows.slice(place + 1).find((row) => row.some(Boolean));
  return rows[place].filter(Boolean).length === 1 && Boolean(below && headOf(below, columns));
}

/** Take up one row. @param {string[]} row @param {number} number @param {any} head @param {any} found */
function take(row, number, head, found) {
  const faults = [];
  const fault = (role, what) => faults.push(`row ${number}, ${columnOf(head.row, head.at[role])}: ${what}`);
  const cell = (role) => row[head.at[role]] ?? "";
  const made = head.kind === "events" ? eventIn(cell, fault, "when" in head.at ? "when" : "year") : { word: cell("word"), meaning: cell("meaning"), who: cell("who") };
  const first = head.kind === "events" ? "title" : "word";
  if (!made[first]) fault(first, "nothing is written there");
  for (const [role, most] of Object.entries(LONGEST)) {
    const length = [...(made[role] ?? "")].length;
    if (length > most) fault(role, `the text has ${length} characters, and ${most} is the most`);
  }
  const known = new Set([...Object.values(head.at), ...head.ours]);
  row.forEach((text, at) => text && !known.has(at) && head.lost.set(at, (head.lost.get(at) ?? 0) + 1));
  if (faults.length) return void found.faults.push(...faults);
  const { day = 0, ...rest } = made;
  found.days += day ? 1 : 0;
  found[head.kind].push(rest);
}

/** @param {(role: string) => string} cell @param {(role: string, what: string) => void} fault @param {string} dated the column that holds its date */
function eventIn(cell, fault, dated) {
  const said = ["when", "year"].filter((role) => cell(role));
  const dates = said.map((role) => whenIn(cell(role)));
  const event = { year: 0, month: 0, title: cell("title"), changed: cell("changed"), day: 0 };
  said.forEach((role, place) => !dates[place] && fault(role, `${shown(cell(role))} is no date that can be read here. ${NO_DATE}`));
  if (!said.length) fault(dated, `nothing is written there. ${NO_DATE}`);
  const month = UNKNOWN.includes(cell("month").toLowerCase()) ? 0 : monthIn(cell("month")) || NaN;
  if (Number.isNaN(month)) fault("month", `${shown(cell("month"))} is no month. Write a name, a number from 1 to 12, or nothing`);
  for (const date of dates.filter(Boolean)) {
    if (event.year && event.year !== date.year) fault("year", `${cell("year")} is not the year of ${shown(cell("when"))}`);
    event.year = date.year;
    event.day ||= date.day;
    event.month ||= date.month;
  }
  if (month && event.month && month !== event.month) fault("month", `${shown(cell("month"))} is not the month of the date beside it`);
  event.month ||= month;
  return event;
}

/** @param {string[]} head @param {number} at @returns {string} as a spreadsheet calls it */
function columnOf(head, at) {
  return `column ${columnName(at)}${head[at] ? ` (${shortened(head[at])})` : ""}`;
}

const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
const shortened = (text) => ([...text].length > 40 ? `${[...text].slice(0, 40).join("")} …` : text);
const shown = (text) => `'${shortened(text)}'`;
