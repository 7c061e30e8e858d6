// The rules of `identifiers.py`, on the learner's own device. The patterns are the bank's.

/** A word that starts like a name, of a length that names have. The same as in `identifiers.py`. */
const NAME = "[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]|['’-][A-ZÀ-ÖØ-Þ]?){0,30}[a-zß-öø-ÿ]";

/** Stands in place of every letter of what is known. No pattern finds it. */
const GAP = "\n";

/**
 * A function that finds what might identify somebody, in the order of the text, no two overlapping.
 * @param {{patterns: any[], organisation: string, given: string[], known: string[]}} data
 * @param {{organisations?: boolean}} [named] whether organisations are named by right, as in an agreement
 * @returns {(text: string) => {pattern: string, looksLike: string, start: number, text: string}[]}
 */
export function finderOf({ patterns, organisation, given, known }, { organisations = false } = {}) {
  const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const longestFirst = [...known].sort((one, other) => other.length - one.length);
  const knowns = new RegExp(`(?<![A-Za-z])(?:${longestFirst.map(escaped).join("|")})(?![A-Za-z])`, "gu");
  const expanded = (pattern) => new RegExp(pattern.replaceAll("{Name}", NAME).replaceAll("{given}", `(?:${given.join("|")})`), "gu");
  const finders = patterns.map((pattern) => ({ ...pattern, find: expanded(pattern.find) }));
  const passed = organisations ? [knowns, expanded(organisation)] : [knowns];
  return (text) => {
    const blanked = passed.reduce((rest, one) => rest.replace(one, (found) => GAP.repeat(found.length)), text);
    const taken = new Set();
    const findings = [];
    for (const { id, looks_like: looksLike, find, check } of finders) {
      for (const found of blanked.matchAll(find)) {
        const places = [...found[0]].map((_, place) => found.index + place);
        if (places.some((place) => taken.has(place)) || !fits(check, found[0])) continue;
        places.forEach((place) => taken.add(place));
        const end = found.index + found[0].length;
        findings.push({ pattern: id, looksLike, start: found.index, text: text.slice(found.index, end) });
      }
    }
    return findings.sort((one, other) => one.start - other.start);
  };
}

/**
 * Whether the last of ten digits is the one that the other nine call for.
 * @param {string | undefined} check @param {string} digits
 */
function fits(check, digits) {
  if (!check) return true;
  const numbers = [...digits].map(Number);
  const rest = numbers.slice(0, 9).reduce((sum, number, place) => sum + number * (10 - place), 0) % 11;
  return (11 - rest) % 11 === numbers[9];
}
