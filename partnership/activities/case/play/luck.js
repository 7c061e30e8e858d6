// Chance that can be repeated: Marsaglia's xorshift with 32 bits. The twin of luck.py.

const GOLDEN = 2654435761;

/** Where chance begins in a play; plays are counted from 0. Never 0. @param {number} seed @param {number} play */
export function firstLuck(seed, play) {
  return (seed + Math.imul(play, GOLDEN)) >>> 0 || 1;
}

/** @param {number} luck @returns {number} the number that follows, from 1 to 2**32 - 1 */
export function nextLuck(luck) {
  luck ^= luck << 13;
  luck ^= luck >>> 17;
  return (luck ^ (luck << 5)) >>> 0;
}
