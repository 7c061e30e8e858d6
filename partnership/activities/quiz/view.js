import { h, uniqueId } from "../view/dom.js";
import { responsesIn } from "../view/responses.js";
import { keeping } from "../view/keeping.js";
import { kinds } from "./kinds/*.js";
import { WORDS, outOf, pointsOf } from "./verdicts.js";

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
  let ownChange = false;
  let at = Math.max(0, spec.items.findIndex((item) => !responses.checked(item)));
  if (spec.items.every((item) => responses.checked(item))) at = last;

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

  /** @param {any} item @param {unknown} answer @param {boolean} checked */
  function record(item, answer, checked) {
    ownChange = true;
    responses.record(item, answer, checked);
    ownChange = false;
  }

  /** @param {number} place from 0; the one after the last question is the results @param {boolean} [focus] */
  function show(place, focus = false) {
    at = place;
    const shown = at === last ? results() : question(spec.items[at]);
    stage.replaceChildren(progress(), shown.element);
    if (focus) shown.start.focus();
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

  /** @param {any} item */
  function question(item) {
    const kind = kinds[item.kind];
    const judged = spec.practice && responses.checked(item);
    let answer = responses.answer(item);
    const prompt = h("span", { class: "pw-prompt", tabindex: -1 }, item.prompt);
    const told = h("div", { class: "pw-told", role: "status" });
    const rest = h("div", { class: "pw-rest" });
    const warning = h("p", { class: "pw-warning", role: "alert" });
    const controls = kind.controls(item, answer, (changed) => {
      answer = changed;
      warning.replaceChildren();
      record(item, answer, !spec.practice);
    });
    const fields = h("fieldset", { disabled: judged }, h("legend", {}, prompt), ...controls);
    const onward = h("button", { type: "button", class: "pw-main", onclick: go }, "");
    const back = h(
      "button",
      { type: "button", disabled: at === 0, onclick: () => show(at - 1, true) },
      "Previous question",
    );
    label();
    if (judged) explain();
    return {
      start: prompt,
      element: h(
        "div",
        { class: `pw-question pw-${item.kind}` },
        responses.outdated(item) &&
          h("p", { class: "pw-note" }, "This question has changed since you answered it. Your old answer has been set aside."),
        fields,
        warning,
        told,
        rest,
        h("div", { class: "pw-actions" }, onward, back),
      ),
    };

    function label() {
      const next = at + 1 === last ? "See your results" : "Next question";
      onward.textContent = spec.practice && !responses.checked(item) ? "Check my answer" : next;
    }

    function go() {
      if (!spec.practice || responses.checked(item)) return show(at + 1, true);
      if (!kind.isComplete(item, answer)) {
        warning.textContent = kind.whatIsMissing(item, answer);
        return undefined;
      }
      record(item, answer, true);
      fields.disabled = true;
      label();
      explain();
      return undefined;
    }

    function explain() {
      const rows = kind.reasons(item, answer);
      const judgement = kind.judge(item, answer);
      told.replaceChildren(
        h("p", { class: "pw-summary" }, kind.summary(judgement)),
        list(rows.filter((row) => row.telling)),
      );
      const others = rows.filter((row) => !row.telling);
      rest.replaceChildren(
        ...(others.length ? [list(others)] : []),
        ...(item.source ? [h("p", { class: "pw-source" }, `Source: ${item.source}`)] : []),
      );
    }
  }

  function results() {
    const heading = h("p", { class: "pw-prompt", tabindex: -1 }, spec.practice ? scoreText() : answeredText());
    const missed = spec.practice ? spec.items.filter((item) => !isBest(item)) : [];
    const again = h(
      "button",
      {
        type: "button",
        class: "pw-main",
        onclick: () => {
          responses.forget(missed);
          show(spec.items.indexOf(missed[0]), true);
        },
      },
      "Practise the ones I missed",
    );
    return {
      start: heading,
      element: h(
        "div",
        { class: "pw-question" },
        heading,
        h("ol", { class: "pw-results" }, ...spec.items.map((item, place) => resultRow(item, place))),
        h("div", { class: "pw-actions" }, missed.length > 0 && again),
      ),
    };
  }

  /** @param {any} item @param {number} place */
  function resultRow(item, place) {
    return h(
      "li",
      {},
      h("button", { type: "button", class: "pw-link", onclick: () => show(place, true) }, item.prompt),
      h("span", { class: "pw-outcome" }, ` ${outcome(item)}`),
      spec.practice && item.revisit && !isBest(item) &&
        h("a", { href: item.revisit.href, class: "pw-revisit" }, `Read again: ${item.revisit.title}`),
    );
  }

  /** @param {any} item */
  function outcome(item) {
    const kind = kinds[item.kind];
    if (!kind.isComplete(item, responses.answer(item))) return "Not answered yet";
    if (!spec.practice) return "Answered";
    if (!responses.checked(item)) return "Not checked yet";
    const judgement = kind.judge(item, responses.answer(item));
    return `${pointsOf(judgement)} of ${outOf(judgement)} points`;
  }

  /** @param {any} item */
  function isBest(item) {
    const judgement = kinds[item.kind].judge(item, responses.answer(item));
    return responses.checked(item) && pointsOf(judgement) === outOf(judgement);
  }

  function scoreText() {
    const judged = spec.items.filter((item) => responses.checked(item));
    const points = judged.reduce(
      (sum, item) => sum + pointsOf(kinds[item.kind].judge(item, responses.answer(item))),
      0,
    );
    const total = spec.items.reduce((sum, item) => sum + outOf(kinds[item.kind].judge(item, undefined)), 0);
    return `You have ${points} of ${total} points. ${judged.length} of ${last} questions checked.`;
  }

  function answeredText() {
    const done = spec.items.filter((item) => kinds[item.kind].isComplete(item, responses.answer(item)));
    return `You have answered ${done.length} of ${last} questions. You can still change any answer.`;
  }

  const changed = () => {
    if (!ownChange) show(at);
  };
  model.on("change:responses", changed);
  show(at);
  return () => model.off("change:responses", changed);
}

/** @param {any[]} rows */
function list(rows) {
  return h("ul", { class: "pw-reasons" }, ...rows.map(reasonRow));
}

/** @param {any} row */
function reasonRow(row) {
  const [mark, word] = WORDS[row.verdict];
  return h(
    "li",
    { class: `pw-reason pw-is-${row.verdict}` },
    h("span", { class: "pw-verdict" }, h("span", { "aria-hidden": "true" }, `${mark} `), row.word ?? word),
    h("p", { class: "pw-what" }, row.lead && h("span", { class: "pw-lead" }, `${row.lead}: `), row.text),
    h("p", { class: "pw-why" }, row.reason, row.source && h("span", { class: "pw-source" }, ` (${row.source})`)),
  );
}
