// @ts-check
/** The marking desk: what is on the page, and what each button and key does. */
import { confirm } from "./confirm.js";
import { Desk } from "./desk.js";
import { h } from "./dom.js";
import { Keys, keysPanel } from "./keys.js";
import { rubricChange } from "./leading.js";
import { names } from "./names.js";
import { Outbox } from "./outbox.js";
import { Pace } from "./pace.js";
import * as panels from "./panels.js";
import { Reading } from "./reading.js";
import { notice, studentText } from "./response.js";
import { showSaving } from "./saving.js";
import { bandOf, total } from "./scale.js";
import { ask, path } from "./server.js";
import { at, showProgress, tell } from "./showing.js";

/** @type {Desk | null} */
let desk = null;
/** @type {any} */
let course = null;
/**
 * What was chosen last, which may be on its way still; ``desk`` and ``script`` once it is here.
 * @type {{ assignment: string, cell: string, role: string, script?: string, desk?: Desk } | null}
 */
let chosen = null;
/** @type {Outbox} */
let outbox;
const pace = new Pace();

const pieceMenu = /** @type {HTMLSelectElement} */ (at("piece"));
const roleMenu = /** @type {HTMLSelectElement} */ (at("role"));
const orderMenu = /** @type {HTMLSelectElement} */ (at("order"));
const byMenu = /** @type {HTMLSelectElement} */ (at("by"));
const reading = new Reading(() => orderMenu.value === "alike", () => again());

const ROLES = { marker: "First marker", second: "Second marker", moderator: "Moderator", third: "Third marker", leader: "Module leader" };

/** @param {string} assignment @param {string} cell @param {string} role @param {string} [script] */
async function openPiece(assignment, cell, role, script) {
  /** @type {NonNullable<typeof chosen>} */
  const mine = (chosen = { assignment, cell, role, script });
  desk?.close();
  reading.end();
  const sheet = await ask(`sheet/${path(assignment, cell, role)}?order=${orderMenu.value}&by=${byMenu.value}`);
  if (chosen !== mine) return;
  reading.show(sheet, sheet.reading);
  for (const part of ["work", "finished", "empty"]) at(part).hidden = true;
  at("question-body").replaceChildren(studentText(sheet.question));
  desk = mine.desk = new Desk(sheet, outbox, pace);
  showProgress(desk);
  at("names").hidden = !sheet.may_lift;
  at("exemplars").hidden = !sheet.exemplars.length;
  at("rubric-waits").hidden = !sheet.rubric_waits;
  if (!sheet.rows.length) {
    at("empty").hidden = false;
    at("empty-words").textContent = "Nobody has handed in an answer to this question that is yours to mark. Another question can be chosen above. Answers appear here after 'partnership mark collect' and 'partnership mark autograde'.";
  } else {
    const first = sheet.rows.find((/** @type {any} */ row) => row.script === script) ?? sheet.rows.find((/** @type {any} */ { todo }) => todo) ?? sheet.rows[0];
    mine.script = first.script;
    await desk.open(first.script);
  }
}

/** Show the question anew, at the same answer. */
async function reopen() {
  if (!chosen) return;
  await openPiece(chosen.assignment, chosen.cell, chosen.role, chosen.desk?.answer?.script ?? chosen.script);
}

const again = () => reopen().catch(failed);

function fillRoles() {
  const piece = course.pieces[pieceMenu.selectedIndex];
  roleMenu.replaceChildren(...piece.roles.map((/** @type {keyof typeof ROLES} */ role) => h("option", { value: role }, ROLES[role])));
  at("role-choice").hidden = piece.roles.length < 2;
}

async function choose() {
  const piece = course.pieces[pieceMenu.selectedIndex];
  await openPiece(piece.assignment, piece.cell, roleMenu.value).catch(failed);
}

