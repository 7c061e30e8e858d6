import { dayInWords, isDay } from "../view/days.js";

// What changed from one version of a form to another, in words: the rules of `changes.py`.

/**
 * @param {any} spec @param {Record<string, string>} before @param {Record<string, string>} after
 * @returns {{section: string, label: string, said: string, added: string[], gone: string[]}[]}
 */
export function changesOf(spec, before, after) {
  return spec.sections.flatMap((section) =>
    section.fields.flatMap((field) => {
      const [old, now] = [read(field, before[field.id]), read(field, after[field.id])];
      return old === now ? [] : [{ section: section.title, label: field.label, ...changeOf(field, old, now) }];
    }),
  );
}

/** An answer as it is read. @param {any} field @param {string | undefined} answer @returns {string} */
export function read(field, answer = "") {
  if (field.kind === "choice") return field.options.find((one) => one.id === answer)?.label ?? "";
  return field.kind === "day" && isDay(answer) ? dayInWords(answer) : answer.trim();
}

/** @param {any} field @param {string} old @param {string} now */
function changeOf(field, old, now) {
  if (!old) return { said: "New.", added: sentences(now), gone: [] };
  if (!now) return { said: "Taken out.", added: [], gone: sentences(old) };
  if (field.kind !== "text") return { said: `From “${old}” to “${now}”.`, added: [], gone: [] };
  const { added, gone } = differing(sentences(old), sentences(now));
  if (!added.length && !gone.length) return { said: "The same sentences, set out differently.", added, gone };
  return { said: "Changed.", added, gone };
}

/** Lines and sentences, which are what people talk about. @param {string} text */
function sentences(text) {
  return text
    .split(/\r?\n|(?<=[.!?])[ \t\r\f\v]+/)
    .map((one) => one.trim().replace(/[ \t\r\n\f\v]+/g, " "))
    .filter(Boolean);
}

/**
 * What only one of two lists has, once the longest run of what they share, in order, is left out.
 * @param {string[]} old @param {string[]} now
 */
function differing(old, now) {
  const longest = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i][j] = old[i] === now[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const [added, gone] = [[], []];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1];
    else if (j >= now.length || (i < old.length && longest[i + 1][j] >= longest[i][j + 1])) gone.push(old[i++]);
    else added.push(now[j++]);
  }
  return { added, gone };
}
