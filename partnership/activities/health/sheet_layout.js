import { isRatingLike } from "./sheet_words.js";

// Which column of a sheet is what, by the rules of `analysis/health/layout.py`, which says what
// Microsoft Forms and Google Forms write.

/** What form services add by themselves. Names and addresses are not kept. */
const FORM = new Set([
  ...["id", "start time", "completion time", "last modified time", "email", "name", "timestamp"],
  ...["email address", "username", "score", "total points", "quiz feedback", "grade posted time", "language"],
]);
const ROLE = /\b(your )?(role|capacity|who are you|which of these are you)\b/i;
const MORE = /\b(in more detail|sector|organisation|agency)\b/i;
const EXAMPLE = /\b(examples?|evidence|what did you see|makes? it so|why do you say)\b/i;
const REST = /\b(anything else|any other|finally|thank)\b/i;
const GRID = /^.*\[([^[\]]+)\]$/;
const NUMBERED = /^(?:(?:Q|Question)\s*)?(\d{1,2})\s*[.):]\s*(\S.*)$/;

/**
 * What the columns of a sheet are, or null if nothing in it looks like a rating.
 * @param {{text: string, name: string}[][]} rows
 */
export function layoutOf(rows) {
  const head = rows.findIndex(isHeading);
  if (head < 0) return null;
  const found = { first: head + 1, columns: [], examples: new Map(), guessed: [], role: -1, more: -1, left: [], dropped: [] };
  rows[head].forEach((heading, place) => {
    const below = rows.slice(head + 1).map((row) => row[place]?.text).filter(Boolean);
    if (heading.text) take(found, place, heading, below);
  });
  putExamples(found);
  return found.columns.length ? found : null;
}

/** A heading row has two texts or more; a title above it, often merged, is one. @param {{text: string}[]} row */
const isHeading = (row) => row.filter((cell) => /\p{L}|_/u.test(cell.text)).length > 1;

/** @param {any} found @param {number} place @param {any} heading @param {string[]} below */
function take(found, place, heading, below) {
  const { text } = heading;
  const rated = below.filter(isRatingLike).length;
  if (FORM.has(text.toLowerCase()) || /^(Points|Feedback) - /.test(text)) found.dropped.push(heading);
  else if (found.role < 0 && ROLE.test(text) && !EXAMPLE.test(text)) found.role = place;
  else if (below.length && rated * 2 >= below.length) {
    const [number, statement] = numbered((GRID.exec(text)?.[1] ?? text).trim());
    found.columns.push({ statement, number, heading, rating: place, example: -1 });
  } else if (EXAMPLE.test(text)) found.examples.set(place, heading);
  else if (found.more < 0 && found.role >= 0 && MORE.test(text)) found.more = place;
  else if (found.columns.some((one) => one.rating === place - 1) && !REST.test(text)) {
    found.examples.set(place, heading);
    found.guessed.push(heading);
  } else found.left.push(heading);
}

/** Give each column of examples to its statement: by name or number, or else by its place. @param {any} found */
function putExamples(found) {
  for (const run of runs([...found.examples.keys()].sort((one, other) => one - other))) {
    const before = found.columns.filter((one) => one.rating < run[0]);
    if (!before.length) {
      found.left.push(...run.map((place) => found.examples.get(place)));
      continue;
    }
    const last = before.at(-1).rating;
    const ratings = runs(before.map((one) => one.rating)).find((one) => one.includes(last));
    run.forEach((place, order) => {
      // As many examples as ratings stand in the same order; one stands behind the last.
      const near = ratings.length === run.length ? ratings[order] : last;
      const { text } = found.examples.get(place);
      const chosen = before.find((one) => names(text, one)) ?? before.find((one) => one.rating === near);
      if (chosen.example < 0) chosen.example = place;
      else found.left.push(found.examples.get(place));
    });
  }
}

/** Whether the heading of an example says whose it is. @param {string} text @param {any} column */
function names(text, column) {
  const [number] = numbered(text);
  return text.toLowerCase().includes(column.statement.toLowerCase()) || (number !== "" && number === column.number);
}

/** Numbers in runs without gaps. @param {number[]} places */
function runs(places) {
  const all = [];
  for (const place of places) {
    if (all.at(-1)?.at(-1) === place - 1) all.at(-1).push(place);
    else all.push([place]);
  }
  return all;
}

/** @param {string} text */
function numbered(text) {
  const [, number = "", rest = text] = NUMBERED.exec(text) ?? [];
  return [number, rest];
}
