import { cardField, radios } from "../../view/choices.js";
import { find, given } from "../answers.js";
import { countRight, reasonWithCases, saidAndOurs, stillToDo } from "../words.js";

/** @param {any} card @param {string} group */
function verdictOn(card, group) {
  if (group === card.group) return "right";
  return Object.hasOwn(card.defensible, group) ? "defensible" : "wrong";
}

/** @param {any} item @param {unknown} answer */
function placedCards(item, answer) {
  return item.cards.filter((card) => find(item.groups, given(answer, card.id)));
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = placedCards(item, answer).map((card) => ({
    id: card.id,
    verdict: verdictOn(card, given(answer, card.id)),
  }));
  return { parts, judged: item.cards.length };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return placedCards(item, answer).length === item.cards.length;
}

/** @param {any} item @param {unknown} answer @param {(answer: object) => void} change */
export function controls(item, answer, change) {
  const current = Object.fromEntries(placedCards(item, answer).map(({ id }) => [id, given(answer, id)]));
  return item.cards.map(({ id, text }) => {
    const place = (group) => {
      current[id] = group;
      change({ ...current });
    };
    return cardField(text, radios(item.groups, current[id], place, "pw-choice"));
  });
}

/**
 * What to say of each card once all are placed: those placed elsewhere than we would are telling.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const label = (group) => find(item.groups, group).label;
  return item.cards.map((card) => {
    const group = given(answer, card.id);
    const verdict = verdictOn(card, group);
    const others = Object.entries(card.defensible).filter(([other]) => other !== group);
    const cases = others.map(([other, argument]) => [label(other), argument]);
    return {
      verdict,
      telling: verdict !== "right",
      word: verdict === "wrong" ? "Elsewhere" : undefined,
      lead: saidAndOurs(verdict === "right", label(group), label(card.group)),
      text: card.text,
      reason: reasonWithCases(card.reason, given(card.defensible, group), cases),
    };
  });
}

/** @param {any} item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(item, answer) {
  const left = item.cards.length - placedCards(item, answer).length;
  return stillToDo(left, "card has no group", "cards have no group");
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "Every card is where we would put it.", "cards are where we would put them.");
}
