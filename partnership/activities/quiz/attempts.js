import { kinds } from "./kinds/*.js";
import { outOf, pointsOf } from "./verdicts.js";

/**
 * The learner's first attempt at a question, which is kept as they work.
 * @param {any} item @param {any} responses
 */
export function firstAttempt(item, responses) {
  return {
    get answer() {
      return responses.answer(item);
    },
    get checked() {
      return responses.checked(item);
    },
    /** @param {unknown} answer @param {boolean} final whether it counts without being checked */
    keep: (answer, final) => responses.record(item, answer, final),
    check: () => responses.record(item, responses.answer(item), true),
  };
}

/** @param {any} item @param {unknown} answer @returns {number} the points that an answer earns */
export function pointsFor(item, answer) {
  return pointsOf(kinds[item.kind].judge(item, answer));
}

/** @param {any} item @returns {number} the points that the best answer earns */
export function pointsOfBest(item) {
  return outOf(kinds[item.kind].judge(item, undefined));
}
