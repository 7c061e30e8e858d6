import { dayAfter, isDay } from "../view/days.js";
import { isAnswered } from "./attempts.js";

/**
 * When a question returns: later each time it is known. The rule of `retrieval.py`, which says
 * what it is for; `intervals` are the days for each box.
 * @typedef {{box: number, due: string}} Review
 */

/** @param {any} value @param {number[]} intervals @returns {Review | null} the review that was kept, if it is one */
export function readReview(value, intervals) {
  const isBox = Number.isInteger(value?.box) && value.box >= 0 && value.box < intervals.length;
  return isBox && isDay(value.due) ? { box: value.box, due: value.due } : null;
}

/** @param {Review | null} review @param {string} today @param {number[]} intervals */
function isDue(review, today, intervals) {
  if (!review || today >= review.due) return true;
  // Farther away than its box can put it: the device's clock was wrong on one of the two days.
  return review.due > dayAfter(today, intervals[review.box]);
}

/**
 * @param {Review | null} before @param {boolean} right @param {string} today @param {number[]} intervals
 * @returns {Review}
 */
export function nextReview(before, right, today, intervals) {
  if (before && right && !isDue(before, today, intervals)) return before;
  const box = right ? Math.min((before?.box ?? 0) + 1, intervals.length - 1) : 0;
  return { box, due: dayAfter(today, intervals[box]) };
}

/**
 * Which of the questions that have been answered are due again, and when the next of the others is.
 * @param {{items: any[], intervals: number[]}} spec @param {any} responses @param {string} today
 * @returns {{now: any[], next: string | null, answered: number}}
 */
export function due({ items, intervals }, responses, today) {
  const answered = items.filter((item) => isAnswered(item, responses));
  const reviewOf = (item) => readReview(responses.review(item), intervals);
  const now = answered.filter((item) => isDue(reviewOf(item), today, intervals));
  const later = answered.filter((item) => !now.includes(item)).map((item) => reviewOf(item).due);
  return { now, next: later.sort()[0] ?? null, answered: answered.length };
}
