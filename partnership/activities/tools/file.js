import { faultIn, filled } from "./schema.js";

// One file with all of somebody's work in a tool. `file.py` reads and writes the same.

const FORMAT = "partnership-tool";
const VERSION = 1;

/** Bytes. A large piece of work is some hundred thousand. */
export const LARGEST = 2_000_000;

const UNCHANGED = "Nothing here was changed.";

/** @param {any} spec @param {any} work what `work.all()` gives @param {boolean} example @param {Date} now */
export function toolFile(spec, work, example, now) {
  const madeUp = example ? { made_up: true } : {};
  const head = { format: FORMAT, version: VERSION, tool: spec.id, work_version: spec.version, ...madeUp };
  return JSON.stringify({ ...head, course: spec.course, saved: now.toISOString(), work }, null, 1);
}

/**
 * The work in a saved file, or what is wrong with the file and what to do.
 * @param {ArrayBuffer} bytes @param {any} spec
 * @returns {{work?: any, fault?: string}}
 */
export function readToolFile(bytes, spec) {
  if (bytes.byteLength > LARGEST) return { fault: `That file is too large to be saved work. ${UNCHANGED}` };
  let content;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { fault: `That file cannot be read: it is damaged, or of another kind. ${UNCHANGED} Choose the file ending in .json.` };
  }
  if (content?.format !== FORMAT) return { fault: `That is not a file that a tool of this course saved. ${UNCHANGED}` };
  if (content.tool !== spec.id) return { fault: `That file is from another tool. ${UNCHANGED} Bring it in there.` };
  const isKnown = (version, most) => Number.isInteger(version) && version <= most;
  if (!isKnown(content.version, VERSION) || !isKnown(content.work_version, spec.version)) {
    return { fault: `That file was saved by a newer version of the course. ${UNCHANGED} Open it there.` };
  }
  const fault = faultIn(spec.shape, content.work);
  if (fault) return { fault: `That file does not fit (${fault}). ${UNCHANGED} Correct it there, or use an earlier copy.` };
  return { work: filled(spec.shape, content.work) };
}
