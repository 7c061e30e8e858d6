import { layoutOf } from "./sheet_layout.js";
import { CANNOT, ratingIn, roleIn } from "./sheet_words.js";

// The answers in a sheet that a form service wrote, or that somebody made with a statement at the
// head of each column: the rules of `analysis/health/answers.py`. Whatever cannot be read is a
// fault that names its cell.

/**
 * @param {{rows: any[][], merged: string[]}[]} grids
 * @returns {{people: any[], statements: {text: string, cell: string}[], faults: string[], notes: string[]} | null}
 *   null where no sheet holds ratings; a person is `{ cell, role, who, said }`, and `said` has
 *   `{ statement, rating, cannot, example, cell }`
 */
export function sheetAnswers(grids) {
  // Other sheets are summaries that somebody made of the first.
  for (const grid of grids) {
    const layout = layoutOf(grid.rows);
    if (layout) return read(grid, layout);
  }
  return null;
}

/** @param {{rows: any[][], merged: string[]}} grid @param {any} layout */
function read({ rows, merged }, layout) {
  const faults = [];
  const fault = (cell, what) => void faults.push(`${cell.name}: ${what}`);
  const lower = layout.columns.map((one) => one.statement.toLowerCase());
  for (const { statement, heading } of layout.columns) {
    if (lower.filter((one) => one === statement.toLowerCase()).length > 1) fault(heading, `'${statement}' heads two columns. Rename one`);
  }
  for (const place of merged.filter((one) => reaches(one, layout.first))) {
    faults.push(`${place}: these cells are merged, so it is not clear who said what. Unmerge them`);
  }
  const people = rows.slice(layout.first).map((row) => personIn(row, layout, fault)).filter(Boolean);
  const statements = layout.columns.map(({ statement, heading }) => ({ text: statement, cell: heading.name }));
  return { people, statements, faults, notes: notesOf(layout) };
}

/** @param {any[]} row @param {any} layout @param {(cell: any, what: string) => void} fault */
function personIn(row, layout, fault) {
  if (!layout.columns.some(({ rating }) => row[rating]?.text)) return null;
  const who = textAt(row, layout.role);
  const said = layout.columns.flatMap(({ statement, rating: place, example: behind }) => {
    const cell = row[place];
    const rating = cell ? ratingAt(cell, fault) : null;
    const example = exampleAt(row[behind], fault);
    return rating === null && !example ? [] : [{ statement, rating: rating || null, cannot: rating === CANNOT, example, cell: (row[behind] ?? cell).name }];
  });
  if (!said.length) return null;
  return { role: roleIn(who) || "other", who: textAt(row, layout.more) || who, said, cell: row.find((one) => one.text).name };
}

/** @param {any} cell @param {(cell: any, what: string) => void} fault */
function ratingAt(cell, fault) {
  if (cell.formula) return void fault(cell, "it holds a formula and not a rating. Copy it and paste its value") ?? null;
  if (!cell.text) return null;
  const rating = ratingIn(cell.text);
  const shown = cell.text.length > 40 ? `${cell.text.slice(0, 40)} ...` : cell.text;
  if (rating === null) fault(cell, `'${shown}' is no rating. Use 1, 2, 3 or 4, or leave it empty`);
  return rating;
}

/** @param {any} cell @param {(cell: any, what: string) => void} fault */
function exampleAt(cell, fault) {
  if (!cell?.formula) return cell?.text ?? "";
  fault(cell, "it holds a formula and not an example. Paste its value");
  return "";
}

/** @param {any[]} row @param {number} place */
const textAt = (row, place) => (row[place] && !row[place].formula ? row[place].text : "");

/** Whether merged cells such as `Sheet1!A1:C1` lie among the answers. @param {string} cells @param {number} first */
const reaches = (cells, first) => Number(/\d+$/.exec(cells)?.[0]) > first;

/** What was left out or taken in a certain way. @param {any} layout */
function notesOf({ role, left, guessed, dropped }) {
  return [
    ...(role < 0 ? ["No column names a role, so chair, lead officer and members cannot be told apart."] : []),
    ...left.map((cell) => `${cell.name}: '${cell.text}' is neither rating nor example; not used.`),
    ...guessed.map((cell) => `${cell.name}: '${cell.text}' is taken for the examples of the rating before it.`),
    ...(dropped.length ? [`Not taken, to keep people unnamed: ${dropped.map((cell) => cell.text).join(", ")}.`] : []),
  ];
}
