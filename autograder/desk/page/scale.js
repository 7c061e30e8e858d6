// @ts-check
/** What marks mean on a rubric: levels, halves, totals and bands. Knows no page. */

/**
 * @typedef {{band: string, label: string, marks: [number, number], descriptor: string}} Level
 * @typedef {{id: string, name: string, asks: string, most: number, levels: Level[]}} Criterion
 * @typedef {{band: string, floor: number, name: string}} Band
 * @typedef {{points: number, criteria: Criterion[], bands: Band[]}} Piece
 */

const STEP = 0.5;

/**
 * @param {Criterion} criterion
 * @param {number | undefined} marks
 * @returns {number} the place of the level that the marks belong to; -1 where there are none
 */
export function levelOf(criterion, marks) {
  if (marks === undefined) return -1;
  return criterion.levels.findIndex(({ marks: [least, most] }) => least <= marks && marks <= most);
}

/**
 * Where a marker starts in a level: its middle, from which it is not far to either end.
 * @param {Level} level
 */
export function middle({ marks: [least, most] }) {
  return Math.floor((least + most) / 2 / STEP) * STEP;
}

/**
 * @param {Criterion} criterion
 * @param {number | undefined} marks
 * @param {1 | -1} way
 * @returns {number | undefined} half a mark more or less, which may be in the next level
 */
export function finer(criterion, marks, way) {
  if (marks === undefined) return undefined;
  return Math.min(criterion.most, Math.max(0, marks + way * STEP));
}

/**
 * @param {Level} level
 * @returns {number[]} all that a marker can give in this level
 */
export function steps({ marks: [least, most] }) {
  const found = [];
  for (let marks = least; marks <= most; marks += STEP) found.push(marks);
  return found;
}

/**
 * @param {Piece} piece
 * @param {Record<string, number>} marks
 */
export function isFull(piece, marks) {
  return piece.criteria.every(({ id }) => marks[id] !== undefined);
}

/**
 * @param {Piece} piece
 * @param {Record<string, number>} marks
 */
export function total(piece, marks) {
  return piece.criteria.reduce((sum, { id }) => sum + (marks[id] ?? 0), 0);
}

/**
 * @param {Piece} piece
 * @param {number} sum
 * @returns {Band} the band that so many of the piece's points belong to
 */
export function bandOf(piece, sum) {
  // Halves are exact, shares of them are not: 4.2 of 7 must count as 60 %.
  const share = sum / piece.points + 1e-9;
  return [...piece.bands].reverse().find(({ floor }) => share >= floor) ?? piece.bands[0];
}

/**
 * @param {number} marks
 * @returns {string} 3, 3.5
 */
export function said(marks) {
  return String(Math.round(marks * 100) / 100);
}
