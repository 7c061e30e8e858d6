// What comes first by a learner's own weights and ratings: the rules of `ranking.py`.

export const HEAVIEST = 5;
export const HIGHEST = 4;
const MIDDLE_WEIGHT = 3;
const MIDDLE_RATING = 2;

/** @param {any} given @param {string} criterion */
export function weightOf(given, criterion) {
  return whole(own(own(given, "weights"), criterion), HEAVIEST, MIDDLE_WEIGHT);
}

/** @param {any} given @param {string} option @param {string} criterion */
export function ratingOf(given, option, criterion) {
  return whole(own(own(own(given, "ratings"), option), criterion), HIGHEST, MIDDLE_RATING);
}

/**
 * The options by their points, the most first. Options of equal points share a rank.
 * @param {string[]} options @param {string[]} criteria @param {any} given
 */
export function ranking(options, criteria, given) {
  const scored = options.map((id) => ({
    id,
    points: criteria.reduce((sum, one) => sum + weightOf(given, one) * ratingOf(given, id, one), 0),
  }));
  const rankOf = (points) => 1 + scored.filter((other) => other.points > points).length;
  return [...scored]
    .sort((one, other) => other.points - one.points)
    .map(({ id, points }) => ({ id, points, rank: rankOf(points) }));
}

/** @param {unknown} value @param {number} most @param {number} middle */
function whole(value, most, middle) {
  return Number.isInteger(value) && value >= 0 && value <= most ? value + 0 : middle;
}

/** @param {any} holder @param {string} name */
function own(holder, name) {
  const isRecord = holder !== null && typeof holder === "object" && !Array.isArray(holder);
  return isRecord && Object.hasOwn(holder, name) ? holder[name] : undefined;
}
