/** How many people there may be in a round, as in `work.py`. */
export const PEOPLE = 200;

/** A name for a person, made by chance. */
export function newPerson() {
  return `p${Array.from(crypto.getRandomValues(new Uint32Array(2)), (one) => one.toString(36)).join("").slice(0, 10)}`;
}
