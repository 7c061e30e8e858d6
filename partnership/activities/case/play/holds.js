import { appointments, NOBODY } from "./state.js";

// Whether a condition holds. The twin of holds.py.

const within = (number, { exactly, at_least = -(2 ** 31), at_most = 2 ** 31 }) =>
  exactly === undefined ? at_least <= number && number <= at_most : number === exactly;

const TESTS = {
  all: (condition, state) => condition.all.every((one) => holds(one, state)),
  any: (condition, state) => condition.any.some((one) => holds(one, state)),
  not: (condition, state) => !holds(condition.not, state),
  var: (condition, state) =>
    within(condition.var === "day" ? state.day : state.values.get(condition.var), condition),
  appointments: (condition, state) => within(appointments(state, condition.appointments), condition),
  flag: ({ flag }, state) => state.flags.has(flag),
  knows: ({ knows, who }, state) => state.knows.get(who ?? state.role)?.has(knows) ?? false,
  role: ({ role }, state) => role.includes(state.role),
  chose: ({ chose }, state) => state.chosen.has(chose),
  fired: ({ fired }, state) => state.fired.has(fired),
  lead: ({ lead }, state) => (lead === "anyone" ? state.lead !== NOBODY : state.lead === lead),
  planned: ({ planned }, state) => state.plan.includes(planned),
  tie: ({ tie, like }, state) => state.ties.get(tie) === like,
};

const WORDS = Object.keys(TESTS);

/** Without a condition, it always holds. @param {any} condition @param {any} state @returns {boolean} */
export function holds(condition, state) {
  if (!condition) return true;
  return TESTS[WORDS.find((word) => word in condition)](condition, state);
}
