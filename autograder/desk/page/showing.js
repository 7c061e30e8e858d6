// @ts-check
/** Put on the page what the desk knows. */
import { h } from "./dom.js";
import { notice, response } from "./response.js";
import { bandOf, said, total } from "./scale.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {string} id @returns {HTMLElement} */
export const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text is shown, and read out */
export function tell(text) {
  at("said").textContent = text;
}

/** @param {Desk} desk */
export function showAnswer(desk) {
  const { answer, row } = desk;
  at("answer-name").textContent = `Answer ${answer.script}`;
  at("answer-words").textContent = `${row?.name ? `${row.name}, ` : ""}${answer.words} words${row?.flagged ? ", flagged" : ""}${row?.skipped ? ", put off" : ""}`;
  at("response-body").replaceChildren(...response(answer, { take: (given) => desk.take(given) }));
  at("flag").setAttribute("aria-pressed", String(Boolean(row?.flagged)));
  at("agree").hidden = !answer.others.length || !answer.may_agree;
}

/** @param {Desk} desk */
export function showSum({ sheet: { piece }, work }) {
  const { marks } = work.given;
  const sum = total(piece, marks);
  const left = piece.criteria.filter((/** @type {any} */ { id }) => marks[id] === undefined).length;
  at("total").textContent = `${said(sum)} of ${said(piece.points)}`;
  at("band").textContent = left ? `${left} of ${piece.criteria.length} still to mark` : bandOf(piece, sum).name;
}

/** @param {Desk} desk */
export function showProgress({ sheet: { rows }, pace }) {
  const left = rows.filter((/** @type {any} */ { todo }) => todo).length;
  const bar = /** @type {HTMLProgressElement} */ (at("progress-bar"));
  bar.max = Math.max(rows.length, 1);
  bar.value = rows.length - left;
  at("progress-words").textContent = `${rows.length - left} of ${rows.length} done${pace.said(left)}`;
}

/** @param {string} script @param {unknown} error */
export function showCannot(script, error) {
  const why = error instanceof Error ? error.message : String(error);
  at("problem").replaceChildren(notice("careful",
    h("p", {}, `The answer ${script} cannot be shown: ${why} What you gave before is kept. Trying again ...`)));
}

export function showFinished() {
  at("work").hidden = true;
  at("finished").hidden = false;
  /** @type {HTMLElement} */ (at("finished").querySelector("h2")).focus();
}
