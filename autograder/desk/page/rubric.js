// @ts-check
/** The rubric of one piece: levels to choose from, marks within them, comments. */
import { commentBox } from "./comment_box.js";
import { h } from "./dom.js";
import { levelOf, said, steps } from "./scale.js";

/**
 * @typedef {import("./scale.js").Piece} Piece
 * @typedef {import("./scale.js").Criterion} Criterion
 * @typedef {import("./scale.js").Level} Level
 * @typedef {object} Doing what a marker does here
 * @property {(criterion: Criterion, level: Level) => void} choose
 * @property {(criterion: Criterion, marks: number) => void} give
 * @property {(criterion: string, text: string) => void} comment for "" on the answer as a whole
 * @property {(criterion: string) => import("./bank.js").Kept[]} bank
 */

/** @param {[number, number]} marks */
const range = ([least, most]) => (least === most ? said(least) : `${said(least)}–${said(most)}`);

/** The rubric as it stands on the page, for one answer after another. */
export class Rubric {
  /** @param {HTMLElement} place @param {Piece} piece @param {Doing} doing */
  constructor(place, piece, doing) {
    this.piece = piece;
    this.doing = doing;
    this.active = 0;
    this.parts = piece.criteria.map((criterion, number) => this.#criterion(criterion, number));
    this.overall = commentBox({
      label: "Comment on the answer as a whole",
      bank: () => doing.bank(""),
      write: (text) => doing.comment("", text),
    });
    place.replaceChildren(...this.parts.map(({ fieldset }) => fieldset), this.overall.element);
  }

  /** @param {import("./work.js").Given} given @param {boolean} isClosed whether nothing can be changed */
  show(given, isClosed = false) {
    for (const [number, part] of this.parts.entries()) {
      const criterion = this.piece.criteria[number];
      const marks = given.marks[criterion.id];
      const chosen = levelOf(criterion, marks);
      part.fieldset.disabled = isClosed;
      part.given.textContent = marks === undefined ? "not marked yet" : `${said(marks)} of ${said(criterion.most)}`;
      for (const [place, level] of part.levels.entries()) {
        level.radio.checked = place === chosen;
        level.row.classList.toggle("is-chosen", place === chosen);
        level.finer.replaceChildren(...(place === chosen ? this.#finer(criterion, criterion.levels[place], marks) : []));
      }
      part.box.show(given.comments[criterion.id] ?? "");
    }
    this.overall.show(given.comment);
    this.overall.box.disabled = isClosed;
    this.activate(this.active, false);
  }

  /** Make one criterion the one that keys are for. @param {number} number @param {boolean} [focus] */
  activate(number, focus = true) {
    this.active = Math.max(0, Math.min(this.parts.length - 1, number));
    for (const [place, { fieldset }] of this.parts.entries()) fieldset.classList.toggle("is-active", place === this.active);
    if (!focus) return;
    const { levels, fieldset } = this.parts[this.active];
    (levels.find(({ radio }) => radio.checked) ?? levels[0]).radio.focus({ preventScroll: true });
    fieldset.scrollIntoView({ block: "nearest" });
  }

  /** @returns {Criterion} */
  get criterion() {
    return this.piece.criteria[this.active];
  }

  /** Begin to write about the criterion, or the answer. @param {boolean} isOverall */
  write(isOverall) {
    (isOverall ? this.overall : this.parts[this.active].box).focus();
  }

  /** @param {Criterion} criterion @param {number} number */
  #criterion(criterion, number) {
    const name = `criterion-${number}`;
    const given = h("span", { class: "given" });
    const levels = criterion.levels.map((level, place) => this.#level(criterion, level, place, name));
    const box = commentBox({
      label: `Comment on ${criterion.name.toLowerCase()}`,
      bank: () => this.doing.bank(criterion.id),
      write: (text) => this.doing.comment(criterion.id, text),
    });
    const fieldset = /** @type {HTMLFieldSetElement} */ (
      h("fieldset", { class: "criterion", "aria-describedby": `${name}-asks`, onfocusin: () => this.activate(number, false) },
        h("legend", {}, h("span", { class: "name" }, criterion.name), " ", given),
        h("p", { id: `${name}-asks`, class: "asks" }, criterion.asks),
        h("div", { class: "levels" }, ...levels.map(({ row }) => row)),
        box.element)
    );
    return { fieldset, given, levels, box };
  }

  /** @param {Criterion} criterion @param {Level} level @param {number} place @param {string} name */
  #level(criterion, level, place, name) {
    const radio = /** @type {HTMLInputElement} */ (
      h("input", { type: "radio", name, value: place, onchange: () => this.doing.choose(criterion, level) })
    );
    const finer = h("span", { class: "finer" });
    const row = h("div", { class: "level" },
      h("label", {}, radio,
        h("span", { class: "key", "aria-hidden": "true" }, String(place + 1)),
        h("span", { class: "words" },
          h("span", { class: "label" }, level.label), " ",
          h("span", { class: "range" }, `${range(level.marks)}`, h("span", { class: "only-heard" }, " marks.")), " ",
          h("span", { class: "descriptor" }, level.descriptor))),
      finer);
    return { row, radio, finer };
  }

  /** @param {Criterion} criterion @param {Level} level @param {number} marks */
  #finer(criterion, level, marks) {
    const all = steps(level);
    if (all.length < 2) return [];
    return [
      h("span", { class: "finer-says", "aria-hidden": "true" }, "Within it:"),
      ...all.map((each) =>
        h("button", {
          type: "button", "aria-pressed": String(each === marks), "aria-label": `${said(each)} marks for ${criterion.name.toLowerCase()}`,
          onclick: () => {
            const place = this.piece.criteria.indexOf(criterion);
            this.doing.give(criterion, each);
            const pressed = this.parts[place].fieldset.querySelector('.finer [aria-pressed="true"]');
            if (pressed instanceof HTMLElement) pressed.focus();
          },
        }, said(each))),
    ];
  }
}
