// @ts-check
/**
 * What a tutor has given at home: in the browser's storage, and in files. Knows no page.
 *
 * Of several marks of one answer only the last counts; flags, notes and the like are all kept.
 */

/**
 * @typedef {import("../../desk/page/outbox.js").Sent & {at: string}} Given
 * @typedef {{format: string, version: number, pack: string, marker: string, saved: string, events: Given[]}} File
 */

const FORMAT = "partnership-marks";
const VERSION = 1;

/** @param {{kind: string}} event */
const isMark = ({ kind }) => kind === "mark" || kind === "withdraw";

export class Store {
  /**
   * @param {{id: string, marker: string}} pack
   * @param {Storage | null} storage null where the browser keeps nothing
   */
  constructor(pack, storage) {
    this.pack = pack;
    this.storage = storage;
    this.name = `partnership-pack:v1:${pack.id}`;
    /** @type {Map<string, Given>} */
    this.events = new Map();
    this.filed = "";
    /** Whether what was given last would be here again after the page was closed. */
    this.isKept = storage !== null;
    this.#read();
  }

  /** @param {import("../../desk/page/outbox.js").Sent} event */
  put(event) {
    // Another window may have the same pack open.
    this.#read();
    this.#add({ ...event, at: new Date().toISOString() });
    this.#keep();
  }

  /** @returns {Given[]} the oldest first */
  all() {
    return [...this.events.values()].sort((one, other) => one.at.localeCompare(other.at));
  }

  /** @param {string} cell @param {string} script @returns {Given[]} */
  of(cell, script) {
    return this.all().filter((event) => event.cell === cell && event.script === script);
  }

  /** @param {string} cell @param {string} script @returns {Given | undefined} the mark that counts */
  mark(cell, script) {
    return this.of(cell, script).filter(isMark).at(-1);
  }

  /** How many events stand in no file yet. */
  get unfiled() {
    return this.all().filter(({ at }) => at > this.filed).length;
  }

  /** @returns {File} everything, as it is sent back */
  file() {
    this.#read();
    const { id, marker } = this.pack;
    return { format: FORMAT, version: VERSION, pack: id, marker, saved: new Date().toISOString(), events: this.all() };
  }

  /** Note that all there is stands in a file now. */
  wasFiled() {
    this.filed = this.all().at(-1)?.at ?? "";
    this.#keep();
  }

  /**
   * Take in what was saved before, here or on another computer. What is newer here stays.
   * @param {string} text the file
   * @returns {number} how many events were new
   * @throws {Error} it is no such file, or belongs to another pack
   */
  bringIn(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Error("This is not a file that was saved here. Choose the one whose name starts with marks-.");
    }
    if (file?.format !== FORMAT || !Array.isArray(file.events)) throw new Error("This is not a file that was saved here. Choose the one whose name starts with marks-.");
    if (file.version !== VERSION) throw new Error("This file was saved by a newer version. Ask for a new pack.");
    if (file.pack !== this.pack.id) throw new Error("This file belongs to another pack. Open the pack it was saved from.");
    const wanted = file.events.filter(isEvent);
    if (wanted.length !== file.events.length) throw new Error("This file is damaged. Nothing was taken from it.");
    const before = new Set(this.events.keys());
    for (const event of wanted) this.#add(event);
    this.#keep();
    return [...this.events.keys()].filter((key) => !before.has(key)).length;
  }

  /** @param {Given} event */
  #add(event) {
    const before = isMark(event) ? this.mark(event.cell, event.script) : undefined;
    if (before && (before.at > event.at || before.key === event.key)) return;
    if (before) this.events.delete(before.key);
    this.events.set(event.key, event);
  }

  #read() {
    try {
      const kept = JSON.parse(this.storage?.getItem(this.name) ?? "null");
      for (const event of kept?.events ?? []) if (isEvent(event)) this.#add(event);
      if (typeof kept?.filed === "string" && kept.filed > this.filed) this.filed = kept.filed;
    } catch {
      this.isKept = false;
    }
  }

  #keep() {
    try {
      this.storage?.setItem(this.name, JSON.stringify({ events: this.all(), filed: this.filed }));
      this.isKept = this.storage !== null;
    } catch {
      // Full or forbidden: it is in memory, and the page asks for a file.
      this.isKept = false;
    }
  }
}

/** @param {any} event @returns {event is Given} */
function isEvent(event) {
  const isText = (/** @type {unknown} */ value) => typeof value === "string";
  return [event?.key, event?.at, event?.cell, event?.script, event?.kind].every(isText) && !Number.isNaN(Date.parse(event.at))
    && (event.given === null || (typeof event.given?.marks === "object" && typeof event.given?.comments === "object"));
}
