import { apply } from "./effects.js";
import { holds } from "./holds.js";
import { appointments } from "./state.js";

// Rules that fire by themselves, after a choice and at the end of a week. The twin of rules.py.

/** @param {any} rule @param {any} state @param {any} program */
function fire(rule, state, program) {
  state.events.push(["rule", rule.id]);
  state.fired.add(rule.id);
  apply(rule.effects, state, program);
}

/**
 * Fire what fires after a choice. In a decision that was set aside no rule leads elsewhere;
 * what has become so by then leads there after the next choice.
 * @param {any} state @param {any} program @param {boolean} aside
 * @returns {string | null} the decision that a rule leads to
 */
export function afterChoice(state, program, aside) {
  let route = null;
  for (const rule of program.rules ?? []) {
    if (rule.repeat === "every_week") continue;
    const so = holds(rule.when, state);
    if (rule.route && (aside || route)) {
      if (!so) state.was.delete(rule.id);
      continue;
    }
    const before = rule.repeat === "when_it_returns" ? state.was : state.fired;
    const fires = so && !before.has(rule.id);
    if (so) state.was.add(rule.id);
    else state.was.delete(rule.id);
    if (fires) {
      fire(rule, state, program);
      route = rule.route ?? route;
    }
  }
  return route;
}

/** Let time pass until a day. Every week that ends on the way is counted. @param {any} state @param {number} to @param {any} program */
export function letTimePass(state, to, program) {
  const days = program.clock.days ?? 7;
  while ((state.weeks.length + 1) * days <= to) {
    state.day = (state.weeks.length + 1) * days;
    state.events.push(["week", state.weeks.length + 1]);
    for (const rule of program.rules ?? []) {
      if (rule.repeat === "every_week" && holds(rule.when, state)) fire(rule, state, program);
    }
    state.weeks.push([...state.weekly.keys()].map((agency) => appointments(state, agency)));
    state.once = new Map();
  }
  state.day = Math.max(state.day, to);
}
