// Results are looked up and added, never worked out: `sums.py` has the only model.

/**
 * Where each slider stands. What is missing, or is none of its steps, counts as the first.
 * @param {any} spec @param {Record<string, number>} chosen values by slider
 * @returns {Record<string, number>} places among the steps
 */
export function placesOf(spec, chosen) {
  const placeOf = ({ id, steps }) => (Object.hasOwn(chosen, id) ? Math.max(0, steps.indexOf(chosen[id])) : 0);
  return Object.fromEntries(spec.sliders.map((one) => [one.id, placeOf(one)]));
}

/**
 * Minutes saved (plus) or spent (minus) by each party, cautious and hopeful, term by term.
 * @param {any} spec @param {Record<string, number>} chosen
 * @returns {{id: string, label: string, minutes: Record<string, [number, number]>}[]}
 */
export function termsOf(spec, chosen) {
  const places = placesOf(spec, chosen);
  const stepsOf = Object.fromEntries(spec.sliders.map((one) => [one.id, one.steps.length]));
  return spec.terms.map(({ id, label, by, parties, cells }) => {
    const cell = by.reduce((place, slider) => place * stepsOf[slider] + places[slider], 0);
    const from = (party) => 2 * (cell * parties.length + party);
    const minutes = Object.fromEntries(parties.map((party, place) => [party, cells.slice(from(place), from(place) + 2)]));
    return { id, label, minutes };
  });
}

/** All terms together, by party. @param {any} spec @param {Record<string, number>} chosen */
export function resultOf(spec, chosen) {
  const terms = termsOf(spec, chosen);
  return Object.fromEntries(spec.parties.map(({ id }) => [id, added(terms.map((one) => one.minutes[id] ?? [0, 0]))]));
}

/** What all who are paid save or spend together. @param {Record<string, number[]>} result */
export function paidOf({ families, ...agencies }) {
  return added(Object.values(agencies));
}

/** @param {number[]} ends @returns {"gains" | "pays" | "same" | "open"} */
export function readingOf(ends) {
  if (!ends.some(Boolean)) return "same";
  if (Math.min(...ends) >= 0) return "gains";
  return Math.max(...ends) <= 0 ? "pays" : "open";
}

/** What a result is called. @param {any} spec @param {Record<string, number[]>} result */
export function calledOf(spec, result) {
  const [paid, families] = [readingOf(paidOf(result)), readingOf(result.families)];
  return spec.readings.find((one) => one.paid === paid && one.families.includes(families));
}

/** @param {number[][]} ranges */
function added(ranges) {
  return [0, 1].map((end) => ranges.reduce((sum, range) => sum + range[end], 0));
}
