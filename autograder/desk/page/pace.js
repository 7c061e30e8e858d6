// @ts-check
/** How long an answer takes, from those marked in this sitting. Nobody else is told. */

const RECENT = 20;
const MINUTE = 60_000;

export class Pace {
  constructor() {
    /** @type {number[]} */
    this.spent = [];
    this.script = "";
    this.since = 0;
    this.sofar = 0;
    document.addEventListener("visibilitychange", () => {
      // A break with the page hidden is no marking.
      if (document.hidden) this.sofar += Date.now() - this.since;
      else this.since = Date.now();
    });
  }

  /** @param {string} script */
  opened(script) {
    this.script = script;
    this.since = Date.now();
    this.sofar = 0;
  }

  /** An answer has all its marks; the first time counts. @param {string} script */
  done(script) {
    if (script !== this.script) return;
    this.script = "";
    this.spent.push(this.sofar + Date.now() - this.since);
    if (this.spent.length > RECENT) this.spent.shift();
  }

  /** @param {number} left how many answers @returns {string} the pace and what it means for the rest */
  said(left) {
    if (this.spent.length < 3 || !left) return "";
    const each = [...this.spent].sort((one, other) => one - other)[Math.floor(this.spent.length / 2)];
    const minutes = Math.round((each * left) / MINUTE);
    const pace = each < MINUTE ? `${Math.round(each / 1000)} seconds` : `${(each / MINUTE).toFixed(1)} minutes`;
    return `; ${pace} each, about ${minutes < 1 ? "a minute" : minutes < 90 ? `${minutes} minutes` : `${(minutes / 60).toFixed(1)} hours`} left`;
  }
}
