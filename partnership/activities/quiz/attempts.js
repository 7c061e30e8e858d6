import { kinds } from "./kinds/*.js";
import { outOf, pointsOf } from "./verdicts.js";

/**
 * The learner's first attempt at a question, which is kept as they work.
 * @param {any} item @param {any} responses
 */
export function firstAttempt(item, responses) {
  const attempt = {
    get answer() {
      return responses.answer(item);
    },
    get confidence() {
      return responses.confidence(item);
    },
    get checked() {
      return responses.checked(item);
    },
    /** @param {{answer?: unknown, confidence?: string}} changed @param {boolean} final it needs no check */
    keep(changed, final) {
      const { answer, confidence } = { answer: attempt.answer, confidence: attempt.confidence, ...changed };
      responses.record(item, answer, final && answer !== undefined, confidence ? { confidence } : {});
    },
    check: () => attempt.keep({}, true),
  };
  return attempt;
}

/** @param {any} item @param {unknown} answer @returns {number} the points that an answer earns */
export function pointsFor(item, answer) {
  return pointsOf(kinds[item.kind].judge(item, answer));
}

/** @param {any} item @returns {number} the points that the best answer earns */
export function pointsOfBest(item) {
  return outOf(kinds[item.kind].judge(item, undefined));
}
