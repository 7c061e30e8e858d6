// @ts-check
/** Answer what the desk asks its server for, from the pack in this page and from the store. */
import { learn } from "../../desk/page/bank.js";
import { RefusedError } from "../../desk/page/outbox.js";
import { isFull, total } from "../../desk/page/scale.js";
import { Store } from "./store.js";

export const pack = JSON.parse(document.getElementById("pack")?.textContent ?? "null");
export const store = new Store(pack, storage());

const DOES = { mark: "gave marks", withdraw: "took the marks back", flag: "flagged it", unflag: "took the flag away", skip: "put it off", note: "noted something" };

/** @param {...string} parts @returns {string} as the desk's own */
export const path = (...parts) => parts.map(encodeURIComponent).join("/");

/**
 * @param {string} what as the desk asks its server: `answer/<assignment>/<cell>/<role>/<script>`
 * @param {any} [body]
 * @returns {Promise<any>}
 */
export async function ask(what, body) {
  const [name, , cell, , script] = what.split("?")[0].split("/").map(decodeURIComponent);
  // The desk shows what it sends as kept only for itself: another pack's must not be mixed in.
  if (name === "start") return { who: `${pack.marker} ${pack.id}`, pieces: pack.pieces, why: "" };
  if (name === "sheet") return sheet(cell);
  if (name === "answer") return answer(cell, script);
  if (name === "history") return { events: [...pack.histories[cell][script], ...store.of(cell, script).map(told)] };
  if (name === "here") return { here: [], copied: 0, last: pack.answers[body.cell][body.script].seen };
  if (name === "save") return save(body.events);
  throw new RefusedError("This needs the course's server, and is not in a home pack.");
}

/** @param {any[]} events */
function save(events) {
  for (const event of events) store.put(event);
  const answers = new Map(events.map(({ cell, script }) => [`${cell}/${script}`, { cell, script }]));
  document.dispatchEvent(new Event("pack-changed"));
  return { kept: events.map(({ key }) => key), refused: [], answers: [...answers.values()].map(({ cell, script }) => answer(cell, script)) };
}

/** @param {string} cell */
function sheet(cell) {
  const found = structuredClone(pack.sheets[cell]);
  for (const row of found.rows) {
    const mark = store.mark(cell, row.script);
    if (mark) Object.assign(row, { mine: mark.given && total(found.piece, mark.given.marks), todo: !isFull(found.piece, mark.given?.marks ?? {}) });
    for (const { kind } of store.of(cell, row.script)) {
      if (kind === "skip") row.skipped = row.todo;
      if (kind === "flag" || kind === "unflag") row.flagged = kind === "flag";
    }
    for (const [id, text] of [...Object.entries(mark?.given?.comments ?? {}), ["", mark?.given?.comment ?? ""]]) learn((found.bank[id] ??= []), text);
  }
  return found;
}

/** @param {string} cell @param {string} script */
function answer(cell, script) {
  const found = structuredClone(pack.answers[cell]?.[script]);
  if (!found) throw new RefusedError(`There is no answer ${script} in this pack.`);
  const mark = store.mark(cell, script);
  if (mark) Object.assign(found, { mine: mark.given, outdated: false });
  for (const { kind, because } of store.of(cell, script)) {
    if (kind === "flag") found.flags.push({ who: pack.marker, because });
    if (kind === "unflag") found.flags = [];
  }
  return found;
}

/** @param {import("./store.js").Given} event */
const told = ({ kind, at, because, given }) =>
  ({ who: pack.marker, role: "at home", at, does: DOES[/** @type {keyof typeof DOES} */ (kind)] ?? kind, because, given, outdated: false });

/** @returns {Storage | null} */
function storage() {
  try {
    localStorage.setItem("partnership-pack:v1:tried", "yes");
    localStorage.removeItem("partnership-pack:v1:tried");
    return localStorage;
  } catch {
    return null;
  }
}
