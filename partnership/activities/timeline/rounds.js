// Which events are asked for, and what is right: the rules of `rounds.py`.

/** Whole numbers below 2 to the 32nd that look random (mulberry32). @param {number} seed */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * Up to `size` events, no two of one year, in the order to be shown.
 * @param {{id: string, year: number}[]} events @param {number} seed @param {number} size
 * @returns {any[]}
 */
export function roundOf(events, seed, size) {
  const all = [...events];
  const next = numbersFrom(seed);
  for (let place = all.length - 1; place > 0; place -= 1) {
    const other = next() % (place + 1);
    [all[place], all[other]] = [all[other], all[place]];
  }
  const chosen = [];
  for (const event of all) {
    if (chosen.length < size && chosen.every((one) => one.year !== event.year)) chosen.push(event);
  }
  // An order that is right already would be no question.
  return inOrder(chosen).every((event, place) => event === chosen[place]) ? chosen.reverse() : chosen;
}

/** @param {any[]} events */
export function inOrder(events) {
  return [...events].sort((one, other) => one.year - other.year);
}

/** The number of the day on this device, which is the same until midnight. @param {Date} now */
export function dayOf(now) {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}
