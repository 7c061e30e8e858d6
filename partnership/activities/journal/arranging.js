// The same work in three orders: by chapter, by date, by standard.

import { whenOf } from "./words.js";

export const ORDERS = { chapter: "chapter", date: "date", standard: "standard" };

/**
 * Sections with rows; each row is an activity with what of its writing belongs there.
 * @param {ReturnType<typeof import("./contents.js").contentsOf>} contents
 * @param {string} by one of ORDERS
 * @param {any} notes what the learner said of their own work (`notes.js`)
 * @returns {{title: string, href?: string, rows: {one: any, said: any[]}[]}[]}
 */
export function arranged(contents, by, notes) {
  if (by === "date") return byDate(contents);
  if (by === "standard") return byStandard(contents, notes);
  return contents.pages.map(({ title, href, activities }) => ({ title, href, rows: activities.map((one) => ({ one, said: one.said })) }));
}

/** @param {any} contents */
function begunIn(contents) {
  return contents.pages.flatMap((page) => page.activities).filter((one) => one.state !== "new");
}

/** @param {any} contents */
function byDate(contents) {
  const days = new Map();
  const put = (at, one, said) => {
    const day = whenOf(at) || "Without a date";
    const rows = days.get(day)?.rows ?? new Map();
    rows.set(one.id, { one, said: [...(rows.get(one.id)?.said ?? []), ...said] });
    days.set(day, { at: Math.min(at || Infinity, days.get(day)?.at ?? Infinity), rows });
  };
  for (const one of begunIn(contents)) {
    one.said.forEach((said) => put(said.at, one, [said]));
    if (!one.said.length) put(one.at, one, []);
  }
  return [...days]
    .sort(([, first], [, second]) => first.at - second.at)
    .map(([title, { rows }]) => ({ title, rows: [...rows.values()] }));
}

/** @param {any} contents @param {any} notes */
function byStandard(contents, notes) {
  const begun = begunIn(contents);
  const rowsOf = (all) => all.map((one) => ({ one, said: one.said }));
  const sections = notes.standards().map(({ id, whole }) => ({ title: whole, rows: rowsOf(begun.filter((one) => notes.shows(one.id).includes(id))) }));
  const known = new Set(notes.standards().map(({ id }) => id));
  const rest = begun.filter((one) => !notes.shows(one.id).some((id) => known.has(id)));
  return [...sections, { title: "Not yet put under a standard", rows: rowsOf(rest) }].filter(({ rows }) => rows.length);
}
