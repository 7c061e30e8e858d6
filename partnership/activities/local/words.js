// A partnership's own words beside the course's.

/** The word that was written, or what is wrong with it. @param {Record<string, string>} fields */
export function madeWord({ word = "", meaning = "", who = "" }) {
  if (!word.trim()) return { fault: "Word: write the word or the initials." };
  return { row: { word: word.trim(), meaning: meaning.trim(), who: who.trim() } };
}

/** What the course says of a word, by the word itself or its initials. @param {any} spec @param {string} word */
export function courseSays(spec, word) {
  const wanted = plain(word);
  const found = spec.terms.find(([term, acronym]) => plain(term) === wanted || (acronym && plain(acronym) === wanted));
  return found ? { term: found[0], says: found[2] } : null;
}

/** The course's words in which some letters occur. @param {any} spec @param {string} letters @param {number} most */
export function lookedUp(spec, letters, most) {
  const wanted = plain(letters);
  if (!wanted) return [];
  const begins = (term) => (plain(term).startsWith(wanted) ? 0 : 1);
  return spec.terms
    .filter(([term, acronym]) => plain(`${term} ${acronym}`).includes(wanted))
    .sort((a, b) => begins(a[0]) - begins(b[0]))
    .slice(0, most);
}

/** In order of the alphabet. @param {any[]} words */
export function sorted(words) {
  return [...words].sort((a, b) => a.word.localeCompare(b.word, "en-GB"));
}

/** @param {string} text */
function plain(text) {
  return text.trim().toLowerCase().replace(/[-\s]+/g, " ");
}
