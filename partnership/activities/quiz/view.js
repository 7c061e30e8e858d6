import { h, uniqueId } from "../view/dom.js";
import { responsesIn } from "../view/responses.js";
import { keeping } from "../view/keeping.js";
import { firstAttempt } from "./attempts.js";
import { question } from "./question.js";
import { results } from "./results.js";

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
  const last = spec.items.length;
  const todo = spec.items.findIndex((item) => !responses.checked(item));
  let at = todo < 0 ? last : todo;
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
      show(0, true);
    }),
  );
  el.append(root);

  /** @param {number} place from 0; the one after the last question is the results @param {boolean} [focus] */
  function show(place, focus = false) {
    at = place;
    const shown = at === last ? results(spec, responses, { show: showItem, practise }) : questionAt(at);
    stage.replaceChildren(progress(), shown.element);
    if (focus) shown.start.focus();
  }

  /** @param {any} item */
  function showItem(item) {
    show(spec.items.indexOf(item), true);
  }

  /** @param {any[]} items */
  function practise(items) {
    responses.forget(items);
    showItem(items[0]);
  }

  /** @param {number} place */
  function questionAt(place) {
    const item = spec.items[place];
    return question(item, attemptAt(item), {
      practice: spec.practice,
      levels: spec.confidence?.levels ?? null,
      outdated: responses.outdated(item),
      nextLabel: place + 1 === last ? "See your results" : "Next question",
      next: () => show(place + 1, true),
      back: place > 0 ? () => show(place - 1, true) : null,
    });
  }

  /** An attempt whose changes do not make the view start again. @param {any} item */
  function attemptAt(item) {
    return firstAttempt(item, {
      ...responses,
      record: (...what) => {
        ownChange = true;
        responses.record(...what);
        ownChange = false;
      },
    });
  }

  function progress() {
    const text = at === last ? "Your results" : `Question ${at + 1} of ${last}`;
    return h(
      "div",
      { class: "pw-progress" },
      h("span", {}, text),
      h("progress", { max: last, value: at, "aria-label": "Progress through the questions" }),
    );
  }

  const changed = () => {
    if (!ownChange) show(at);
  };
  model.on("change:responses", changed);
  show(at);
  return () => model.off("change:responses", changed);
}
