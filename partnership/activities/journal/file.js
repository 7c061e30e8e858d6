// One file with everything in it. `partnership/portfolio/journal.py` reads it by the same rules.

const FORMAT = "partnership-journal";
const VERSION = 1;

/** Bytes. A year's work is some hundred thousand. */
export const LARGEST = 5_000_000;

const DEEPEST = 20;
const KEY = /^[a-z0-9_-]{1,80}(:[a-z0-9_-]{1,80}){1,3}$/;
const PART = /^[A-Za-z0-9@._:-]{1,200}$/;
const NEVER = new Set(["__proto__", "constructor", "prototype"]);

export const FAULTS = {
  large: "That file is far too large to be a saved journal. Nothing here was changed.",
  damaged: "That file is damaged and cannot be read. Nothing here was changed. Try an earlier copy.",
  other: "That is not a saved journal of this course. Nothing here was changed.",
  newer: "That journal was saved by a newer version of the course. Nothing here was changed. Open it there.",
  strange: "That file holds things that no journal has. Nothing here was changed. Try an earlier copy.",
};

/**
 * Beside what is kept go the titles of the book's pages, in their order, for who reads the file.
 * @param {Record<string, any>} kept @param {any} spec @param {Date} now
 */
export function journalFile(kept, spec, now) {
  const pages = Object.entries(spec.pages).map(([page, about]) => [page, about?.title ?? page]);
  return JSON.stringify({ format: FORMAT, version: VERSION, course: spec.course, saved: now.toISOString(), pages, kept }, null, 1);
}

/**
 * What is in a journal's file, or the name of what is wrong with it.
 * @param {ArrayBuffer} bytes
 * @returns {{kept?: Record<string, any>, fault?: keyof typeof FAULTS}}
 */
export function readJournal(bytes) {
  if (bytes.byteLength > LARGEST) return { fault: "large" };
  let content;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { fault: "damaged" };
  }
  if (depthOf(content) > DEEPEST) return { fault: "strange" };
  if (!isRecord(content) || content.format !== FORMAT) return { fault: "other" };
  if (!Number.isInteger(content.version) || content.version < 1) return { fault: "other" };
  if (content.version > VERSION) return { fault: "newer" };
  if (!isRecord(content.kept)) return { fault: "other" };
  return isSound(content.kept) ? { kept: content.kept } : { fault: "strange" };
}

/** @param {any} thing */
function isRecord(thing) {
  return thing !== null && typeof thing === "object" && !Array.isArray(thing);
}

/** How deep lists and records lie in one another; it stops looking where it is too deep. @param {any} content */
function depthOf(content) {
  let layer = [content];
  let depth = 0;
  while (depth <= DEEPEST) {
    layer = layer.filter((one) => one !== null && typeof one === "object").flatMap((one) => Object.values(one));
    if (!layer.length) return depth;
    depth += 1;
  }
  return depth;
}

/** @param {Record<string, any>} kept */
function isSound(kept) {
  return (
    !hasName(kept) &&
    Object.entries(kept).every(
      ([key, responses]) =>
        KEY.test(key) &&
        isRecord(responses) &&
        Object.entries(responses).every(([part, response]) => PART.test(part) && isResponse(response)),
    )
  );
}

/** @param {any} response */
function isResponse(response) {
  if (!isRecord(response) || typeof response.fingerprint !== "string") return false;
  return !("at" in response) || (typeof response.at === "number" && response.at >= 0);
}

/** Whether a name that could change what objects are is used anywhere. @param {any} thing */
function hasName(thing) {
  if (thing === null || typeof thing !== "object") return false;
  return Object.entries(thing).some(([name, inner]) => NEVER.has(name) || hasName(inner));
}