/** @param {unknown} error */
function failed(error) {
  at("trouble").replaceChildren(notice("careful", h("p", {}, h("strong", {}, "This cannot be shown. "), error instanceof Error ? error.message : String(error)),
    h("button", { type: "button", onclick: () => location.reload() }, "Reload the page")));
}

/** @param {string} digit */
function showExemplars(digit = "") {
  if (!desk?.sheet.exemplars.length) return;
  const { piece, exemplars } = desk.sheet;
  const { marks } = desk.work.given;
  const now = Object.keys(marks).length ? exemplars.findIndex((/** @type {any} */ { band }) => band === bandOf(piece, total(piece, marks)).band) : 2;
  panels.exemplars(desk.sheet, digit ? Number(digit) - 1 : Math.max(now, 0));
}

/** @param {string} what @param {(found: any, now: Desk) => void} show @param {string} [how] */
async function fetchAndShow(what, show, how = "") {
  const now = desk;
  if (!now?.answer) return;
  const { assignment, cell, role } = now.sheet;
  tell("Looking ...");
  try {
    const found = await ask(`${what}/${path(assignment, cell, role, now.answer.script)}${how}`);
    tell("");
    show(found, now);
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}

const doing = {
  list: () => desk && panels.list(desk.sheet, desk.answer?.script, (script) => desk?.open(script)),
  back: () => desk?.back(),
  undo: () => desk?.undo(),
  skip: () => desk?.isOpen && desk.skip(),
  next: () => desk?.next(),
  exemplars: () => showExemplars(),
  alike: () => fetchAndShow("alike", (found, { answer, sheet }) => {
    reading.show(sheet, found.reading);
    panels.alike(answer, found, sheet.piece, (script) => desk?.open(script));
  }, `?by=${byMenu.value}`),
  history: () => fetchAndShow("history", (found, { sheet }) => panels.history(found.events, sheet.piece)),
  change: () => {
    if (!desk?.sheet.rubric_waits) return;
    desk.commit();
    rubricChange(desk.sheet, (script) => desk?.open(script), reopen).catch((error) => tell(error.message));
  },
  help: () => panels.panel("Keys of the marking desk", keysPanel(keys)),
  flag: async () => {
    if (!desk?.isOpen) return;
    if (desk.row.flagged) desk.flag("");
    else {
      const because = await confirm("Flag this answer", "The module leader and whoever marks it next will see this. Do not copy what identifies somebody.", "Flag it", true);
      if (because !== null) desk.flag(because);
    }
  },
  agree: async () => {
    const because = await confirm("Record these marks as agreed", "The marks that now stand in the rubric become the result. Both markers see it, with the reason.", "Record", true);
    if (because !== null) desk?.agree(because);
  },
  names: () => desk?.answer && names(desk.sheet, desk.answer.script, reopen),
  colours: () => {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("partnership-desk:v1:colours", dataset.theme);
    } catch {
      // Then it holds until the page is closed.
    }
  },
};

