// Whether something from a file or from storage has the shape that the tool's model in Python
// describes. It reads the JSON Schema that `compact.py` makes of the model, and no other.

const TYPES = {
  object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};
const KINDS = {
  object: "a record",
  array: "a list",
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "yes or no",
  null: "empty",
};

/**
 * The first thing that does not fit, in words that say where; nothing if all of it fits.
 * @param {any} shape @param {unknown} value @param {string[]} [path] where it is, from outside
 * @returns {string}
 */
export function faultIn(shape, value, path = []) {
  const at = (what) => `${path.join(", ") || "the whole"}: ${what}`;
  if (shape.anyOf) {
    const faults = shape.anyOf.map((one) => faultIn(one, value, path));
    return faults.includes("") ? "" : faults[0];
  }
  if (shape.type && !TYPES[shape.type](value)) return at(`${shown(value)} is not ${KINDS[shape.type]}`);
  const allowed = shape.enum ?? ("const" in shape ? [shape.const] : null);
  if (allowed && !allowed.includes(value)) return at(`${shown(value)} is not ${allowed.join(" or ")}`);
  if (shape.minimum > value) return at(`${shown(value)} is less than ${shape.minimum}`);
  if (shape.maximum < value) return at(`${shown(value)} is more than ${shape.maximum}`);
  if (typeof value === "string") return textFault(shape, value, at);
  if (Array.isArray(value)) return listFault(shape, value, path, at);
  return TYPES.object(value) ? recordFault(shape, value, path, at) : "";
}

/**
 * A value that fits, with whatever may be left out filled in, as the model in Python does.
 * @param {any} shape @param {any} value @returns {any}
 */
export function filled(shape, value) {
  if (shape.anyOf) return filled(shape.anyOf.find((one) => !faultIn(one, value)) ?? {}, value);
  if (Array.isArray(value)) return value.map((one) => filled(shape.items ?? {}, one));
  if (!TYPES.object(value)) return value;
  const whole = { ...value };
  for (const [name, inside] of Object.entries(shape.properties ?? {})) {
    whole[name] = Object.hasOwn(value, name) ? filled(inside, value[name]) : (structuredClone(inside.default) ?? blankOf(inside));
  }
  for (const [pattern, inside] of Object.entries(shape.patternProperties ?? {})) {
    for (const name of Object.keys(value).filter((one) => new RegExp(pattern, "u").test(one))) whole[name] = filled(inside, value[name]);
  }
  return whole;
}

/** @param {any} shape */
function blankOf(shape) {
  return shape.type === "object" ? {} : shape.type === "array" ? [] : null;
}

/** @param {any} shape @param {string} value @param {(what: string) => string} at */
function textFault(shape, value, at) {
  const length = [...value].length;
  if (length > shape.maxLength) return at(`the text is longer than ${shape.maxLength} characters`);
  if (length < shape.minLength) return at("there is no text");
  if (shape.pattern && !new RegExp(shape.pattern, "u").test(value)) return at(`${shown(value)} is not written as it should be`);
  return "";
}

/** @param {any} shape @param {unknown[]} value @param {string[]} path @param {(what: string) => string} at */
function listFault(shape, value, path, at) {
  if (value.length > shape.maxItems) return at(`there are ${value.length}, and ${shape.maxItems} is the most`);
  if (value.length < shape.minItems) return at(`there are too few`);
  return first(value, (one, place) => faultIn(shape.items ?? {}, one, [...path, `number ${place + 1}`]));
}

/** @param {any} shape @param {any} value @param {string[]} path @param {(what: string) => string} at */
function recordFault(shape, value, path, at) {
  const missing = (shape.required ?? []).find((name) => !Object.hasOwn(value, name));
  if (missing) return at(`'${missing}' is missing`);
  const patterns = Object.entries(shape.patternProperties ?? {});
  const most = shape.maxProperties ?? Infinity;
  if (Object.keys(value).length > most) return at(`there are more than ${most}`);
  return first(Object.entries(value), ([name, one]) => {
    const own = Object.hasOwn(shape.properties ?? {}, name) ? shape.properties[name] : null;
    const inside = own ?? patterns.find(([pattern]) => new RegExp(pattern, "u").test(name))?.[1];
    return inside ? faultIn(inside, one, [...path, name]) : at(`'${name.slice(0, 40)}' does not belong there`);
  });
}

/** @param {any[]} all @param {(one: any, place: number) => string} faultOf */
function first(all, faultOf) {
  for (const [place, one] of all.entries()) {
    const fault = faultOf(one, place);
    if (fault) return fault;
  }
  return "";
}

/** @param {unknown} value */
function shown(value) {
  if (typeof value === "string") return `'${value.length > 40 ? `${value.slice(0, 40)} …` : value}'`;
  return TYPES.object(value) || Array.isArray(value) ? "this" : String(value);
}
