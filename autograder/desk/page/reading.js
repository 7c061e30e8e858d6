// @ts-check
/** While a question's answers are read by the model of language: how far it is, and what then. */
import { h } from "./dom.js";
import { notice } from "./response.js";
import { ask, path } from "./server.js";
import { at, tell } from "./showing.js";

const PAUSE = 1500;

/** @typedef {{ done: number, total: number, trouble: string }} Progress */

export class Reading {
  /** @param {() => boolean} isOrdered tells whether like answers stand together @param {() => void} again puts them in order anew */
  constructor(isOrdered, again) {
    this.isOrdered = isOrdered;
    this.again = again;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Stop asking, and show nothing. */
  end() {
    clearTimeout(this.timer);
    this.timer = undefined;
    at("reading").replaceChildren();
  }

  /**
   * Show how far it is, and go on asking until it is done.
   * @param {{ assignment: string, cell: string }} question
   * @param {Progress | null} now
   */
  show(question, now) {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!now) return;
    if (now.trouble) {
      at("reading").replaceChildren(notice("careful",
        h("p", {}, `The answers are compared by their words: ${now.trouble}.`)));
      return;
    }
    if (!at("reading").querySelector("progress")) {
      at("reading").replaceChildren(notice("plain",
        h("p", {}, h("label", {}, "Reading the answers ", h("progress", {})), " ", h("span", {})),
        h("p", {}, "Until then they are compared by their words. You can go on marking.")));
      tell("The answers are being read.");
    }
    const bar = /** @type {HTMLProgressElement} */ (at("reading").querySelector("progress"));
    bar.max = now.total;
    bar.value = now.done;
    /** @type {HTMLElement} */ (at("reading").querySelector("span")).textContent = `${now.done} of ${now.total}`;
    const mine = setTimeout(() => this.#ask(question, mine), PAUSE);
    this.timer = mine;
  }

  /** @param {{ assignment: string, cell: string }} question @param {unknown} mine */
  async #ask(question, mine) {
    /** @type {Progress | null | undefined} */
    let now;
    try {
      now = (await ask(`reading/${path(question.assignment, question.cell)}`)).reading;
    } catch {
      // Saving says when the server is away; it is asked again.
      const last = /** @type {HTMLProgressElement} */ (at("reading").querySelector("progress"));
      now = last && { done: last.value, total: last.max, trouble: "" };
    }
    if (this.timer !== mine) return;
    if (now) this.show(question, now);
    else this.#done();
  }

  /** The order stays as it is until the marker asks: they may be looking for an answer in it. */
  #done() {
    this.end();
    at("reading").replaceChildren(notice("plain",
      h("p", {}, "The answers have been read. ", h("strong", {}, "Alike"), " goes by their meaning now."),
      this.isOrdered() && h("button", { type: "button", onclick: () => this.again() }, "Put like answers together anew")));
    tell("The answers have been read.");
  }
}
