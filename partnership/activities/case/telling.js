import { h } from "../view/dom.js";
import { counted, countedIn, listed } from "./names.js";

// What happened, in words: one line for each event that a learner can be told.

const SIDES = { told: "the family was told", not_told: "the family was not told", not_safe_to_tell: "it was not safe to tell the family" };
const STOPS = " It goes no further: that is the end of its range.";
const LIKE = { none: "there is no tie any more", weak: "is weak", strong: "is strong", stressful: "is stressful" };

/**
 * @param {any[]} events @param {any} spec @param {any} names @param {{hidden?: boolean}} [show] in the debrief, all is shown
 * @returns {HTMLElement[]}
 */
export function changesIn(events, spec, names, { hidden = false } = {}) {
  return events.map((event) => lineOf(event, spec, names, hidden)).filter(Boolean).map((words) => h("li", {}, ...[words].flat()));
}

/** @param {any[]} event @param {any} spec @param {any} names @param {boolean} hidden */
function lineOf([kind, ...told], spec, names, hidden) {
  const lines = {
    change: () => changeOf(told, names, hidden),
    learn: ([who, fact]) => (hidden ? `${names.who(who)} now knows: ${names.facts(fact).text}` : null),
    share: (one) => sharingOf(one, spec, names),
    tie: ([tie, like]) => `The tie between ${listed(names.ties(tie).ends.map(names.mid))} ${LIKE[like]}.`,
    weekly: ([agency, by]) => by !== 0 && `${countedBy(by, spec)} each ${spec.clock.called ?? "week"} with ${names.mid(agency)}.`,
    once: ([agency, by]) => by !== 0 && `${countedBy(by, spec)} this ${spec.clock.called ?? "week"} with ${names.mid(agency)}.`,
    plan: ([action]) => `Into the plan: ${names.actions(action).text}`,
    drop: ([action]) => `Out of the plan: ${names.actions(action).text}`,
    lead: ([agency]) => (agency === "nobody" ? "Nobody leads." : `${names.who(agency)} leads.`),
  };
  return lines[kind]?.(told) || null;
}

/** @param {number} by @param {any} spec */
function countedBy(by, spec) {
  return counted(Math.abs(by), `${by > 0 ? "more" : "fewer"} ${countedIn(spec)}`);
}

/** @param {any[]} told @param {any} names @param {boolean} hidden */
function changeOf([id, by, factors, cut], names, hidden) {
  const measure = names.measures(id);
  if (measure.shown === false && !hidden) return null;
  const times = factors.map((factor) => names.factors(factor));
  const why = times.map((one) => ` It counts ${one.times} times: ${one.reason}`).join("");
  if (by === 0) return cut !== 0 && `${measure.title}: no change; it is at the end of its range.`;
  const good = measure.better === "neither" ? "" : by > 0 === (measure.better === "up") ? " (better)" : " (worse)";
  return `${measure.title}: ${by > 0 ? "up" : "down"} ${Math.abs(by)}${good}.${why}${cut === 0 ? "" : STOPS}`;
}

/** @param {any[]} told @param {any} spec @param {any} names */
function sharingOf([sender, facts, to, basis, family], spec, names) {
  const from = names.who(sender);
  if (!facts.length) return `${from} had nothing of it to share: it does not know these facts yet.`;
  const on = basis ? `with the lawful basis “${names.bases(basis).name}”` : "without naming a lawful basis";
  const what = facts.map((fact) => names.facts(fact).text).join(" ");
  return `${from} told ${listed(to.map(names.mid))}, ${on}; ${SIDES[family]}: ${what}`;
}

const BOUNDARY = ["rule", "week", "at", "end", "chance", "choice"];

/** How many events after this one still belong to it. @param {any[]} events @param {number} place */
export function reach(events, place) {
  const stop = events.findIndex(([kind], later) => later > place && BOUNDARY.includes(kind));
  return stop < 0 ? events.length : stop;
}

/** The events that no rule brought about. @param {any[]} events @returns {any[]} */
export function withoutRules(events) {
  let until = 0;
  return events.filter(([kind], place) => {
    if (kind === "rule") until = reach(events, place);
    return place >= until;
  });
}

/** The facts that the learner's own agency has learnt. @param {any[]} events @param {string} role @param {any} names */
export function learnt(events, role, names) {
  return events.filter(([kind, who]) => kind === "learn" && who === role).map(([, , fact]) => names.facts(fact));
}
