// @ts-check
/** Two people at one answer: say that one is here, and hear who else is and what they did. */
import { h } from "./dom.js";
import { notice } from "./response.js";
import { ask } from "./server.js";
import { at } from "./showing.js";

const BEAT = 15_000;

export class Meeting {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.beat = setInterval(() => this.meet(), BEAT);
    this.back = () => this.meet();
    addEventListener("focus", this.back);
  }

  end() {
    clearInterval(this.beat);
    removeEventListener("focus", this.back);
  }

  async meet() {
    const { answer, outbox, sheet } = this.desk;
    if (!answer || document.hidden) return;
    const { script, seen } = answer;
    const { assignment, cell, role } = sheet;
    try {
      const met = await ask("here", { assignment, cell, role, script });
      if (this.desk.answer !== answer) return;
      // What is on its way from here would look like somebody else's.
      const isNews = met.last > seen && answer.seen === seen && !outbox.unsent(script).length;
      at("others").replaceChildren(
        ...met.here.map((/** @type {string} */ who) => notice("careful", h("p", {}, `${who} has this answer open too. Neither of you overwrites the other.`))),
        ...(isNews ? [this.#news(script)] : []),
        ...(met.copied ? [copied(met.copied)] : []));
    } catch {
      // Saving says when the server is away.
    }
  }

  /** @param {string} script */
  #news(script) {
    return notice("careful", h("p", {}, "Somebody has added to this answer since you opened it. Nothing of yours is lost."),
      h("button", { type: "button", onclick: () => this.desk.again() }, `Show ${script} as it is now`));
  }
}

/** @param {number} many */
const copied = (many) =>
  notice("plain", h("p", {}, `Passages of this stand in ${many === 1 ? "another answer" : `${many} other answers`} too. Alike shows them. There may be a good reason.`));
