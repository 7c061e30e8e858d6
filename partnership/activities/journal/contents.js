import { fineIn } from "../view/responses.js";
import { keptIn, readOut } from "../tools/read_out.js";
import { setAside } from "./set_aside.js";

// What the journal shows: every activity of the book, and what is kept of it.

/**
 * @param {any} spec the list of activities, by page
 * @param {Record<string, any>} kept answers by `<page>:<activity>`
 */
export function contentsOf(spec, kept) {
  const places = spec.pages && Object.values(spec.pages).some(Boolean) ? spec.pages : null;
  const activities = spec.activities.map((one) => ({ ...filledIn(one, spec, kept), href: places?.[one.page] && `${places[one.page].href}#activity-${one.id}` }));
  const pages = places ? Object.keys(places) : [...new Set(spec.activities.map((one) => one.page))];
  return {
    pages: pages
      .map((page) => ({
        title: places?.[page].title ?? page,
        href: places?.[page].href,
        activities: activities.filter((one) => one.page === page),
      }))
      .filter((page) => page.activities.length),
    aside: setAside(
      kept,
      (key, part) => key === spec.own || activities.some((one) => one.key === key && one.has(part)),
      (id) => {
        const found = activities.find((one) => one.id === id);
        return found ? { title: found.title, isTool: Object.hasOwn(spec.tools, id) } : null;
      },
    ),
  };
}

/** @param {{pages: {activities: {state: string}[]}[]}} contents */
export function progressOf(contents) {
  const all = contents.pages.flatMap((page) => page.activities);
  return { done: all.filter((one) => one.state === "done").length, of: all.length };
}

/** The fingerprint of a question as it is now. @param {any} spec */
export function marksOf(spec) {
  const marks = new Map(
    spec.activities.flatMap((one) =>
      partsOf(one, spec).map((part) => [`${one.page}:${one.id} ${part.id}`, part.mark]),
    ),
  );
  return (key, part) => marks.get(`${key} ${part}`);
}

/** @param {any} one @param {any} spec */
function partsOf(one, spec) {
  return spec.shapes[one.shape].map(([id, title, counts, words], place) => ({
    id: id.startsWith("~") ? one.id + id.slice(1) : id,
    title,
    counts: counts === 1,
    words,
    mark: Array.isArray(one.marks) ? one.marks[place] : one.marks,
  }));
}

/**
 * What an activity's answers are kept under. Until its page is opened again, that may be the
 * page which showed it before.
 * @param {any} one @param {Record<string, any>} kept
 */
function keyOf(one, kept) {
  const now = `${one.page}:${one.id}`;
  return now in kept ? now : (Object.keys(kept).find((key) => key.endsWith(`:${one.id}`)) ?? now);
}

/** @param {any} one @param {any} spec @param {Record<string, any>} kept */
function filledIn(one, spec, kept) {
  const key = keyOf(one, kept);
  const responses = kept[key] ?? {};
  const parts = partsOf(one, spec).map((part) => ({ ...part, response: responses[part.id] }));
  const answered = parts.filter(({ response, mark }) => response?.fingerprint === mark);
  const tool = toolIn(one, spec, answered);
  const final = answered.filter(({ id, counts, response }) => counts && response.checked !== false && (!tool || tool.begun(id)));
  const done = Math.min(one.steps, final.length);
  const shown = new Set(answered.map((part) => part.id));
  return {
    ...one,
    key,
    done,
    state: done >= one.steps && one.steps > 0 ? "done" : Object.keys(responses).length ? "begun" : "new",
    has: (part) => shown.has(part),
    at: Math.max(0, ...Object.values(responses).map(({ at }) => at || 0)),
    moved: one.view === "stance" ? movedIn(one, answered) : "",
    read: tool?.read ?? { blocks: [], texts: [] },
    fine: answered.flatMap(({ response }) => fineIn(response)),
    said: (tool ? [] : answered)
      .map(({ title, words, response: { answer, at } }) => ({
        title,
        at,
        text: Object.hasOwn(words, String(answer)) ? words[String(answer)] : answer,
        short: Object.keys(words).length > 0,
      }))
      .filter(({ text, short }) => isWriting(text) && (short || one.view !== "quiz")),
  };
}

/**
 * What is kept in a tool: as it reads, and in which of its parts there is something.
 * @param {any} one @param {any} spec @param {any[]} answered
 */
function toolIn(one, spec, answered) {
  if (!Object.hasOwn(spec.tools, one.id)) return null;
  const { outline, shape } = spec.tools[one.id];
  const nameOf = (id) => id.slice(one.id.length + 1);
  const work = keptIn(shape, Object.fromEntries(answered.map(({ id, response }) => [nameOf(id), response.answer])));
  const empty = keptIn(shape, {});
  return { read: readOut(outline, work), begun: (id) => JSON.stringify(work[nameOf(id)]) !== JSON.stringify(empty[nameOf(id)]) };
}

/** Every text in one's own words, and some that were chosen, with its place. @param {any} one */
export function writtenIn({ id, title, said, read, fine }) {
  return [...said.map(({ text }) => ({ title, text, fine })), ...read.texts.map(({ place, text }) => ({ title: `${title}: ${place}`, text, tool: id, fine }))];
}

/** How far a stance moved between before and after, in words. @param {any} one @param {any[]} answered */
function movedIn(one, answered) {
  const [before, after] = ["before", "after"].map((place) => answered.find(({ id, words, response }) => id === `${one.id}.${place}` && String(response.answer) in words));
  if (!before || !after) return "";
  const steps = Math.abs(after.response.answer - before.response.answer);
  const [from, to] = [before, after].map(({ words, response }) => words[response.answer]);
  return steps ? `Between before and after you moved ${steps === 1 ? "1 step" : `${steps} steps`}: from “${from}” to “${to}”.` : `Before and after you stood in the same place: “${to}”.`;
}

/** @param {unknown} answer */
function isWriting(answer) {
  return typeof answer === "string" && answer.trim() !== "";
}
