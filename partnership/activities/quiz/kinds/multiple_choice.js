import { checkboxes } from "../../view/choices.js";
import { listed } from "../answers.js";
import { countRight } from "../words.js";

export const hint = "Tick every answer that fits.";

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const ticked = listed(answer, item.options);
  const parts = item.options.map(({ id, verdict }) => ({
    id,
    verdict: ticked.includes(id) === (verdict === "right") ? "right" : "wrong",
  }));
  return { parts: ticked.length ? parts : [], judged: item.options.length };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return listed(answer, item.options).length > 0;
}

/** @param {any} item @param {unknown} answer @param {(answer: string[]) => void} change */
export function controls(item, answer, change) {
  return checkboxes(item.options, listed(answer, item.options), change);
}

/**
 * What to say of each option; those that were rightly left out need not be heard at once.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const ticked = listed(answer, item.options);
  return item.options.map(({ id, verdict, text, reason, source }) => {
    const words = SAID[`${ticked.includes(id) ? "ticked" : "left"}, ${verdict}`];
    return { ...words, text, reason, source };
  });
}

const SAID = {
  "ticked, right": { verdict: "right", telling: true, lead: "You ticked" },
  "ticked, wrong": { verdict: "wrong", telling: true, lead: "You ticked", word: "Not one of them" },
  "left, right": { verdict: "wrong", telling: true, lead: "This is one of them too", word: "Missed" },
  "left, wrong": { verdict: "right", telling: false, lead: "You left out", word: "Right to leave out" },
};

/** @returns {string} what to do before the answer can be checked */
export function whatIsMissing() {
  return "Tick at least one answer first.";
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  return countRight(judgement, "You found them all.", "options are as we would tick them.");
}
