import { finderOf } from "../reflect/identifiers.js";

/**
 * Finds what might identify somebody in what a tool holds: not what is of its nature there, and not
 * what whoever writes has called fine.
 * @param {any} spec @param {() => string[]} fine
 */
export function gently(spec, fine) {
  const find = finderOf(spec.identifiers, { organisations: true });
  return (text) => find(text).filter((one) => !spec.expects.includes(one.pattern) && !fine().includes(one.text));
}
