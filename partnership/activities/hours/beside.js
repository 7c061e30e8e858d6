// Two settings side by side: the one that was kept, and the present one. Nothing here draws.
import { calledOf, placesOf, readingOf, resultOf } from "./sums.js";
import { linesOf } from "./telling.js";
import { inDifference, standing } from "./words.js";

/**
 * Both settings, and how they differ, for each who gains or pays.
 * @param {any} work @param {any} spec
 * @returns {{called: string[], moved: string[], lines: any[]} | null} nothing where no setting is kept
 */
export function besideOf(work, spec) {
  const [kept] = work.get("kept");
  if (!kept) return null;
  const settings = [kept.sliders, work.get("sliders")];
  const [before, after] = settings.map((one) => linesOf(work, spec, one));
  const lines = after.map((now, place) => {
    const ends = now.ends.map((minutes, end) => minutes - before[place].ends[end]);
    return { name: now.name, before: before[place], now, ends, difference: inDifference(ends), reading: readingOf(ends) };
  });
  return { called: settings.map((one) => calledOf(spec, resultOf(spec, one)).title), moved: movedOf(spec, settings), lines };
}

/** The sliders that stand elsewhere, in words. @param {any} spec @param {Record<string, number>[]} settings */
function movedOf(spec, settings) {
  const [before, now] = settings.map((one) => placesOf(spec, one));
  return spec.sliders.filter(({ id }) => before[id] !== now[id]).map((one) => `${one.label}: from ${standing(one, before[one.id])} to ${standing(one, now[one.id])}.`);
}

/** What follows for whom, in sentences. @param {any} found what `besideOf` gives */
export function besideInWords({ called, moved, lines }) {
  if (!moved.length) return ["Both settings are the same. Move a slider to see the difference."];
  const same = called[0] === called[1] ? `Both are called: ${called[0]}.` : `It was: ${called[0]}. Now it is: ${called[1]}.`;
  const sorts = { gains: "Better off now", pays: "Worse off now", open: "It could go either way for" };
  const sorted = Object.entries(sorts).flatMap(([reading, says]) => {
    const who = lines.filter((one) => one.reading === reading).map(({ name, difference }) => (reading === "open" ? `${name} (${difference})` : `${name} (${difference.replace(/ (better|worse) off$/, "")})`));
    return who.length ? [`${says}: ${who.join("; ")}.`] : [];
  });
  return [...moved, same, ...(sorted.length ? sorted : ["Nobody is better or worse off."])];
}

/** @param {any} work @param {any} spec @returns {any[][]} blocks of a report */
export function besideBlocks(work, spec) {
  const found = besideOf(work, spec);
  return found ? [["h2", "Two settings side by side"], ["list", besideInWords(found)], ["table", { caption: CAPTION, ...besideTable(found) }]] : [];
}

/** @param {any} work @param {any} spec */
export function besideTables(work, spec) {
  const found = besideOf(work, spec);
  if (!found) return [];
  const columns = ["Who", "Kept, cautious", "Kept, hopeful", "Now, cautious", "Now, hopeful", "Difference, cautious", "Difference, hopeful"];
  const rows = found.lines.map(({ name, before, now, ends }) => [name, ...[...before.ends, ...now.ends, ...ends].map((minutes) => minutes / 60)]);
  return [{ name: BESIDE, columns, rows }];
}

export const BESIDE = "The kept setting beside the present one, in hours a month";
export const CAPTION = "The kept setting and the present one, in hours a month";

/** @param {any} found what `besideOf` gives @param {(line: any) => any} [cell] what shows a range */
export function besideTable({ lines }, cell = ({ hours }) => hours) {
  const rows = lines.map(({ name, before, now, difference }) => [name, cell(before), before.reading, cell(now), now.reading, difference]);
  return { columns: ["Who", "Kept", "Kept reads as", "Now", "Now reads as", "Difference"], rows };
}
