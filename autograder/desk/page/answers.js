// @ts-check
/** The answers of one question as they come from the server, the next ones ahead of time. */
import { ask, path } from "./server.js";

const AHEAD = 2;

export class Answers {
  /** @param {any} sheet */
  constructor({ assignment, cell, role }) {
    this.place = [assignment, cell, role];
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
  }

  /** @param {string} script @returns {Promise<any>} */
  get(script) {
    const found = this.fetched.get(script) ?? ask(`answer/${path(...this.place, script)}`);
    this.fetched.set(script, found);
    found.catch(() => this.fetched.delete(script));
    return found;
  }

  /** Ask for it anew next time. @param {string} script */
  forget(script) {
    this.fetched.delete(script);
  }

  /**
   * Have the next ones at hand: they open at once, and when the server is away too.
   * @param {any[]} rows
   * @param {any} row the one that is open
   */
  ahead(rows, row) {
    const next = rows.slice(rows.indexOf(row) + 1).filter(({ todo }) => todo).slice(0, AHEAD);
    for (const { script } of next) this.get(script).catch(() => null);
  }
}
