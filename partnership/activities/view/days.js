/** Days as ISO strings (`2026-11-22`), which are in order as text. */

/** @returns {string} the day it is where the learner is */
export function today() {
  const now = new Date();
  return iso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

/** @param {string} day @param {number} days @returns {string} */
export function dayAfter(day, days) {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return iso(date);
}

/** @param {unknown} value @returns {boolean} */
export function isDay(value) {
  if (typeof value !== "string" || !/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && iso(date) === value;
}

/** @param {string} day @returns {string} the day as it is read: `22 November 2026` */
export function dayInWords(day) {
  return new Date(day).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** @param {Date} date */
function iso(date) {
  return date.toISOString().slice(0, 10);
}
