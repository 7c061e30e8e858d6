// What fits no question of today, as it reads: `portfolio/set_aside.py` has the same rules.

/** What names a record to the computer, and says nothing to a reader. */
const UNSAID = "id";

/**
 * @param {Record<string, any>} kept answers by `<page>:<activity>`
 * @param {(key: string, part: string) => boolean} isShown whether something is read in its own place
 * @param {(id: string) => {title: string, isTool: boolean} | null} known an activity of the course
 * @returns {{title: string, text: string, at: number, tool?: string}[]} `tool`: the id, if it is kept in one
 */
export function setAside(kept, isShown, known) {
  return Object.entries(kept).flatMap(([key, responses]) =>
    Object.entries(responses)
      .filter(([part]) => !isShown(key, part))
      .map(([part, { answer, at }]) => ({ ...read(key.split(":")[1], part, answer, known), at }))
      .filter(({ text }) => text.trim() !== ""),
  );
}

/** @param {string} id @param {string} part @param {unknown} answer @param {(id: string) => any} known */
function read(id, part, answer, known) {
  const { title = id.replaceAll("-", " "), isTool = false } = known(id) ?? {};
  if (typeof answer === "string") return { title, text: answer, ...(isTool ? { tool: id } : {}) };
  // Elsewhere, words without a space are what the course calls a choice.
  const wanted = isTool || !known(id) ? () => true : (one) => typeof one === "string" && /[ \t\r\n]/.test(one);
  const lines = leaves(answer).filter(([, one]) => wanted(one));
  const named = part.split("@")[0];
  const piece = named.startsWith(`${id}.`) ? named.slice(id.length + 1) : "";
  const text = lines.map(([path, one]) => [path.join(", "), one].filter((some) => some !== "").join(": ")).join("\n");
  return { title: piece ? `${title}: ${inWords(piece)}` : title, text, ...(isTool ? { tool: id } : {}) };
}

/** Every text and whole number in a value, with where it stands. @param {any} value @param {string[]} [path] @returns {[string[], string | number][]} */
function leaves(value, path = []) {
  if (typeof value === "string") return bare(value) ? [[path, bare(value)]] : [];
  if (Number.isSafeInteger(value)) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one, place) => leaves(one, [...path, String(place + 1)]));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, one]) => (name === UNSAID ? [] : leaves(one, [...path, inWords(name)])));
}

/** @param {string} name */
const inWords = (name) => name.replace(/[._-]+/g, " ").trim();

/** @param {string} text */
const bare = (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
