// @ts-check
/** One marker at one question: the answers in their order, and the one that is open. */
import { learn } from "./bank.js";
import { Answers } from "./answers.js";
import { Meeting } from "./meeting.js";
import { Rubric } from "./rubric.js";
import { finer, isFull, middle, said, total } from "./scale.js";
import { path } from "./server.js";
import { at, showAnswer, showCannot, showFinished, showProgress, showSum, tell } from "./showing.js";
import { isNothing, nothing, Work } from "./work.js";

/** Milliseconds after the last change until it is sent. */
const PAUSE = 400;

export class Desk {
  /**
   * @param {any} sheet the question as the server sent it
   * @param {import("./outbox.js").Outbox} outbox
   * @param {import("./pace.js").Pace} pace
   */
  constructor(sheet, outbox, pace) {
    this.sheet = sheet;
    this.outbox = outbox;
    this.pace = pace;
    /** @type {any} */
    this.answer = null;
    this.work = new Work(null);
    this.isChanged = false;
    this.answers = new Answers(sheet);
    this.meeting = new Meeting(this);
    /** @type {string[]} */
    this.visited = [];
    this.rubric = new Rubric(at("criteria"), sheet.piece, {
      choose: (criterion, level) => this.give(criterion, middle(level)),
      give: (criterion, marks) => this.give(criterion, marks),
      comment: (id, text) => this.comment(id, text),
      bank: (id) => (this.sheet.bank[id] ??= []),
    });
  }

  /** Leave this question. */
  close() {
    this.commit();
    this.meeting.end();
    clearTimeout(this.timer);
    // An answer that is still on its way here is not shown any more.
    clearTimeout(this.retry);
    this.wanted = null;
  }

  /** @returns {any} the list's row of the open answer */
  get row() {
    return this.sheet.rows.find((/** @type {any} */ { script }) => script === this.answer?.script);
  }

  /** @param {string} script */
  async open(script) {
    this.commit();
    clearTimeout(this.retry);
    const wanted = (this.wanted = Symbol(script));
    try {
      const answer = await this.answers.get(script);
      if (this.wanted !== wanted) return;
      this.#show(answer);
    } catch (error) {
      if (this.wanted !== wanted) return;
      this.answers.forget(script);
      showCannot(script, error);
      this.retry = setTimeout(() => this.open(script), 3000);
    }
  }

  /** Show the open answer as it is now. */
  again() {
    this.commit();
    this.answers.forget(this.answer.script);
    return this.open(this.answer.script);
  }

