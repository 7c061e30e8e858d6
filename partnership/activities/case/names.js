/**
 * Find things of a case by their sort and id.
 * @param {any} spec
 */
export function namesIn(spec) {
  const sorts = ["people", "agencies", "facts", "ties", "measures", "factors", "rules", "endings", "decisions", "needs", "bases", "law"];
  const maps = Object.fromEntries(
    sorts.map((sort) => [sort, new Map((spec[sort] ?? []).map((one) => [one.id, one]))]),
  );
  const actions = new Map(spec.board.actions.map((one) => [one.id, one]));
  return {
    ...Object.fromEntries(sorts.map((sort) => [sort, (id) => maps[sort].get(id)])),
    actions: (id) => actions.get(id),
    /** The name of a person or an agency. @param {string} id */
    who: (id) => (maps.people.get(id) ?? maps.agencies.get(id))?.name ?? id,
    /** The same in the middle of a sentence. @param {string} id */
    mid: (id) => ((maps.people.get(id) ?? maps.agencies.get(id))?.name ?? id).replace(/^The /, "the "),
    /** What a person or agency is called in a drawing. @param {string} id */
    short: (id) => maps.people.get(id)?.name ?? maps.agencies.get(id)?.short ?? id,
    /** The source or sources of something, in words. @param {any} thing */
    source(thing) {
      const keys = [thing.source ?? []].flat();
      const words = keys.map((key) => spec.sources[key] ?? key);
      if (thing.judgement) words.push(keys.length ? "and the course's own judgement" : "the course's own judgement");
      return words.join("; ");
    },
  };
}

/** A day of the case in words. @param {any} spec @param {number} day */
export function dayInStory(spec, day) {
  const { called = "week", days = 7 } = spec.clock;
  const number = Math.min(spec.clock.last, Math.floor(day / days) + 1);
  const period = `${called[0].toUpperCase()}${called.slice(1)} ${number}`;
  return days === 7 ? `${period}, day ${day}` : period;
}

/** Things in a sentence: "a, b and c". @param {string[]} words */
export function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What is counted week by week. @param {any} spec */
export function countedIn(spec) {
  return spec.counted ?? "appointment";
}

/** The plural, at the start of a sentence. @param {any} spec */
export function countedMany(spec) {
  const one = countedIn(spec);
  return `${one[0].toUpperCase()}${one.slice(1)}s`;
}

/** @param {number} count @param {string} one */
export function counted(count, one) {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
