import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { exploring } from "./exploring.js";
import { comparingTwo } from "./comparing_two.js";
import { ordering } from "./ordering.js";
import { dayOf, roundOf } from "./rounds.js";

/**
 * Show the timeline: to look things up in, and to practise with what is found.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const title = uniqueId();
  const events = spec.entries.map(([id, year, month, place, kind, name, changed, source, asked]) => {
    return { id, year, month, place, kind, title: name, changed, source, asked: asked === 1 ? name : asked };
  });
  const explorer = exploring(spec, events, () => practices.forEach((one) => one.refresh()));
  const practices = [
    practice("order", "Put these in order", spec.cards, ordering),
    practice("first", "Which came first, and what did it change?", 2, comparingTwo),
  ];

  /** @param {string} name @param {string} heading @param {number} size @param {Function} show */
  function practice(name, heading, size, show) {
    const part = { id: `${spec.id}.${name}`, fingerprint: spec.mark };
    const stage = h("div", {});
    const start = h("h4", { tabindex: -1 }, heading);
    const section = h("section", { class: "pw-practice" }, start, stage);
    let turn = 0;
    let shown = "";

    const times = () => (Number.isInteger(responses.answer(part)) ? responses.answer(part) : 0);

    function next() {
      turn += 1;
      refresh();
      start.focus();
    }

    function refresh() {
      // Today's rounds, one after another. The two sorts of practice must not ask the same.
      const seed = (spec.seed ?? dayOf(new Date())) * 1000 + turn * 2 + (size === 2 ? 1 : 0);
      const round = roundOf(explorer.found().filter((event) => event.asked), seed, size);
      const key = round.map((event) => event.id).join(" ");
      if (key === shown) return;
      shown = key;
      const done = () => responses.record(part, times() + 1, true);
      stage.replaceChildren(
        ...(round.length < size
          ? [h("p", {}, "What you have chosen above has too few different years. Choose more to practise.")]
          : show(round, done, next)),
      );
    }

    return { part, section, refresh };
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-timeline", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      outdatedNote(responses, practices.map((one) => one.part)),
      explorer.element,
      h("p", { class: "pw-about" }, "The practice below takes its events from what you have chosen above. Every day brings other ones."),
      ...practices.map((one) => one.section),
      keeping(model, () => responses.clear()),
    ),
  );
  practices.forEach((one) => one.refresh());
}
