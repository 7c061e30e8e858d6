import { columnName, readCsv } from "./csv.js";
import { faultIn, filled } from "./schema.js";

// Work as tables for a spreadsheet, out and in by one description: a tool's list of sheets.
//
// A sheet is `{ name, heads, rows, take, most? }`. `heads` are the names of its columns; `rows(work)`
// what stands below them; `take(cell, into, fault)` puts one row into the work that is being read:
// `cell(head)` is a text, `fault(head, what)` says what is wrong with it. `most` has the longest text by column.

const ROWS = 10_000;
/** Faults that are told; more would be a wall. */
const TOLD = 10;

/** @param {any[]} sheets @param {any} work @returns {{name: string, columns: string[], rows: any[][]}[]} */
function asTables(sheets, work) {
  return sheets.map(({ name, heads, rows }) => ({ name, columns: heads, rows: rows(work).filter((row) => row.some((one) => one !== "")) }));
}

/** All tables of a tool: those that are taken back, and those that only tell. @param {any} tool @param {any} work @param {any} spec @returns {any[]} */
export function tablesOf({ sheets, results = () => [], tables = (of) => [...asTables(sheets(spec), of), ...results(of, spec)] }, work, spec) {
  return tables(work, spec);
}

/**
 * The work in tables that were saved before, perhaps changed in a spreadsheet; or every cell that
 * cannot be read. Nothing is guessed and nothing is passed over.
 * @param {string} text of a CSV file @param {any[]} sheets @param {string[]} passed names of tables that only tell
 * @param {any} spec @returns {{work?: any, fault?: string}}
 */
export function readTables(text, sheets, passed, spec) {
  const rows = readCsv(text);
  if (rows.length > ROWS) return { fault: `it has more than ${ROWS.toLocaleString("en-GB")} rows` };
  const into = structuredClone(spec.empty);
  const faults = [];
  let [sheet, head, titles, begins] = [null, null, [], true];
  rows.forEach((row, place) => {
    const at = (column) => `row ${place + 1}, column ${columnName(column)}`;
    const filledCells = row.filter(Boolean);
    if (!filledCells.length) {
      begins = true;
      return;
    }
    const named = begins && filledCells.length === 1 ? plain(filledCells[0]) : "";
    begins = false;
    const found = named && (sheets.find((one) => plain(one.name) === named) ?? (passed.some((one) => plain(one) === named) && PASSED));
    if (found) [sheet, head] = [found, null];
    else if (!sheet) {
      faults.push(`row ${place + 1}: a table has its name above it: ${sheets.map((one) => one.name).join(", ")}. To see how it has to look, choose “Save as a table (CSV)” here`);
      // Said once: in a list from elsewhere it is true of every row.
      sheet = PASSED;
    } else if (sheet === PASSED) return;
    else if (!head) [head, titles] = [headOf(row, sheet, (column, what) => faults.push(`${at(column)}: ${what}`)), row];
    else {
      const unknown = (column) => (titles[column] ? `, for ${sheet.name} has no column ${shown(titles[column])}` : "");
      row.forEach((one, column) => one && !head.includes(column) && faults.push(`${at(column)}: there is no place for ${shown(one)}${unknown(column)}`));
      const columnOf = (name) => head[sheet.heads.indexOf(name)];
      const cell = (name) => row[columnOf(name)] ?? "";
      const fault = (name, what) => faults.push(`${at(columnOf(name) ?? 0)} (${name}): ${what}`);
      for (const [name, most] of Object.entries(sheet.most ?? {})) {
        const length = [...cell(name)].length;
        if (length > most) fault(name, `the text has ${length} characters, and ${most} is the most`);
      }
      sheet.take(cell, into, fault);
    }
  });
  if (!sheet && !faults.length) faults.push("there is nothing in it");
  if (!faults.length) {
    const misfit = faultIn(spec.shape, into);
    if (misfit) faults.push(misfit);
  }
  if (!faults.length) return { work: filled(spec.shape, into) };
  const more = faults.length > TOLD ? ` And ${faults.length - TOLD} more.` : "";
  return { fault: `${faults.slice(0, TOLD).join("; ")}.${more}` };
}

/** A table that is told and not taken back. */
const PASSED = {};

/** The place of each column of a sheet. @param {string[]} row @param {any} sheet @param {(column: number, what: string) => void} fault */
function headOf(row, sheet, fault) {
  const places = sheet.heads.map((name) => row.findIndex((one) => plain(one) === plain(name)));
  if (places.every((one) => one < 0)) fault(0, `the columns of ${sheet.name} are called ${sheet.heads.join(", ")}`);
  return places;
}

/**
 * What a menu calls a choice, back to its id; an empty cell is `blank`.
 * @param {{id: string, label: string}[]} options @param {any} [blank] @returns {{write: (id: any) => string, read: (text: string, fault: (what: string) => void) => any}}
 */
export function choices(options, blank = "") {
  return {
    write: (id) => options.find((one) => one.id === id)?.label ?? "",
    read(text, fault) {
      if (!text) return blank;
      const found = options.find((one) => plain(one.label) === plain(text));
      if (!found) fault(`${shown(text)} is not ${options.map((one) => one.label).join(" or ")}`);
      return found ? found.id : blank;
    },
  };
}

/**
 * A table of one thing that is said, such as a name.
 * @param {string} name @param {string} head @param {string} piece of the work @param {number} most
 */
export function oneText(name, head, piece, most) {
  return { name, heads: [head], most: { [head]: most }, rows: (work) => [[work.get(piece).trim()]], take: (cell, into) => void (into[piece] = cell(head)) };
}

/** @param {string} text */
export const shown = (text) => `'${text.length > 40 ? `${text.slice(0, 40)} …` : text}'`;

/** @param {string} text */
const plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
