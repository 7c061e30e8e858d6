import { whenOf } from "./story.js";

const PARTS = { title: "what happened", changed: "what it changed", word: "the word", meaning: "what it means", who: "who uses it so" };

/**
 * Where a text of one's own story or glossary stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} work
 */
export function place([piece, number, part], work) {
  const row = work.get(piece)[number];
  const what = PARTS[part] ?? part;
  if (piece === "events") return { label: `${whenOf(row)}: ${what}` };
  return piece === "words" ? { label: `${row.word}: ${what}` } : {};
}
