import { make, root } from "./page.js";

/** @typedef {{title: string, url: string, sections: [string, string, string][]}} Indexed */
/** @typedef {{url: string, title: string, page: string, text: string, score: number}} Found */

/** @param {string} text small letters, no accents, hyphens as spaces */
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2019']/g, "")
    .replace(/[^\p{L}\p{N}]/gu, " ");

/** @param {string} text as `plain`, and its hyphened words once more as one: "interagency" */
const searchable = (text) =>
  ` ${plain(text)} ${(text.match(/\p{L}+(?:[-\u2010\u2011]\p{L}+)+/gu) ?? [])
    .map((word) => plain(word).replace(/ /g, ""))
    .join(" ")}`;

/** @param {string} word its stem, near enough for "agencies" to find "agency" */
const stem = (word) =>
  word.length < 5 ? word.replace(/(?<=...)s$/, "") : word.replace(/(?:ies|ing|ed|es|s|y)$/, "").replace(/(.)\1$/, "$1");

/**
 * @param {Indexed[]} pages
 * @param {string} query
 * @returns {Found[]}
 */
export const find = (pages, query) => {
  const words = plain(query).split(/\s+/).filter(Boolean).map(stem);
  /** @type {Found[]} */
  const found = [];
  if (!words.length) return found;
  for (const { title, url, sections } of pages) {
    for (const [heading, anchor, text] of sections) {
      const name = searchable(heading);
      const body = searchable(text);
      let score = 0;
      for (const word of words) {
        const inName = name.includes(` ${word}`);
        const times = body.split(` ${word}`).length - 1;
        if (!inName && !times) {
          score = 0;
          break;
        }
        score += (inName ? 20 : 0) + Math.min(times, 5);
      }
      if (!score) continue;
      if (plain(heading).trim() === plain(query).trim()) score += 40;
      // What explains a word comes before the sources that have it in their titles.
      if (url.startsWith("references.")) score /= 4;
      found.push({ url: root + url + anchor, title: heading, page: title, text, score });
    }
  }
  return found.sort((a, b) => b.score - a.score);
};

/**
 * The part of a text around the first word found, with the words marked.
 * @param {string} text
 * @param {string} query
 */
export const excerpt = (text, query) => {
  const stems = plain(query).split(/\s+/).filter(Boolean).map(stem);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu");
  const first = text.search(pattern);
  const from = first > 60 ? text.indexOf(" ", first - 60) + 1 : 0;
  const part = text.slice(from, from + 180);
  const cut = part.slice(0, part.length < 180 ? undefined : part.lastIndexOf(" "));
  const nodes = [from ? "\u2026 " : ""];
  let end = 0;
  for (const match of cut.matchAll(pattern)) {
    nodes.push(cut.slice(end, match.index), make("mark", {}, match[0]));
    end = match.index + match[0].length;
  }
  return [...nodes, cut.slice(end), from + cut.length < text.length ? " \u2026" : ""];
};
