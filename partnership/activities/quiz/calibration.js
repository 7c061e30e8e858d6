import { isAnswered, pointsFor, pointsOfBest } from "./attempts.js";

/**
 * How sure the learner was and how they did, one row for each level; the rule of `confidence.py`.
 * @param {{items: any[], confidence: {levels: any[], enough: number}}} spec @param {any} responses
 */
export function calibration({ items, confidence }, responses) {
  const counted = items.filter((item) => isAnswered(item, responses));
  return confidence.levels.map((level) => {
    const own = counted.filter((item) => responses.confidence(item) === level.id);
    const earned = own.map((item) => pointsFor(item, responses.answer(item)));
    const points = sum(earned);
    const out_of = sum(own.map(pointsOfBest));
    return {
      level: level.id,
      questions: own.length,
      right: own.filter((item, place) => earned[place] === pointsOfBest(item)).length,
      points,
      out_of,
      leaning: own.length < confidence.enough ? "few" : leaning(level, points, out_of),
    };
  });
}

/** @param {{low: number, high: number}} level @param {number} points @param {number} outOf */
function leaning({ low, high }, points, outOf) {
  if (100 * points < low * outOf) return "over";
  return 100 * points > high * outOf ? "under" : "fits";
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
