import { h, uniqueId } from "../../view/dom.js";
import { cardField } from "../../view/choices.js";
import { given } from "../answers.js";
import { countRight, reasonWithCases, saidAndOurs, stillToDo } from "../words.js";

const ENDS = ["low", "high"];
const AXES = ["x", "y"];

/** @param {unknown} answer @param {string} card @returns {string[][]} axis and end, where one was given */
function placed(answer, card) {
  const place = given(answer, card);
  return AXES.map((axis) => [axis, given(place, axis)]).filter(([, end]) => ENDS.includes(end));
}

/** @param {any} card @param {string} axis @param {string} end */
function verdictOn(card, axis, end) {
  if (card[axis] === end) return "right";
  return card.defensible.some((place) => place[axis] === end) ? "defensible" : "wrong";
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = item.cards.flatMap((card) =>
    placed(answer, card.id).map(([axis, end]) => ({ id: `${card.id}:${axis}`, verdict: verdictOn(card, axis, end) })),
  );
  return { parts, judged: AXES.length * item.cards.length };
}

/** @param {any} item @param {unknown} answer @returns {any[]} the cards that have no place yet */
function unplaced(item, answer) {
  return item.cards.filter((card) => placed(answer, card.id).length < AXES.length);
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return unplaced(item, answer).length === 0;
}

/** @param {any} item @param {string} axis @param {string} end */
function label(item, axis, end) {
  return `${item[axis].name}: ${item[axis][end]}`;
}

/** @param {any} item @param {{x: string, y: string}} place */
function inWords(item, place) {
  return AXES.map((axis) => label(item, axis, place[axis])).join(", ");
}

/** @param {any} a @param {any} b */
function isSame(a, b) {
  return AXES.every((axis) => a[axis] === b[axis]);
}

/** @param {any} item @param {unknown} answer @param {(answer: object) => void} change */
export function controls(item, answer, change) {
  const current = Object.fromEntries(item.cards.map(({ id }) => [id, Object.fromEntries(placed(answer, id))]));
  return item.cards.map(({ id, text }) => {
    const name = uniqueId();
    /** @param {{x: string, y: string}} place */
    const radio = (place) => {
      const onchange = () => {
        current[id] = place;
        change({ ...current });
      };
      const checked = isSame(place, current[id]);
      const value = `${place.x} ${place.y}`;
      return h("label", {}, h("input", { type: "radio", name, value, checked, "aria-label": inWords(item, place), onchange }));
    };
    // The words around the grid are for the eye: each button says its whole place itself.
    const word = (axis, end) => h("span", { "aria-hidden": "true" }, label(item, axis, end));
    const row = (y) => [word("y", y), ...ENDS.map((x) => radio({ x, y }))];
    return cardField(text, [
      h("div", { class: "pw-grid" }, h("span"), ...ENDS.map((x) => word("x", x)), ...row("high"), ...row("low")),
    ]);
  });
}

/**
 * What to say of each card; those placed elsewhere than we would are telling.
 * @param {any} item @param {any} answer
 */
export function reasons(item, answer) {
  return item.cards.map((card) => {
    const place = answer[card.id];
    const verdicts = AXES.map((axis) => verdictOn(card, axis, place[axis]));
    const verdict = ["wrong", "defensible"].find((one) => verdicts.includes(one)) ?? "right";
    const own = card.defensible.find((other) => isSame(other, place));
    const others = card.defensible.filter((other) => other !== own);
    return {
      verdict,
      telling: verdict !== "right",
      word: verdict === "wrong" ? "Elsewhere" : undefined,
      lead: saidAndOurs(verdict === "right", inWords(item, place), inWords(item, card)),
      text: card.text,
      reason: reasonWithCases(card.reason, own?.argument, others.map((other) => [inWords(item, other), other.argument])),
    };
  });
}

/** @param {any} item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(item, answer) {
  return stillToDo(unplaced(item, answer).length, "card has no place", "cards have no place");
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "Every card is where we would put it.", "placings are as we would have them, counting each axis.");
}
