import { gameOf } from "./case/play/game.js";
import { firstLuck, nextLuck } from "./case/play/luck.js";
import { END } from "./case/play/state.js";
import { changesIn } from "./case/telling.js";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(text, before) {
  let sum = ~before;
  for (let place = 0; place < text.length; place += 1) {
    sum = TABLE[(sum ^ text.charCodeAt(place)) & 255] ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}

function told(game, state) {
  const sorted = (set) => [...set].sort();
  return JSON.stringify([
    state.events,
    [state.role, state.luck, state.day, state.lead, state.at, state.back],
    [...state.values.values()],
    [...state.knows.values()].map(sorted),
    [...state.ties.values()],
    [...state.weekly.values()],
    [...state.once].sort(([one], [other]) => (one < other ? -1 : 1)),
    state.weeks,
    state.plan,
    ...[state.flags, state.chosen, state.fired, state.was].map(sorted),
    game.needsMet(state),
    game.offered(state),
  ]);
}

function wander(program, game, role, play) {
  const state = game.start(role, play);
  let luck = firstLuck(play + 1, play);
  while (state.at !== END) {
    const { options } = program.decisions.find((one) => one.id === state.at);
    const picks = [];
    for (const ids of game.offered(state)) {
      luck = nextLuck(luck);
      picks.push(ids.length ? ids[luck % ids.length] : null);
      if (options.find((one) => one.id === picks[0]).stays) break;
    }
    game.choose(state, picks);
  }
  return state;
}

const made = new Map();

export function open(name, program) {
  made.set(name, [program, gameOf(program)]);
}

export function one(name, role, play) {
  const [program, game] = made.get(name);
  return told(game, wander(program, game, role, play));
}

export function digests(name, role, number, size) {
  const found = [];
  for (let first = 0; first < number; first += size) {
    let sum = 0;
    for (let play = first; play < first + size; play += 1) sum = crc32(one(name, role, play), sum);
    found.push(sum);
  }
  return found;
}

export function alone(name, agencies) {
  const [, game] = made.get(name);
  return told(game, game.alone(agencies));
}

/** What a learner is told of changes to one measure. */
export const lines = (measure, events) => changesIn(events, {}, { measures: () => measure, factors: String }).map(({ textContent }) => textContent);
