import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { HEAVIEST, HIGHEST, ranking, ratingOf, weightOf } from "./ranking.js";

/** How long the learner must pause before the new order is told, in milliseconds. */
const PAUSE = 700;

/**
 * Put things in order by one's own weights and ratings.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const asked = { id: spec.id, fingerprint: spec.mark };
  const inWords = { id: `${spec.id}.order`, fingerprint: spec.mark };
  const title = uniqueId();
  const labelOf = Object.fromEntries(spec.options.map((one) => [one.id, one.label]));
  const sliders = [];
  let waiting = 0;

  const list = h("ol", { class: "pw-ranking" });
  const told = h("p", { class: "pw-summary", role: "status" });
  const given = () => responses.answer(asked) ?? {};
  const order = () => ranking(Object.keys(labelOf), spec.criteria.map((one) => one.id), given());

  /** Keep all the sliders as they stand. */
  function keep() {
    const value = { weights: {}, ratings: {} };
    for (const { option, criterion, input } of sliders) {
      const place = option ? (value.ratings[option] ??= {}) : value.weights;
      place[criterion] = Number(input.value);
    }
    responses.record(asked, value, true);
    responses.record(inWords, sentence(Infinity), true);
  }

  /** @param {number} most @returns {string} what comes first, in words */
  function sentence(most) {
    const ranked = order();
    if (ranked.at(-1).rank === 1) return "All are level so far.";
    const shown = ranked.slice(0, most).map(({ id, points, rank }) => `${rank}. ${labelOf[id]} (${points})`);
    return `${shown.join("; ")}${most < ranked.length ? " …" : ""}`;
  }

  function tell() {
    const text = `In your order: ${sentence(3)}`;
    if (told.textContent !== text) told.textContent = text;
  }

  /**
   * @param {string} label @param {string} ends @param {number} max
   * @param {string | null} option @param {string} criterion
   */
  function slider(label, ends, max, option, criterion) {
    const [name, about] = [uniqueId(), uniqueId()];
    const value = h("span", { class: "pw-value", "aria-hidden": "true" });
    const input = /** @type {HTMLInputElement} */ (
      h("input", { id: name, type: "range", min: 0, max, step: 1, "aria-describedby": about, oninput: moved })
    );
    function moved() {
      value.textContent = input.value;
      keep();
    }
    sliders.push({ option, criterion, input, value });
    return h(
      "div",
      { class: "pw-slider" },
      h("label", { for: name }, label, " ", value),
      input,
      h("span", { id: about, class: "pw-about" }, ends),
    );
  }

  function refresh() {
    clearTimeout(waiting);
    waiting = setTimeout(tell, PAUSE);
    for (const { option, criterion, input, value } of sliders) {
      input.value = String(option ? ratingOf(given(), option, criterion) : weightOf(given(), criterion));
      value.textContent = input.value;
    }
    const ranked = order();
    const most = Math.max(1, ranked[0].points);
    list.replaceChildren(
      ...ranked.map(({ id, points, rank }) =>
        h(
          "li",
          { value: rank },
          h("span", {}, `${labelOf[id]} `),
          h("span", { class: "pw-points" }, points === 1 ? "1 point" : `${points} points`),
          h("progress", { class: "pw-bar", max: most, value: points, "aria-hidden": "true" }),
        ),
      ),
    );
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-weigh", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      outdatedNote(responses, [asked]),
      h(
        "fieldset",
        {},
        h("legend", {}, "How much should each question count?"),
        ...spec.criteria.map((one) =>
          slider(one.label, `${one.asks} Weight from 0 to ${HEAVIEST}`, HEAVIEST, null, one.id),
        ),
      ),
      h("p", { class: "pw-heading" }, "How do you rate each?"),
      ...spec.options.map((option) =>
        h(
          "details",
          {},
          h("summary", {}, option.label),
          h("p", { class: "pw-about" }, option.gist),
          ...spec.criteria.map((one) =>
            slider(`${option.label}: ${one.label.toLowerCase()}`, `${one.asks} From 0, ${one.low}, to ${HIGHEST}, ${one.high}`, HIGHEST, option.id, one.id),
          ),
        ),
      ),
      told,
      list,
      h("p", { class: "pw-about" }, `What is weighed is from ${spec.source}. The numbers are yours.`),
      keeping(model, () => {
        responses.clear();
        tell();
      }),
    ),
  );
  refresh();
  tell();
  model.on("change:responses", refresh);
  return () => {
    clearTimeout(waiting);
    model.off("change:responses", refresh);
  };
}
