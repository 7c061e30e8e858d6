// @ts-check
/** What a marker has given one answer so far, and the way back. Knows no page. */

/** @typedef {{marks: Record<string, number>, comments: Record<string, string>, comment: string}} Given */

const DEEPEST = 200;

/** @returns {Given} */
export const nothing = () => ({ marks: {}, comments: {}, comment: "" });

/**
 * @param {Given} given
 * @returns {Given} the same without comments that are empty
 */
function tidy(given) {
  const comments = Object.entries(given.comments).filter(([, text]) => text.trim());
  return { marks: given.marks, comments: Object.fromEntries(comments), comment: given.comment };
}

/** @param {Given} one @param {Given} other */
function isSame(one, other) {
  const order = (/** @type {Given} */ { marks, comments, comment }) =>
    JSON.stringify([Object.entries(marks).sort(), Object.entries(comments).sort(), comment]);
  return order(tidy(one)) === order(tidy(other));
}

/** @param {Given} given */
export function isNothing(given) {
  return isSame(given, nothing());
}

export class Work {
  /** @param {Given | null} given what was saved before */
  constructor(given) {
    /** @type {Given} */
    this.given = structuredClone(given ?? nothing());
    /** @type {{given: Given, about: string}[]} */
    this.before = [];
  }

  /**
   * @param {string} about what is changed; writing in one box is one change, however long
   * @param {(given: Given) => void} change
   * @returns {boolean} whether anything is different now
   */
  change(about, change) {
    const next = structuredClone(this.given);
    change(next);
    if (isSame(next, this.given)) return false;
    const last = this.before.at(-1);
    if (!(about.startsWith("text:") && last?.about === about)) {
      this.before.push({ given: this.given, about });
      if (this.before.length > DEEPEST) this.before.shift();
    }
    this.given = next;
    return true;
  }

  /** @returns {string | null} what was taken back; null if there was nothing */
  undo() {
    const last = this.before.pop();
    if (!last) return null;
    this.given = last.given;
    return last.about;
  }

  /** @returns {Given} as it is to be saved */
  get tidied() {
    return structuredClone(tidy(this.given));
  }
}
