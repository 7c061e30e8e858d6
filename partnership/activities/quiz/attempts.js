import { kinds } from "./kinds/*.js";
import { outOf, pointsOf } from "./verdicts.js";

/**
 * The learner's first attempt at a question, which is kept as they work.
 * @param {any} item @param {any} responses @param {(right: boolean) => any} review when it is due again
 */
export function firstAttempt(item, responses, review) {
  const keep = (changed, final, more = {}) => {
    const { answer, confidence } = { answer: attempt.answer, confidence: attempt.confidence, ...changed };
    const kept = confidence ? { confidence, ...more } : more;
    responses.record(item, answer, final && answer !== undefined, kept);
  };
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
    asksHowSure: true,
    /** @param {{answer?: unknown, confidence?: string}} changed @param {boolean} final it needs no check */
    keep,
    check: () => keep({}, true, pointsOfBest(item) ? { review: review(isBest(item, attempt.answer)) } : {}),
  };
  return attempt;
}

/**
 * A repeat of a question. Until it is checked it is only in `memory`; then it is kept beside the
 * first answer, which stays as it was.
 * @param {any} item @param {any} responses @param {(right: boolean) => any} review
 * @param {{answer?: unknown, checked?: boolean}} memory
 */
export function repeat(item, responses, review, memory) {
  return {
    get answer() {
      return memory.answer;
    },
    get checked() {
      return memory.checked ?? false;
    },
    asksHowSure: false,
    /** @param {{answer: unknown}} changed */
    keep: (changed) => Object.assign(memory, changed),
    check() {
      memory.checked = true;
      responses.note(item, { again: { answer: memory.answer }, review: review(isBest(item, memory.answer)) });
    },
  };
}

/** Whether a question has points and a whole answer that counts. @param {any} item @param {any} responses */
export function isAnswered(item, responses) {
  const whole = responses.checked(item) && kinds[item.kind].isComplete(item, responses.answer(item));
  return whole && pointsOfBest(item) > 0;
}

/** @param {any} item @param {unknown} answer */
export function isBest(item, answer) {
  return kinds[item.kind].isComplete(item, answer) && pointsFor(item, answer) === pointsOfBest(item);
}

/** @param {any} item @param {unknown} answer @returns {number} the points that an answer earns */
export function pointsFor(item, answer) {
  return pointsOf(kinds[item.kind].judge(item, answer));
}

/** @param {any} item @returns {number} the points that the best answer earns */
export function pointsOfBest(item) {
  return outOf(kinds[item.kind].judge(item, undefined));
}
