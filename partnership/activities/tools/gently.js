import { finderOf } from "../reflect/identifiers.js";

/**
 * Finds what might identify somebody in what a tool holds: not what is of its nature there, and not
 * what whoever writes has called fine on this visit.
 * @param {any} spec
 */
export function gently(spec) {
  const find = finderOf(spec.identifiers, { organisations: true });
  const fine = new Set();
  return {
    /** @param {string} text */
    find: (text) => find(text).filter((one) => !spec.expects.includes(one.pattern) && !fine.has(one.text)),

    /** @param {string} text */
    accept: (text) => void fine.add(text),
  };
}
