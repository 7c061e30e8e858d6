// @ts-check
/** The comment bank: sentences that markers have used before. Knows no page. */

/** @typedef {{text: string, uses: number}} Kept */

const SHORTEST = 12;
const MOST = 6;

/**
 * @param {string} text
 * @returns {string[]} its sentences, without those too short to be worth keeping
 */
function sentences(text) {
  return text.split(/(?<=[.!?])\s+|\n+/).map((one) => one.trim()).filter((one) => one.length >= SHORTEST);
}

/**
 * @param {string} text all that is in the box
 * @param {number} place where the cursor is
 * @returns {[number, number]} where the sentence that is being written starts and ends
 */
export function current(text, place) {
  const before = text.slice(0, place);
  const start = Math.max(...[...before.matchAll(/[.!?]\s+|\n/g)].map((end) => end.index + end[0].length), 0);
  return [start, place];
}

/** @param {string} text */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];

/**
 * @param {readonly Kept[]} bank
 * @param {string} typed
 * @returns {Kept[]} what has a word for each word typed, most used first
 */
export function matching(bank, typed) {
  const wanted = words(typed);
  if (!wanted.length || wanted.join("").length < 2) return [];
  return bank
    .filter(({ text }) => {
      const has = words(text);
      return wanted.every((start) => has.some((word) => word.startsWith(start)));
    })
    .filter(({ text }) => text !== typed.trim())
    .sort((one, other) => other.uses - one.uses || one.text.localeCompare(other.text))
    .slice(0, MOST);
}

/**
 * @param {Kept[]} bank is added to
 * @param {string} text what a marker has left in a box
 */
export function learn(bank, text) {
  for (const sentence of sentences(text)) {
    const known = bank.find((kept) => kept.text === sentence);
    if (known) known.uses += 1;
    else bank.push({ text: sentence, uses: 1 });
  }
}
