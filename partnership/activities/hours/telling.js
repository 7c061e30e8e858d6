import { draw } from "../view/drawing.js";
import { paidOf, readingOf, resultOf } from "./sums.js";
import { inHours, inWord } from "./words.js";

/** What a party is called here. @param {any} work @param {any} party */
export function nameOf(work, party) {
  return work.get("names")[party.id]?.trim() || party.label;
}

/**
 * Everyone who gains or pays, with all who are paid together before the families.
 * @param {any} work @param {any} spec @param {Record<string, number>} [sliders] another setting than the present one
 */
export function linesOf(work, spec, sliders = work.get("sliders")) {
  const result = resultOf(spec, sliders);
  const own = spec.parties.map((party) => ({ name: nameOf(work, party), ends: result[party.id] }));
  const families = own.pop();
  const lines = [...own, { name: "All who are paid", ends: paidOf(result) }, families];
  return lines.map((line) => ({ ...line, hours: inHours(line.ends), reading: inWord(readingOf(line.ends)) }));
}

/** How far a range reaches on either side of nothing; the words beside it say the same.
 * @param {number[]} ends @param {number} most the largest number of minutes in any range */
export function bar(ends, most) {
  const along = (minutes) => 100 + (98 * minutes) / Math.max(most, 1);
  const [low, high] = [Math.min(...ends), Math.max(...ends)].map(along);
  return draw(
    "svg",
    { viewBox: "0 0 200 14", class: "pw-range", "aria-hidden": "true", preserveAspectRatio: "none" },
    draw("rect", { x: low, y: 3, width: Math.max(high - low, 1), height: 8, class: `pw-range-${readingOf(ends)}` }),
    draw("line", { x1: 100, x2: 100, y1: 0, y2: 14, class: "pw-range-none" }),
  );
}
