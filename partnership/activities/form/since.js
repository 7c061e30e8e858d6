import { changesOf } from "./changes.js";

/** The forms whose document is to say nothing of what changed. */
const leftOut = new WeakSet();

/** @param {any} spec @returns {boolean} whether the document says what changed */
export const isSaid = (spec) => !leftOut.has(spec);

/** @param {any} spec @param {boolean} wanted */
export function say(spec, wanted) {
  if (wanted) leftOut.delete(spec);
  else leftOut.add(spec);
}

/**
 * What changed since the last version that says something else, as `portfolio/forms.py` writes it.
 * @param {any} work @param {any} spec @returns {any[][]} blocks of a report
 */
export function changedSince(work, spec) {
  if (spec.keeps !== "version" || !isSaid(spec)) return [];
  const versions = work.get("versions").map((one) => ({ name: one.name, changes: changesOf(spec, one.answers, work.get("answers")) }));
  const last = versions.findLast((one) => one.changes.length);
  if (!last) return [];
  return [["h2", `What changed since “${last.name}”`], ...last.changes.flatMap(told)];
}

/** @param {{section: string, label: string, said: string, added: string[], gone: string[]}} change @returns {any[][]} */
function told({ section, label, said, added, gone }) {
  const points = [...gone.map((text) => `Taken out: ${text}`), ...added.map((text) => `Put in: ${text}`)];
  return [["p", `${section}: ${label}${label.endsWith("?") ? "" : "."} ${said}`], ...(points.length ? [["list", points]] : [])];
}
