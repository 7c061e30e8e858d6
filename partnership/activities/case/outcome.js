import { h } from "../view/dom.js";
import { dayInWords } from "../view/days.js";
import { pickedOf, withMeeting } from "./deciding.js";
import { dayInStory } from "./names.js";
import { changesIn, learnt, reach, withoutRules } from "./telling.js";

export const VERDICTS = { sound: "Sound", defensible: "Defensible", weak: "Weak" };
const KINDS = {
  escalation: "This cannot wait",
  contradiction: "Two things that do not go together",
  waiting: "Time has passed",
  unseen: "Somebody is missing",
  consequence: "What follows",
};

/**
 * What came of a decision: why, which rules fired, and what changed.
 * @param {any} spec @param {any} names @param {string} role @param {{at: string, picks: any[], events: any[]}} step
 * @param {{label: string, go: () => void}} next
 */
export function outcome(spec, names, role, step, next) {
  const decision = names.decisions(step.at);
  const start = h("h4", { tabindex: -1 }, `What came of it: ${decision.title}`);
  const known = learnt(step.events, role, names);
  const changes = changesIn(withoutRules(step.events), spec, names);
  return {
    start,
    element: h(
      "div",
      { class: "pw-came" },
      start,
      ...pickedOf(decision, step.picks).map((option) => reasonFor(option, names)),
      known.length > 0 && h("div", { class: "pw-learnt" }, h("h5", {}, "You now know"), h("ul", {}, ...known.map((fact) => h("li", {}, fact.text)))),
      ...rulesIn(step.events, spec, names),
      changes.length > 0 && h("details", { open: true }, h("summary", {}, "What changed"), h("ul", {}, ...changes)),
      h("div", { class: "pw-actions" }, h("button", { type: "button", class: "pw-main", onclick: next.go }, next.label)),
    ),
  };
}

/** @param {any} option @param {any} names @param {string} [lead] what stands before the option's text */
export function reasonFor(option, names, lead = "You chose: ") {
  return h(
    "div",
    { class: `pw-reason pw-${option.verdict}` },
    h("p", {}, h("strong", {}, `${VERDICTS[option.verdict]}.`), ` ${lead}${withMeeting(option)}`),
    h("p", {}, option.reason),
    option.family && h("p", {}, h("em", {}, "How it reached the family: "), option.family),
    ...lawOf(option, names),
    h("p", { class: "pw-source" }, `Basis: ${names.source(option)}`),
  );
}

/** @param {any} thing @param {any} names */
function lawOf({ law = [] }, names) {
  return law.map((id) => {
    const one = names.law(id);
    return h(
      "details",
      {},
      h("summary", {}, `The law or guidance (${one.nation}, looked up on ${dayInWords(one.as_of)})`),
      h("p", {}, one.says),
      one.elsewhere && h("p", {}, `In other nations: ${one.elsewhere}`),
      h("p", { class: "pw-source" }, `Source: ${names.source(one)}`),
    );
  });
}

/** Every rule that fired, with what it did. @param {any[]} events @param {any} spec @param {any} names @returns {HTMLElement[]} */
function rulesIn(events, spec, names) {
  const found = [];
  const seen = new Map();
  for (const [place, event] of events.entries()) {
    if (event[0] !== "rule") continue;
    const changes = changesIn(events.slice(place + 1, reach(events, place)), spec, names);
    const before = seen.get(event[1]);
    if (before) before.times += 1;
    else {
      const one = { rule: names.rules(event[1]), changes, times: 1 };
      seen.set(event[1], one);
      found.push(one);
    }
  }
  return found.map((one) => fired(one, spec, names));
}

/** @param {{rule: any, changes: HTMLElement[], times: number}} one @param {any} spec @param {any} names */
function fired({ rule, changes, times }, spec, names) {
  const period = spec.clock.called ?? "week";
  return h(
    "div",
    { class: `pw-fired pw-fired-${rule.kind}` },
    h("p", {}, h("strong", {}, `${KINDS[rule.kind]}. `), rule.message, times > 1 && ` (${times} ${period}s)`),
    h(
      "details",
      {},
      h("summary", {}, "Why did this happen?", h("span", { class: "pw-hidden" }, ` ${rule.title}`)),
      h("p", {}, h("strong", {}, `The rule “${rule.title}”. `), rule.reason),
      changes.length > 0 && h("ul", {}, ...changes),
      ...lawOf(rule, names),
      h("p", { class: "pw-source" }, `Basis: ${names.source(rule)}`),
    ),
  );
}

/** How it ended, and who got what they need. @param {any} spec @param {any} names @param {any} game @param {any} state */
export function ended(spec, names, game, state) {
  const ending = names.endings(game.ending(state));
  const met = new Set(game.needsMet(state));
  const start = h("h4", { tabindex: -1 }, ending.title);
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", { class: "pw-when" }, dayInStory(spec, state.day)),
      h("p", {}, ending.text),
      (spec.needs ?? []).length > 0 && h("h5", {}, "What people needed"),
      h("ul", {}, ...(spec.needs ?? []).map((need) => h("li", {}, `${met.has(need.id) ? "Met" : "Open"}: ${names.who(need.about)}. ${need.text}`))),
      h("p", { class: "pw-small" }, spec.numbers),
    ),
  };
}
