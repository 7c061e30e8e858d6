// What several placings say together. Nothing here draws.

/**
 * How one typology was answered: each type with who chose it, in the typology's order.
 * @param {any} typology @param {any[]} views @param {string} neither
 */
export function overlaid(typology, views, neither) {
  const options = [...typology.types, { id: neither, label: "None of these fits" }];
  const answered = views.filter((view) => options.some((one) => one.id === view.placed[typology.id]));
  const rows = options
    .map((type) => ({ type, who: answered.filter((view) => view.placed[typology.id] === type.id).map(nameOf) }))
    .filter(({ type, who }) => type.id !== neither || who.length);
  return { rows, answered: answered.length, of: views.length, chosen: rows.filter(({ who }) => who.length) };
}

/**
 * The same in a sentence or two, which claims no more than so few answers can carry.
 * @param {{answered: number, of: number, chosen: any[]}} found
 */
export function inWords({ answered, of, chosen }) {
  if (!answered) return "Nobody has placed it here yet.";
  const missing = of - answered;
  const rest = missing ? ` ${missing === 1 ? "One person has" : `${missing} people have`} not said.` : "";
  if (answered === 1) return `Only ${chosen[0].who[0]} has placed it here: ${chosen[0].type.label}. One view is a start.${rest}`;
  if (chosen.length === 1) {
    return `All ${answered} who answered say ${chosen[0].type.label}. Ask each for an example: people can use one word for different things.${rest}`;
  }
  const each = chosen.map(({ type, who }) => `${type.label} (${who.join(", ")})`).join("; ");
  return `They differ: ${each}. Ask each what they see that the others do not.${rest}`;
}

/** @param {any} view */
export function nameOf(view) {
  return view.who.trim() || "Somebody";
}

/** The history in order of years. @param {any[]} history */
export function inOrder(history) {
  return [...history].sort((one, other) => one.year - other.year);
}

/** Each stage of the history in a line. @param {any} life @param {any[]} history */
export function toldAsLines(life, history) {
  return inOrder(history).map(({ year, stage, what }) => {
    const label = life.stages.find((one) => one.id === stage)?.label ?? stage;
    return `${year}: ${label}.${what.trim() ? ` ${what.trim()}` : ""}`;
  });
}
