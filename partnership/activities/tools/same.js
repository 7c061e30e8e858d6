/**
 * Whether two pieces of work say the same, in whatever order their fields stand.
 * @param {any} one @param {any} other
 */
export function same(one, other) {
  const sorted = (thing) => JSON.stringify(thing, (_key, value) => (value?.constructor === Object ? Object.entries(value).sort() : value));
  return sorted(one) === sorted(other);
}
