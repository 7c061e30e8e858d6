// @ts-check
/**
 * What is on its way to the server. An event stands in the browser's storage until the server has
 * said that it is kept; the same event sent twice is one event there.
 */

/**
 * @typedef {{key: string, assignment: string, cell: string, script: string, role: string,
 *   kind: string, given: import("./work.js").Given | null, because: string, seen: number,
 *   rubric: string}} Sent
 * @typedef {{state: "saved" | "saving" | "away" | "refused", count: number, reason: string}} State
 */

const PAUSES = [1000, 2000, 4000, 8000, 15000];

/** The server looked at what was sent and will not have it. */
export class RefusedError extends Error {}

/** Whether the last of such events says all that those before it said. @param {Sent} event */
const replaces = ({ kind }) => kind === "mark" || kind === "withdraw";

export class Outbox {
  /**
   * @param {object} to
   * @param {string} to.name tells one marker's events from another's in the same browser
   * @param {Storage | null} to.storage
   * @param {(events: Sent[]) => Promise<any>} to.send rejects with RefusedError, or as fetch does
   * @param {(state: State) => void} to.tell
   * @param {(answer: any, events: Sent[]) => void} to.kept called when the server has them
   */
  constructor({ name, storage, send, tell, kept }) {
    this.prefix = `partnership-desk:v1:${name}:`;
    this.storage = storage;
    this.send = send;
    this.tell = tell;
    this.kept = kept;
    /** @type {Map<string, Sent>} */
    this.waiting = this.#read();
    this.tries = 0;
    this.isSending = false;
    this.isComing = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.reason = "";
    this.#say(this.waiting.size ? "saving" : "saved");
  }

  /** Something will be put here when its writer pauses: until then all is not saved. */
  soon() {
    this.isComing = true;
    if (!this.waiting.size) this.#say("saving");
  }

  /** @param {Sent} event */
  put(event) {
    this.isComing = false;
    // What one has not sent yet and has changed since need not be sent.
    if (!this.isSending && replaces(event)) this.#dropOlder(event);
    this.waiting.set(event.key, event);
    this.#keep(event);
    this.#say("saving");
    this.flush();
  }

  /** Send all there is, now. */
  async flush() {
    clearTimeout(this.timer);
    if (this.isSending) return;
    const events = [...this.waiting.values()];
    if (!events.length) {
      this.#say("saved");
      return;
    }
    this.isSending = true;
    try {
      const answer = await this.send(events);
      for (const key of answer.kept) this.#forget(key);
      this.tries = 0;
      this.isSending = false;
      this.kept(answer, events);
      const refused = answer.refused.filter((/** @type {any} */ { key }) => this.waiting.has(key));
      if (refused.length) {
        this.reason = refused[0].message;
        this.#say("refused");
      } else if (this.waiting.size) this.flush();
      else this.#say("saved");
    } catch (error) {
      this.isSending = false;
      this.reason = error instanceof Error ? error.message : String(error);
      if (error instanceof RefusedError) {
        this.#say("refused");
        return;
      }
      this.#say("away");
      const pause = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
      this.tries += 1;
      this.timer = setTimeout(() => this.flush(), pause);
    }
  }

  /** @param {string} script @returns {Sent[]} what has not reached the server, oldest first */
  unsent(script) {
    return [...this.waiting.values()].filter((event) => event.script === script);
  }

  /** Give up what the server will not have. */
  discard() {
    for (const key of [...this.waiting.keys()]) this.#forget(key);
    this.#say("saved");
  }

  /** @param {Sent} event */
  #dropOlder({ assignment, cell, script, role }) {
    for (const [key, old] of this.waiting) {
      const isSame = old.assignment === assignment && old.cell === cell && old.script === script;
      if (isSame && old.role === role && replaces(old)) this.#forget(key);
    }
  }

  /** @returns {Map<string, Sent>} */
  #read() {
    const found = new Map();
    try {
      const keys = Object.keys(this.storage ?? {}).filter((key) => key.startsWith(this.prefix));
      for (const key of keys.sort()) {
        const event = JSON.parse(this.storage?.getItem(key) ?? "null");
        if (event?.key) found.set(event.key, event);
      }
    } catch {
      // Storage that cannot be read holds nothing we could send.
    }
    return found;
  }

  /** @param {Sent} event */
  #keep(event) {
    try {
      const when = String(Date.now()).padStart(15, "0");
      this.storage?.setItem(`${this.prefix}${when}:${event.key}`, JSON.stringify(event));
    } catch {
      // Full or forbidden: it is still in memory, and on its way.
    }
  }

  /** @param {string} key */
  #forget(key) {
    this.waiting.delete(key);
    try {
      for (const name of Object.keys(this.storage ?? {})) {
        if (name.startsWith(this.prefix) && name.endsWith(`:${key}`)) this.storage?.removeItem(name);
      }
    } catch {
      // What stays there is sent once more, and is one event all the same.
    }
  }

  /** @param {State["state"]} state */
  #say(state) {
    if (state === "saved" && this.isComing) state = "saving";
    this.tell({ state, count: this.waiting.size, reason: this.reason });
  }
}
