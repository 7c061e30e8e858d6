import { cardField, checkboxes } from "../../view/choices.js";
import { find, given, listed } from "../answers.js";
import { countRight, inWords, saidAndOurs, stillToDo } from "../words.js";

export const hint = "For each statement, tick every term it is true of.";

/** @param {any} item @param {unknown} answer @param {string} statement @returns {string[]} */
function ticked(item, answer, statement) {
  return listed(given(answer, statement), item.terms);
}

/** @param {any} item @param {unknown} answer */
function answeredStatements(item, answer) {
  return item.statements.filter(({ id }) => ticked(item, answer, id).length > 0);
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = answeredStatements(item, answer).map((statement) => {
    const terms = ticked(item, answer, statement.id);
    const same = terms.length === statement.true_of.length && terms.every((term) => statement.true_of.includes(term));
    return { id: statement.id, verdict: same ? "right" : "wrong" };
  });
  return { parts, judged: item.statements.length };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return answeredStatements(item, answer).length === item.statements.length;
}

/** @param {any} item @param {unknown} answer @param {(answer: object) => void} change */
export function controls(item, answer, change) {
  const current = Object.fromEntries(item.statements.map(({ id }) => [id, ticked(item, answer, id)]));
  return item.statements.map(({ id, text }) => {
    const tick = (terms) => {
      current[id] = terms;
      change({ ...current });
    };
    return cardField(text, checkboxes(item.terms, current[id], tick, "pw-choice"));
  });
}

/**
 * What to say of each statement; those that are not right are telling.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const labels = (terms) => inWords(terms.map((term) => find(item.terms, term).label));
  return judge(item, answer).parts.map(({ id, verdict }) => {
    const { text, true_of, reason } = find(item.statements, id);
    const lead = saidAndOurs(verdict === "right", labels(ticked(item, answer, id)), labels(true_of));
    const word = verdict === "wrong" ? "Other terms" : undefined;
    return { verdict, telling: verdict === "wrong", word, lead, text, reason };
  });
}

/** @param {any} item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(item, answer) {
  const left = item.statements.length - answeredStatements(item, answer).length;
  return stillToDo(left, "statement has no tick", "statements have no tick");
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "Every statement is right.", "statements are right.");
}
