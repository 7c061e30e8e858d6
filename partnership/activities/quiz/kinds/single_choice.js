import { radios } from "../../view/choices.js";
import { find } from "../answers.js";
import { GOOD } from "../verdicts.js";

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const option = find(item.options, answer);
  return { parts: option ? [{ id: option.id, verdict: option.verdict }] : [], judged: 1 };
}

/**
 * Whether every part has been answered. Needs no verdicts, so it works on work to be handed in.
 * @param {any} item @param {unknown} answer
 */
export function isComplete(item, answer) {
  return find(item.options, answer) !== undefined;
}

/**
 * The controls. `change` is called with the whole answer each time it changes.
 * @param {any} item @param {unknown} answer @param {(answer: string) => void} change
 */
export function controls(item, answer, change) {
  return radios(item.options, answer, change);
}

/**
 * What to say of each option once the question has been answered. The rows a learner must
 * hear (their own answer and, where it is another, the best one) are marked `telling`.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const chosen = find(item.options, answer);
  const better = isGood(chosen) ? undefined : item.options.find(isGood);
  const others = item.options.filter((option) => option !== chosen && option !== better);
  return [
    row(chosen, "Your answer"),
    ...(better ? [row(better, BETTER[better.verdict])] : []),
    ...others.map((option) => row(option)),
  ];
}

const BETTER = { right: "The answer", sound: "A sounder answer" };

/** @param {any} option @param {string} [lead] only where the row is telling */
function row({ verdict, text, reason, source }, lead) {
  return { verdict, telling: lead !== undefined, lead, text, reason, source };
}

/** @param {any} option */
function isGood(option) {
  return GOOD.has(option.verdict);
}

/** @returns {string} what to do before the answer can be checked */
export function whatIsMissing() {
  return "Choose an answer first.";
}

/** @param {{parts: {verdict: string}[]}} judgement */
export function summary(judgement) {
  return SUMMARY[judgement.parts[0].verdict];
}

const SUMMARY = {
  right: "That is right.",
  wrong: "That is not the answer.",
  sound: "That is a sound answer.",
  defensible: "That can be defended, but there is a sounder answer.",
  weak: "That is a weak answer.",
};
