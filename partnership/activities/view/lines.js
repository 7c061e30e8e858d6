// Lines of a drawing: a strong or a weak tie is even, a stressful one has teeth.

/** @typedef {[number, number]} Spot */

/** @param {Spot} from @param {Spot} to @param {Spot} [by] what the line bends towards */
export function even(from, to, by) {
  return by ? `M${said(from)}Q${said(by)} ${said(to)}` : `M${said(from)}L${said(to)}`;
}

/**
 * A line with teeth.
 * @param {Spot} from @param {Spot} to @param {number} tooth how long and @param {number} high how high each is
 * @param {Spot} [by] what the line bends towards
 */
export function zigzag(from, to, tooth, high, by = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) {
  const teeth = Math.max(4, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / tooth));
  const points = Array.from({ length: teeth - 1 }, (_, place) => {
    const part = (place + 1) / teeth;
    const [x, y] = along(from, to, by, part);
    const slope = [0, 1].map((axis) => (1 - part) * (by[axis] - from[axis]) + part * (to[axis] - by[axis]));
    const side = (place % 2 ? -high : high) / (Math.hypot(slope[0], slope[1]) || 1);
    return `L${said([x - slope[1] * side, y + slope[0] * side])}`;
  });
  return `M${said(from)}${points.join("")}L${said(to)}`;
}

/** The spot at some part of the way. @param {Spot} from @param {Spot} to @param {Spot} by @param {number} part @returns {Spot} */
export function along(from, to, by, part) {
  const at = (axis) => (1 - part) ** 2 * from[axis] + 2 * part * (1 - part) * by[axis] + part ** 2 * to[axis];
  return [at(0), at(1)];
}

/** @param {Spot} spot */
function said([x, y]) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
