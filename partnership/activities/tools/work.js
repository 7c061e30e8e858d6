import { responsesIn } from "../view/responses.js";
import { faultIn, filled } from "./schema.js";

/**
 * What somebody keeps in a tool, piece by piece. Each piece is kept on its own, so that a change
 * of one loses nothing of the others. What does not fit is as if it were not there.
 * @param {any} model @param {any} spec
 */
export function ownWork(model, spec) {
  const responses = responsesIn(model);
  const partOf = (name) => spec.pieces.find((one) => one.id === `${spec.id}.${name}`);
  const get = (name) => {
    const found = responses.answer(partOf(name));
    const shape = spec.shape.properties[name];
    return found !== undefined && !faultIn(shape, found) ? filled(shape, found) : spec.empty[name];
  };
  return {
    example: false,
    get,

    /** @param {string} name @param {unknown} value */
    set: (name, value) => responses.record(partOf(name), value, true),

    all: () => Object.fromEntries(Object.keys(spec.empty).map((name) => [name, get(name)])),

    /** What in it was called fine though it might identify someone. @returns {string[]} */
    fine: () => spec.pieces.flatMap(responses.fine),

    /** @param {string} text */
    callFine: (text) => responses.callFine(spec.pieces, text),

    /** Whether anything is kept. */
    begun: () => spec.pieces.some((piece) => responses.answer(piece) !== undefined),

    /** @param {Record<string, unknown>} all */
    replace(all) {
      for (const name of Object.keys(spec.empty)) responses.record(partOf(name), all[name] ?? spec.empty[name], true);
    },

    clear: () => responses.clear(),
  };
}

/**
 * The worked example: it can be tried, and is gone when it is left.
 * @param {any} spec
 */
export function exampleWork(spec) {
  const state = structuredClone({ ...spec.empty, ...spec.example.work });
  return {
    example: true,
    get: (name) => state[name],
    set: (name, value) => void (state[name] = value),
    all: () => ({ ...state }),
    begun: () => true,
    replace: (all) => void Object.assign(state, all),
    clear: () => void Object.assign(state, structuredClone(spec.empty)),
  };
}
