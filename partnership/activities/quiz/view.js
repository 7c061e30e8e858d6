import { h, uniqueId } from "../view/dom.js";
import { responsesIn } from "../view/responses.js";
import { keeping } from "../view/keeping.js";
import { today } from "../view/days.js";
import { firstAttempt, repeat } from "./attempts.js";
import { question } from "./question.js";
import { results } from "./results.js";
import { nextReview, readReview } from "./retrieval.js";

/**
 * Show a quiz, one question at a time, and its results at the end.
 *
 * With `spec.practice` an answer is checked and explained at once; without it (work to be
 * handed in) every choice is an answer, may be changed, and is not judged here.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const todo = spec.items.findIndex((item) => !responses.checked(item));
  const whole = { items: spec.items, repeats: new Map() };
  /** What is gone through: all questions, or some again; what is in `repeats` was answered before. */
  let run = whole;
  let at = todo < 0 ? spec.items.length : todo;
  let ownChange = false;

  const stage = h("div", { class: "pw-stage" });
  const title = uniqueId();
  const root = h(
    "section",
    { class: "pw-activity pw-quiz", "aria-labelledby": title },
    h("h3", { id: title, class: "pw-title" }, spec.title),
    h("p", { class: "pw-intro" }, spec.intro),
    stage,
    keeping(model, () => {
      responses.clear();
      run = whole;
      show(0, true);
    }),
  );
  el.append(root);

  /** @param {number} place from 0; the one after the last question is the results @param {boolean} [focus] */
  function show(place, focus = false) {
    const atEnd = place === run.items.length;
    if (atEnd) run = whole;
    at = atEnd ? spec.items.length : place;
    const shown = atEnd ? results(spec, responses, { show: showItem, practise }) : questionAt(at);
    stage.replaceChildren(progress(atEnd), shown.element);
    if (focus) shown.start.focus();
  }

  /** @param {any} item */
  function showItem(item) {
    show(spec.items.indexOf(item), true);
  }

  /** @param {any[]} items */
  function practise(items) {
    const before = items.filter((item) => responses.checked(item));
    run = { items, repeats: new Map(before.map((item) => [item.id, {}])) };
    show(0, true);
  }

  /** @param {number} place */
  function questionAt(place) {
    const item = run.items[place];
    return question(item, attemptAt(item), {
      practice: spec.practice,
      levels: spec.confidence?.levels ?? null,
      outdated: responses.outdated(item),
      nextLabel: place + 1 === run.items.length ? "See your results" : "Next question",
      next: () => show(place + 1, true),
      back: place > 0 ? () => show(place - 1, true) : null,
    });
  }

  /** An attempt whose changes do not make the view start again. @param {any} item */
  function attemptAt(item) {
    const quietly = (change) => (...what) => {
      ownChange = true;
      change(...what);
      ownChange = false;
    };
    const quiet = { ...responses, record: quietly(responses.record), note: quietly(responses.note) };
    const review = (right) =>
      nextReview(readReview(responses.review(item), spec.intervals), right, today(), spec.intervals);
    const memory = run.repeats.get(item.id);
    return memory ? repeat(item, quiet, review, memory) : firstAttempt(item, quiet, review);
  }

  /** @param {boolean} atEnd */
  function progress(atEnd) {
    const text = `${run === whole ? "Question" : "Practice: question"} ${at + 1} of ${run.items.length}`;
    return h(
      "div",
      { class: "pw-progress" },
      h("span", {}, atEnd ? "Your results" : text),
      h("progress", { max: run.items.length, value: at, "aria-label": "Progress through the questions" }),
    );
  }

  const changed = () => {
    if (!ownChange) show(at);
  };
  model.on("change:responses", changed);
  show(at);
  return () => model.off("change:responses", changed);
}
