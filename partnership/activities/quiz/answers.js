/** Answers come from storage, so nothing in them is taken on trust. */

/**
 * What an answer gives for one card or other part; nothing that JavaScript objects have anyway.
 * @param {any} answer @param {string} part @returns {any}
 */
export function given(answer, part) {
  const isRecord = answer !== null && typeof answer === "object" && !Array.isArray(answer);
  return isRecord && Object.hasOwn(answer, part) ? answer[part] : undefined;
}

/**
 * The ids that are in an answer which is a list, in the order of `things`.
 * @param {unknown} answer @param {{id: string}[]} things @returns {string[]}
 */
export function listed(answer, things) {
  return Array.isArray(answer) ? things.map((thing) => thing.id).filter((id) => answer.includes(id)) : [];
}

/** @param {{id: string}[]} things @param {unknown} id @returns {any} */
export function find(things, id) {
  return things.find((thing) => thing.id === id);
}
