import { faultIn } from "./schema.js";

/**
 * Every text that somebody wrote, with where it stands: not what was chosen, no days and no ids.
 * @param {any} shape JSON Schema, as `schema.js` reads it @param {unknown} value
 * @param {(string | number)[]} [path] where it is, from outside
 * @returns {{path: (string | number)[], text: string}[]}
 */
export function textsIn(shape, value, path = []) {
  if (shape.anyOf) return textsIn(shape.anyOf.find((one) => !faultIn(one, value)) ?? {}, value, path);
  if (typeof value === "string") {
    const isWritten = !shape.pattern && !shape.enum && !("const" in shape) && value.trim();
    return isWritten ? [{ path, text: value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one, place) => textsIn(shape.items ?? {}, one, [...path, place]));
  if (value === null || typeof value !== "object") return [];
  const [inside = {}] = Object.values(shape.patternProperties ?? {});
  return Object.entries(value).flatMap(([name, one]) => textsIn(shape.properties?.[name] ?? inside, one, [...path, name]));
}

/** A place in plain words, where the tool has none of its own. @param {(string | number)[]} path */
export function placeInWords(path) {
  const words = path.map((step) => (typeof step === "number" ? String(step + 1) : step.replaceAll("_", " "))).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
