import { holds } from "./holds.js";

// What effects do to a state. Each change that happens is told as an event. The twin of effects.py.

/** @param {string} better @param {number} by */
function direction(better, by) {
  if (better === "neither" || by === 0) return "neither";
  return by > 0 === (better === "up") ? "better" : "worse";
}

/** @param {any} state @param {string} name @param {number} value @param {any} measure @param {string[]} why */
function set(state, name, value, measure, why) {
  const before = state.values.get(name);
  const after = Math.min(measure.high ?? 10, Math.max(measure.low ?? 0, value));
  state.values.set(name, after);
  // What the range cuts off is told too, so that no number changes less than was said in silence.
  state.events.push(["change", name, after - before, why, value - after]);
}

/** Let an agency know facts. @param {any} state @param {string} who @param {string[]} facts */
function learn(state, who, facts) {
  const known = state.knows.get(who);
  for (const fact of facts) {
    if (!known || known.has(fact)) continue;
    known.add(fact);
    state.events.push(["learn", who, fact]);
  }
}

/** @param {boolean} up */
const flags = (up) => (names, state) => {
  for (const name of names) {
    if (state.flags.has(name) === up) continue;
    if (up) state.flags.add(name);
    else state.flags.delete(name);
    state.events.push(["flag", name, Number(up)]);
  }
};

/** What each field of the effects does, in the order in which they happen. */
const APPLY = {
  change(changes, state, program) {
    for (const [name, by] of Object.entries(changes)) {
      const measure = program.measures.find((one) => one.id === name);
      const goes = direction(measure.better, by);
      const why = (program.factors ?? []).filter(
        (one) => one.measures.includes(name) && ["all", goes].includes(one.changes) && holds(one.when, state),
      );
      const times = why.reduce((product, one) => product * one.times, 1);
      set(state, name, state.values.get(name) + by * times, measure, why.map((one) => one.id));
    }
  },
  put(values, state, program) {
    for (const [name, value] of Object.entries(values)) {
      set(state, name, value, program.measures.find((one) => one.id === name), []);
    }
  },
  up: flags(true),
  down: flags(false),
  learn: (facts, state) => learn(state, state.role, facts),
  tell(told, state) {
    for (const [who, facts] of Object.entries(told)) learn(state, who, facts);
  },
  share(sharings, state) {
    for (const { sender = state.role, what, to, basis = null, family } of sharings) {
      const known = what.filter((fact) => state.knows.get(sender)?.has(fact));
      state.events.push(["share", sender, known, [...to], basis, family]);
      for (const who of to) learn(state, who, known);
    }
  },
  ties(ties, state) {
    for (const [name, like] of Object.entries(ties)) {
      state.ties.set(name, like);
      state.events.push(["tie", name, like]);
    }
  },
  weekly(changes, state) {
    for (const [agency, by] of Object.entries(changes)) {
      const before = state.weekly.get(agency);
      state.weekly.set(agency, Math.max(0, before + by));
      state.events.push(["weekly", agency, state.weekly.get(agency) - before]);
    }
  },
  once(changes, state) {
    for (const [agency, by] of Object.entries(changes)) {
      state.once.set(agency, (state.once.get(agency) ?? 0) + by);
      state.events.push(["once", agency, by]);
    }
  },
  plan(actions, state) {
    for (const action of actions) {
      if (state.plan.includes(action)) continue;
      state.plan.push(action);
      state.events.push(["plan", action]);
    }
  },
  drop(actions, state) {
    for (const action of actions) {
      if (!state.plan.includes(action)) continue;
      state.plan.splice(state.plan.indexOf(action), 1);
      state.events.push(["drop", action]);
    }
  },
  lead(agency, state) {
    state.lead = agency;
    state.events.push(["lead", agency]);
  },
  then(more, state, program) {
    for (const { when, effects } of more) {
      if (holds(when, state)) apply(effects, state, program);
    }
  },
};

/** Make effects happen. @param {any} effects @param {any} state @param {any} program */
export function apply(effects, state, program) {
  for (const name of Object.keys(APPLY)) {
    if (effects?.[name] != null) APPLY[name](effects[name], state, program);
  }
}
