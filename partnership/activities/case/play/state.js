// Where a play stands. The twin of state.py.

export const END = "end";
export const NOBODY = "nobody";

/** The state on day 0, before the first decision. @param {any} program @param {string} role @param {number} luck */
export function newState(program, role, luck) {
  const knows = new Map(program.agencies.map((agency) => [agency.id, new Set()]));
  for (const fact of program.facts ?? []) {
    for (const who of fact.known_by ?? []) knows.get(who)?.add(fact.id);
  }
  return {
    role,
    luck,
    values: new Map(program.measures.map((one) => [one.id, one.start])),
    knows,
    ties: new Map((program.ties ?? []).map((one) => [one.id, one.start ?? "none"])),
    weekly: new Map(program.agencies.map((one) => [one.id, one.appointments ?? 0])),
    once: new Map(),
    weeks: [],
    day: 0,
    flags: new Set(),
    plan: [],
    lead: NOBODY,
    chosen: new Set(),
    fired: new Set(),
    was: new Set(),
    at: END,
    back: null,
    refused: new Set(),
    events: [],
  };
}

/** How many appointments an agency, or `all`, has with the family this week. @param {any} state @param {string} agency */
export function appointments(state, agency) {
  if (agency === "all") return [...state.weekly.keys()].reduce((sum, one) => sum + appointments(state, one), 0);
  return Math.max(0, state.weekly.get(agency) + (state.once.get(agency) ?? 0));
}
