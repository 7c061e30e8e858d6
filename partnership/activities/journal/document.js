// The journal as a document: blocks that each way of saving it writes in its own form. Its words
// are those of `partnership/portfolio/document.py`.

import { notedOf } from "./notes.js";
import { counted, stateOf, whenOf } from "./words.js";

/**
 * @param {any[]} sections as `arranged` gives them
 * @param {{spec: any, notes: any, aside: any[], now: Date}} about
 * @returns {[string, any][]} kind and content: `h1` to `h4`, `p`, `small`, `said` (own words) and
 *   `li` have a text, `table` has rows of texts, the first of them its heads
 */
export function documentOf(sections, { spec, notes, aside, now }) {
  const blocks = [["h1", "My portfolio"], ["small", `${spec.course}. Saved on ${whenOf(now.getTime())}.`]];
  for (const { title, rows } of sections) {
    const begun = rows.filter(({ one }) => one.state !== "new");
    if (begun.length) blocks.push(["h2", title]);
    for (const { one, said } of begun) {
      blocks.push(["h3", `${one.title} (${stateOf(one)})`], ...said.flatMap(saidBlocks), ...one.read.blocks);
      if (one.moved) blocks.push(["p", one.moved]);
      blocks.push(...notedOf(spec, notes, one.id).map((text) => ["li", text]));
    }
  }
  if (aside.length) blocks.push(["h2", "Kept from before the question changed"], ...aside.flatMap(saidBlocks));
  return blocks;
}

/** @param {any} said @returns {[string, string][]} */
function saidBlocks({ title, text, at }) {
  const heading = [title, whenOf(at)].filter(Boolean).join(", ");
  return [...(heading ? [["small", heading]] : []), ["said", text]];
}

/**
 * A certificate that says what it is: the learner's own statement, with what the browser counted.
 * @param {ReturnType<typeof import("./contents.js").contentsOf>} contents
 * @param {{spec: any, name: string, hours: number, now: Date}} about
 * @returns {[string, any][]}
 */
export function certificateOf(contents, { spec, name, hours, now }) {
  const words = (text) => text.split(/\s+/).filter(Boolean).length;
  const rows = contents.pages.map(({ title, activities }) => {
    const done = activities.filter((one) => one.state === "done").length;
    const written = activities.flatMap((one) => [...one.said.filter((said) => !said.short), ...one.read.texts]);
    return { title, done, of: activities.length, words: written.reduce((sum, { text }) => sum + words(text), 0) };
  });
  const total = (what) => rows.reduce((sum, row) => sum + row[what], 0);
  const whole = total("done") === total("of");
  const said = spec.certificate;
  const filled = (text) =>
    text.replaceAll(/\{(name|course|hours|done|of)\}/g, (_, field) => ({ name, course: spec.course, hours: counted(hours, "hour", "hours"), done: total("done"), of: counted(total("of"), "activity", "activities") })[field]);
  return [
    ["h1", whole ? said.whole : said.part],
    ["p", filled(said.says)],
    ["p", said.honest],
    ["h2", "What was done"],
    ["table", [["Chapter", "Activities done", "Words written"], ...rows.filter((row) => row.done || row.words).map((row) => [row.title, `${row.done} of ${row.of}`, String(row.words)])]],
    ["small", `Made on ${whenOf(now.getTime())}.`],
  ];
}
