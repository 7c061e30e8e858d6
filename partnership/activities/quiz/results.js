import { h } from "../view/dom.js";
import { kinds } from "./kinds/*.js";
import { isBest, pointsFor, pointsOfBest } from "./attempts.js";
import { howSure } from "./confidence.js";
import { dueAgain } from "./due.js";

/**
 * Show how the learner did, and what to do about it.
 * @param {any} spec @param {any} responses
 * @param {{show: (item: any) => void, practise: (items: any[]) => void}} go
 * @returns {{element: HTMLElement, start: HTMLElement}} `start` is what takes the focus
 */
export function results(spec, responses, go) {
  const text = spec.practice ? scoreText(spec.items, responses) : answeredText(spec.items, responses);
  const start = h("p", { class: "pw-prompt", tabindex: -1 }, text);
  const missed = spec.practice ? spec.items.filter((item) => !isKnown(item, responses)) : [];
  const practise = () => go.practise(missed);
  return {
    start,
    element: h(
      "div",
      { class: "pw-question" },
      start,
      h("ol", { class: "pw-results" }, ...spec.items.map((item) => row(spec, item, responses, go))),
      spec.practice && dueAgain(spec, responses, go.practise),
      spec.practice && spec.confidence && howSure(spec, responses),
      h(
        "div",
        { class: "pw-actions" },
        missed.length > 0 &&
          h("button", { type: "button", class: "pw-main", onclick: practise }, "Practise the ones I missed"),
      ),
    ),
  };
}

/** @param {any} spec @param {any} item @param {any} responses @param {{show: (item: any) => void}} go */
function row(spec, item, responses, go) {
  return h(
    "li",
    {},
    h("button", { type: "button", class: "pw-link", onclick: () => go.show(item) }, item.prompt),
    h("span", { class: "pw-outcome" }, ` ${outcome(spec, item, responses)}`),
    spec.practice && item.revisit && !isKnown(item, responses) &&
      h("a", { href: item.revisit.href, class: "pw-revisit" }, `Read again: ${item.revisit.title}`),
  );
}

/** @param {any} spec @param {any} item @param {any} responses */
function outcome(spec, item, responses) {
  if (!isWhole(item, responses)) return "Not answered yet";
  if (!spec.practice || (pointsOfBest(item) === 0 && responses.checked(item))) return "Answered";
  if (!responses.checked(item)) return "Not checked yet";
  const again = responses.again(item);
  const later = again ? `; ${pointsFor(item, again.answer)} when you last practised` : "";
  return `${pointsFor(item, responses.answer(item))} of ${pointsOfBest(item)} points${later}`;
}

/** @param {any} item @param {any} responses */
function isWhole(item, responses) {
  return kinds[item.kind].isComplete(item, responses.answer(item));
}

/** Whether the latest answer is the best one. @param {any} item @param {any} responses */
function isKnown(item, responses) {
  return responses.checked(item) && isBest(item, (responses.again(item) ?? { answer: responses.answer(item) }).answer);
}

/** @param {any[]} items @param {any} responses */
function scoreText(items, responses) {
  const checked = items.filter((item) => responses.checked(item));
  const points = checked.reduce((sum, item) => sum + pointsFor(item, responses.answer(item)), 0);
  const total = items.reduce((sum, item) => sum + pointsOfBest(item), 0);
  const score = total ? `You have ${points} of ${total} points. ` : "";
  return `${score}${checked.length} of ${items.length} questions checked.`;
}

/** @param {any[]} items @param {any} responses */
function answeredText(items, responses) {
  const done = items.filter((item) => isWhole(item, responses)).length;
  return `You have answered ${done} of ${items.length} questions. You can still change any answer.`;
}
