import { h } from "../view/dom.js";
import { dayInStory } from "./names.js";

/**
 * The parent's view: the same weeks from the family's side, with nothing to decide.
 * @param {any} spec @param {any} walked the play read along, or null for the story alone
 * @param {any} names @param {() => void} back
 */
export function reading(spec, walked, names, back) {
  const start = h("h4", { tabindex: -1 }, spec.reading);
  const told = walked
    ? walked.steps.map((step) => [names.decisions(step.at), step.picks])
    : spec.decisions.filter((one) => !one.aside).map((one) => [one, null]);
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h(
        "p",
        {},
        walked
          ? "This is your play, as the family met it."
          : "This is how the family meets each moment. There is nothing to decide. What the agencies do about it is told where it reaches the family.",
      ),
      ...told.map(([decision, picks]) => moment(decision, picks, spec)),
      h("div", { class: "pw-actions" }, h("button", { type: "button", class: "pw-main", onclick: back }, "Back")),
    ),
  };
}

/** @param {any} decision @param {any[] | null} picks @param {any} spec */
function moment(decision, picks, spec) {
  const options = [decision.options, ...(decision.further ?? []).map((one) => one.options)].flat();
  const met = options.filter((option) => option.family && (!picks || picks.includes(option.id)));
  return h(
    "div",
    { class: "pw-moment" },
    h("h5", {}, dayInStory(spec, decision.day)),
    h("p", {}, decision.parent),
    met.length > 0 && picks && h("p", {}, ...met.map((option) => `${option.family} `)),
    met.length > 0 && !picks && h("details", {}, h("summary", {}, "What may come of it", h("span", { class: "pw-hidden" }, `: ${decision.title}`)), h("ul", {}, ...met.map((option) => h("li", {}, option.family)))),
  );
}