  /** @param {import("./scale.js").Criterion} criterion @param {number} marks */
  give(criterion, marks) {
    this.#change(`${criterion.name}: ${said(marks)}`, (given) => {
      given.marks[criterion.id] = marks;
    });
    const level = criterion.levels.find(({ marks: [least, most] }) => least <= marks && marks <= most);
    tell(`${criterion.name}: ${level?.label}, ${said(marks)}.`);
  }

  /** Choose a level of the active criterion. @param {number} place */
  choose(place) {
    const { criterion } = this.rubric;
    const level = criterion.levels[place];
    if (level && this.isOpen) this.give(criterion, middle(level));
  }

  /** @param {1 | -1} way */
  finer(way) {
    const { criterion } = this.rubric;
    const marks = finer(criterion, this.work.given.marks[criterion.id], way);
    if (marks !== undefined && this.isOpen) this.give(criterion, marks);
  }

  /** @param {string} id @param {string} text */
  comment(id, text) {
    this.#change(`text:${id}`, (given) => {
      if (id) given.comments[id] = text;
      else given.comment = text;
    });
  }

  /** Take marks that somebody gave as a start. @param {any} given */
  take(given) {
    // They may be just as they were: saying so again is what decides.
    this.#change("another's marks", (mine) => Object.assign(mine, structuredClone(given)));
    this.#touch();
    tell("These marks are yours now. Change what you see otherwise.");
  }

  undo() {
    const what = this.work.undo();
    if (what === null) {
      tell("There is nothing to take back on this answer.");
      return;
    }
    this.#touch();
    tell(`Taken back: ${what.replace(/^text:.*/, "what you wrote")}.`);
  }

  /** On to the next criterion, and after the last to the next answer. */
  async onward() {
    if (!this.isOpen) return;
    if (this.rubric.active < this.sheet.piece.criteria.length - 1) {
      this.rubric.activate(this.rubric.active + 1);
      return;
    }
    const left = this.sheet.piece.criteria.filter((/** @type {any} */ { id }) => this.work.given.marks[id] === undefined);
    if (left.length) {
      this.rubric.activate(this.sheet.piece.criteria.indexOf(left[0]));
      tell(`No mark yet: ${left.map((/** @type {any} */ { name }) => name).join(", ")}. Next leaves it for later.`);
      return;
    }
    await this.next();
  }

  /** The next answer that is still to do; those put off come last. */
  async next() {
    this.commit();
    const { rows } = this.sheet;
    const place = rows.indexOf(this.row);
    const order = [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))];
    const found = order.find(({ todo, skipped }) => todo && !skipped) ?? order.find(({ todo }) => todo);
    if (found) await this.open(found.script);
    else if (this.answer && !this.row?.todo) showFinished();
    else tell("This is the last one that is still to do.");
  }

  /** The one that was open before this one, or else stands before it. */
  async back() {
    const before = this.visited.pop();
    const { rows } = this.sheet;
    const found = before ?? rows[(rows.indexOf(this.row) - 1 + rows.length) % rows.length]?.script;
    if (found) await this.open(found);
    if (before) this.visited.pop();
  }

  async skip() {
    this.row.skipped = true;
    this.#send("skip", null);
    tell(`${this.answer.script} is put off for later.`);
    await this.next();
  }

  /** @param {string} because */
  flag(because) {
    const isFlagged = this.row.flagged;
    this.#send(isFlagged ? "unflag" : "flag", null, because);
    this.row.flagged = !isFlagged;
    this.answer.flags = isFlagged ? [] : [...this.answer.flags, { who: this.sheet.who, because }];
    showAnswer(this);
  }

  /** Record what was agreed, with its reason. @param {string} because */
  agree(because) {
    this.commit();
    this.#send("agree", this.work.tidied, because);
    tell("Recorded as agreed.");
  }

  /** Send what has changed, now. */
  commit() {
    clearTimeout(this.timer);
    if (!this.isChanged || !this.answer) return;
    this.isChanged = false;
    const given = this.work.tidied;
    this.#send(isNothing(given) ? "withdraw" : "mark", isNothing(given) ? null : given);
    this.answers.forget(this.answer.script);
    this.answer.mine = given;
    for (const [id, text] of [...Object.entries(given.comments), ["", given.comment]]) this.#learnLater(id, text);
    const isWhole = isFull(this.sheet.piece, given.marks);
    Object.assign(this.row, { mine: isNothing(given) ? null : total(this.sheet.piece, given.marks), todo: !isWhole });
    if (isWhole) this.pace.done(this.answer.script);
    if (isWhole) this.row.skipped = false;
    showProgress(this);
  }

  /** The server has these events. @param {any} answer @param {import("./outbox.js").Sent[]} sent */
  kept(answer, sent) {
    for (const state of answer.answers) {
      const row = this.sheet.rows.find((/** @type {any} */ { script }) => script === state.script);
      if (row) Object.assign(row, { conflict: state.conflict, differs: state.differs });
      if (state.script !== this.answer?.script) continue;
      this.answer.seen = state.seen;
      const news = JSON.stringify([state.others, state.conflict]) !== JSON.stringify([this.answer.others, this.answer.conflict]);
      Object.assign(this.answer, { others: state.others, conflict: state.conflict, flags: state.flags });
      if (news || sent.some(({ kind }) => kind.endsWith("flag"))) showAnswer(this);
    }
    showProgress(this);
  }

  get isOpen() {
    return this.answer !== null && !at("work").hidden;
  }

  /** @param {string} about @param {(given: import("./work.js").Given) => void} change */
  #change(about, change) {
    if (this.answer && this.work.change(about, change)) this.#touch();
  }

  #touch() {
    this.isChanged = true;
    this.outbox.soon();
    this.rubric.show(this.work.given);
    showSum(this);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), PAUSE);
  }

  /** @param {string} kind @param {any} given @param {string} [because] */
  #send(kind, given, because = "") {
    const { assignment, cell, role, rubric } = this.sheet;
    const key = crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.outbox.put({ key, assignment, cell, role, script: this.answer.script, kind, given, because, rubric, seen: this.answer.seen });
  }

  /** @param {string} id @param {string} text */
  #learnLater(id, text) {
    (this.written ??= new Map()).set(id, text);
  }

  /** @param {any} answer */
  #show(answer) {
    for (const [id, text] of this.written ?? []) learn((this.sheet.bank[id] ??= []), text);
    this.written = new Map();
    if (this.answer && this.answer.script !== answer.script) this.visited.push(this.answer.script);
    this.answers.forget(answer.script);
    // What is on its way to the server goes before what the server said.
    const unsent = this.outbox.unsent(answer.script).filter(({ kind }) => kind === "mark" || kind === "withdraw").at(-1);
    this.answer = answer;
    this.work = new Work(unsent ? unsent.given ?? nothing() : answer.mine);
    this.isChanged = false;
    history.replaceState(null, "", `#${path(this.sheet.assignment, this.sheet.cell, this.sheet.role, answer.script)}`);
    document.title = `${answer.script} - Marking desk`;
    at("work").hidden = false;
    at("finished").hidden = true;
    at("problem").replaceChildren();
    this.rubric.active = 0;
    this.rubric.show(this.work.given);
    this.rubric.activate(0);
    at("response").scrollTop = 0;
    window.scrollTo(0, 0);
    showAnswer(this);
    showSum(this);
    showProgress(this);
    this.pace.opened(answer.script);
    this.meeting.meet();
    this.answers.ahead(this.sheet.rows, this.row);
  }
}