const keys = new Keys([
  { keys: ["1", "2", "3", "4", "5"], shown: "1 to 5", does: "Choose a level of the criterion you are at", run: (key) => desk?.choose(Number(key) - 1) },
  { keys: ["+", "="], shown: "+", does: "Half a mark more", run: () => desk?.finer(1) },
  { keys: ["-"], shown: "-", does: "Half a mark less", run: () => desk?.finer(-1) },
  { keys: ["Enter"], shown: "Enter", does: "Next criterion; after the last one, the next answer", run: () => desk?.onward() },
  { keys: ["j"], shown: "j", does: "Next criterion", run: () => desk?.rubric.activate(desk.rubric.active + 1) },
  { keys: ["k"], shown: "k", does: "Criterion before", run: () => desk?.rubric.activate(desk.rubric.active - 1) },
  { keys: ["c"], shown: "c", does: "Comment on this criterion; type a few letters of a sentence used before, then Down arrow and Enter", run: () => desk?.rubric.write(false) },
  { keys: ["o"], shown: "o", does: "Comment on the answer as a whole", run: () => desk?.rubric.write(true) },
  { keys: ["Escape"], shown: "Escape", does: "Leave a comment box, or close what is open", isAlways: true, run: () => desk?.rubric.activate(desk.rubric.active) },
  { keys: ["Ctrl+Enter"], shown: "Ctrl+Enter", does: "Next answer, from anywhere", isAlways: true, run: () => doing.next() },
  { keys: ["n"], shown: "n", does: "Next answer that is still to do", run: () => doing.next() },
  { keys: ["p"], shown: "p", does: "Back to the answer before", run: () => doing.back() },
  { keys: ["u", "Ctrl+z"], shown: "u or Ctrl+Z", does: "Take back the last change to this answer", run: () => doing.undo() },
  { keys: ["f"], shown: "f", does: "Flag it, or take the flag away", run: () => doing.flag() },
  { keys: ["s"], shown: "s", does: "Skip it for now; it comes back at the end", run: () => doing.skip() },
  { keys: ["e"], shown: "e", does: "Exemplars of each band", run: () => doing.exemplars() },
  { keys: ["Shift+1", "Shift+2", "Shift+3", "Shift+4", "Shift+5"], shown: "Shift+1 to 5", does: "The exemplar of that band", run: (key) => showExemplars(key.at(-1)) },
  { keys: ["a"], shown: "a", does: "Answers that are alike, side by side, and shared passages", run: () => doing.alike() },
  { keys: ["h"], shown: "h", does: "What has happened to this answer", run: () => doing.history() },
  { keys: ["l"], shown: "l", does: "All answers to this question", run: () => doing.list() },
  { keys: ["r"], shown: "r", does: "Whom a changed rubric meets (module leader)", run: () => doing.change() },
  { keys: ["q"], shown: "q", does: "Show or fold the question", run: () => at("question").toggleAttribute("open") },
  { keys: ["?"], shown: "?", does: "This panel", run: () => doing.help() },
]);

async function start() {
  keys.turn(keys.isOn);
  for (const [id, run] of Object.entries(doing)) at(id).addEventListener("click", () => run());
  at("criteria").addEventListener("submit", (event) => event.preventDefault());
  course = await ask("start");
  outbox = new Outbox({
    name: course.who, storage: storage(), tell: (state) => showSaving(state, outbox, () => desk?.again()), send: (events) => ask("save", { events }), kept: (answer, sent) => desk?.kept(answer, sent),
  });
  outbox.flush();
  addEventListener("online", () => outbox.flush());
  addEventListener("pagehide", () => desk?.commit());
  document.addEventListener("visibilitychange", () => document.hidden && desk?.commit());
  addEventListener("beforeunload", (event) => {
    desk?.commit();
    if (at("saved").dataset.state === "away") event.preventDefault();
  });
  if (!course.pieces.length) {
    at("empty").hidden = false;
    at("progress-words").textContent = "";
    at("empty-words").textContent = course.why;
    return;
  }
  pieceMenu.replaceChildren(...course.pieces.map((/** @type {any} */ { title }) => h("option", {}, title)));
  const [assignment, cell, role, script] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const found = course.pieces.findIndex((/** @type {any} */ piece) => piece.assignment === assignment && piece.cell === cell);
  pieceMenu.selectedIndex = found >= 0 ? found : course.first;
  fillRoles();
  if (found >= 0 && course.pieces[found].roles.includes(role)) roleMenu.value = role;
  pieceMenu.addEventListener("change", () => {
    fillRoles();
    choose();
  });
  roleMenu.addEventListener("change", choose);
  orderMenu.addEventListener("change", again);
  at("by-choice").hidden = !course.meaning;
  byMenu.addEventListener("change", again);
  const piece = course.pieces[pieceMenu.selectedIndex];
  await openPiece(piece.assignment, piece.cell, roleMenu.value, script);
}

/** @returns {Storage | null} */
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

start().catch(failed);
