import { dayInWords, isDay } from "../view/days.js";
import { faultIn, filled } from "./schema.js";

// The work in a tool as blocks of a document, made from the tool's outline. `read_out.py` does the
// same, and `outline.py` says what an outline holds.

/**
 * All the pieces of somebody's work; one that does not fit is as if it were not there.
 * @param {any} shape of the work @param {Record<string, any>} answers by the name of the piece
 * @returns {Record<string, any>}
 */
export function keptIn(shape, answers) {
  const sound = Object.entries(answers).filter(([name, answer]) => Object.hasOwn(shape.properties, name) && !faultIn(shape.properties[name], answer));
  return filled(shape, Object.fromEntries(sound));
}

/**
 * What is kept as it reads.
 * @param {any[]} outline @param {Record<string, any>} work
 * @returns {{blocks: [string, any][], texts: {place: string, text: string}[]}} blocks: `h4` and
 *   `small` have a text, `said` one's own words, `table` rows with the heads first; and each text
 *   of the writer's own, after where in the tool it stands
 */
export function readOut(outline, work) {
  const texts = [];
  const reader = { work, note: (value, text, ...place) => isOwn(value, text) && texts.push({ place: place.filter(Boolean).join(": "), text }) };
  const blocks = outline.flatMap((one) => (one.kind === "said" ? READ.said(reader, one, [work], "") : partOf(reader, one)));
  return { blocks, texts };
}

/** @param {any} reader @param {any} part @returns {[string, any][]} */
function partOf(reader, { title, parts, over, named }) {
  const scopes = over ? rowsOf(over, [reader.work], []).map((row) => [row, reader.work]) : [[reader.work]];
  return scopes.flatMap((scope, place) => {
    const number = title.replaceAll("{n}", String(place + 1));
    const heading = (named && cellText(reader, named, scope)) || number;
    const blocks = parts.flatMap((one) => READ[one.kind](reader, one, scope, heading));
    if (!blocks.length) return [];
    for (const value of named?.values ?? []) reader.note(value, textOf(reader, value, scope), number);
    return [["h4", heading], ...blocks];
  });
}

const READ = {
  said(reader, { label, value }, scope, title) {
    const text = textOf(reader, value, scope, "\n");
    reader.note(value, text, title, label);
    return text ? [["small", label], ["said", text]] : [];
  },

  facts(reader, { heads, facts }, scope, title) {
    const found = facts.map(([label, value]) => ({ label, value, text: textOf(reader, value, scope) }));
    if (!found.some(({ text }) => text)) return [];
    for (const { label, value, text } of found) reader.note(value, text, title, label);
    const rows = found.map(({ label, value, text }) => [label, text || value.otherwise || ""]);
    return [["table", [heads, ...rows.filter(([, text]) => text)]]];
  },

  rows(reader, { over, columns, in_order: order = [], more = false }, scope, title) {
    const keys = keysOf(reader, columns);
    let scopes = [scope];
    for (const name of over) scopes = scopes.flatMap((each) => rowsOf(name, each, keys).map((row) => [row, ...each]));
    scopes.sort((one, other) => order.map((name) => (one[0][name] || 9999) - (other[0][name] || 9999)).find(Boolean) ?? 0);
    const told = scopes
      .map((each) => ({ each, row: columns.map(([, cell]) => cellText(reader, cell, each)) }))
      .filter(({ row }) => row.some((text, at) => text && (at || !more)));
    if (!told.length) return [];
    for (const { each } of told) {
      for (const [head, { values }] of columns) for (const value of values) reader.note(value, textOf(reader, value, each), title, head);
    }
    const rows = told.map(({ row }) => row);
    const wanted = columns.map((_, at) => !at || rows.some((row) => row[at]));
    return [["table", [columns.map(([head]) => head), ...rows].map((row) => row.filter((_, at) => wanted[at]))]];
  },
};

/** The names that rows can have where they are not in a list. @param {any} reader @param {any[]} columns @returns {string[]} */
function keysOf(reader, columns) {
  const value = columns.flatMap(([, { values }]) => values).find(({ of }) => of === "key");
  return value ? [...new Set([...Object.keys(value.words ?? {}), ...recordsOf(reader, value).map(({ id }) => id)])] : [];
}

/** @param {any} reader @param {any} value @returns {any[]} */
function recordsOf(reader, value) {
  return (value.piece && reader.work[value.piece]) || [];
}

/** @param {any} reader @param {any} cell @param {any[]} scope */
function cellText(reader, { values, between = ", " }, scope) {
  return values.map((one) => textOf(reader, one, scope) || one.otherwise).filter(Boolean).join(between);
}

/** @param {any} reader @param {any} value @param {any[]} scope @param {string} [between] */
function textOf(reader, value, scope, between = "; ") {
  const found = at(value.of, scope);
  return (Array.isArray(found) ? found : [found]).map((each) => oneOf(reader, value, each)).filter(Boolean).join(between);
}

/** @param {any} reader @param {any} value @param {any} kept @returns {string} */
function oneOf(reader, value, kept) {
  if (value.words && Object.hasOwn(value.words, String(kept))) return value.words[String(kept)];
  if (value.piece) kept = recordsOf(reader, value).find(({ id }) => id === kept)?.[value.pick] ?? (value.words && kept);
  else if (value.pick) kept = kept[value.pick];
  // Python takes other signs for space than JavaScript does.
  const text = String(kept ?? "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return value.day ? (isDay(text) ? dayInWords(text) : text.trim()) : text;
}

/** Whether it is the writer's own words, and not what the course calls a choice. @param {any} value @param {string} text */
function isOwn({ words = {}, piece }, text) {
  return text !== "" && !piece && !Object.values(words).includes(text);
}

/** What is kept at a place. @param {string} path @param {any[]} scope the record at hand first */
function at(path, scope) {
  const name = path.replace(/^\^+/, "");
  return name.split(".").reduce((found, one) => (isRecord(found) && Object.hasOwn(found, one) ? found[one] : undefined), scope[path.length - name.length]);
}

/** @param {string} name @param {any[]} scope @param {string[]} keys @returns {any[]} */
function rowsOf(name, scope, keys) {
  const found = at(name, scope) ?? [];
  if (Array.isArray(found)) return found;
  const known = keys.filter((key) => Object.hasOwn(found, key));
  const rest = Object.keys(found).filter((key) => !known.includes(key)).sort();
  return [...known, ...rest].map((key) => ({ ...found[key], key }));
}

/** @param {any} thing */
function isRecord(thing) {
  return thing !== null && typeof thing === "object" && !Array.isArray(thing);
}
