// A learner's plays, as they are kept: `{ now, plays: [{ role, play, choices, board?, seen? }] }`.
// Where a play stands is always worked out anew from its choices.

const NONE = { now: -1, plays: [] };

/**
 * What is kept, if all of it can be played; otherwise nothing. It may come from anywhere.
 * @param {any} game @param {any} spec @param {unknown} answer
 */
export function readPlays(game, spec, answer) {
  const plays = answer && typeof answer === "object" && Array.isArray(answer.plays) ? answer.plays : null;
  if (!plays || !plays.every((play) => isSound(game, spec, play))) return { ...NONE };
  const now = Number.isInteger(answer.now) && plays[answer.now] ? answer.now : -1;
  return { now, plays };
}

/** @param {any} game @param {any} spec @param {any} play */
function isSound(game, spec, play) {
  const roles = spec.agencies.filter((agency) => agency.role).map((agency) => agency.id);
  if (!play || typeof play !== "object" || !roles.includes(play.role)) return false;
  if (!isBoard(play.board)) return false;
  if (!Number.isInteger(play.play) || play.play < 0 || !Array.isArray(play.choices)) return false;
  try {
    game.replay(play.role, play.choices, play.play);
    return true;
  } catch {
    return false;
  }
}

/** @param {any} board what the learner has set on the plan board */
function isBoard(board) {
  if (board === undefined) return true;
  const isText = (value) => value == null || typeof value === "string";
  const isAction = (one) =>
    one !== null && typeof one === "object" && isText(one.owner) && isText(one.contingency) &&
    (one.day == null || Number.isInteger(one.day)) && (one.agreed === undefined || Array.isArray(one.agreed));
  return board !== null && typeof board === "object" && Object.values(board).every(isAction);
}

/**
 * A play gone through from its start.
 * @param {any} game @param {any} play
 * @returns {{state: any, arrival: any[], steps: {at: string, picks: (string | null)[], events: any[]}[]}}
 *   `arrival`: what happened on the way to the decision that is open
 */
export function walk(game, { role, choices, play }) {
  const state = game.start(role, play);
  let arrival = state.events;
  const steps = choices.map((picks) => {
    const [at, from] = [state.at, state.events.length];
    game.choose(state, picks);
    const events = state.events.slice(from);
    const there = events.findIndex(([kind]) => kind === "at");
    arrival = there < 0 ? [] : events.slice(there);
    return { at, picks, events: there < 0 ? events : events.slice(0, there) };
  });
  return { state, arrival, steps };
}

/** @param {any} kept @param {string} role a new play, which is then the one that goes on */
export function begin(kept, role) {
  const times = kept.plays.filter((one) => one.role === role).length;
  return { now: kept.plays.length, plays: [...kept.plays, { role, play: times, choices: [] }] };
}

/** @param {any} kept @param {any} changes what is different in the play that goes on */
export function changed(kept, changes) {
  return { ...kept, plays: kept.plays.map((one, place) => (place === kept.now ? { ...one, ...changes } : one)) };
}

/** The play as it was before a decision, as a play of its own. The old one is kept. @param {any} kept @param {number} step */
export function rewound(kept, step) {
  const { board, ...old } = kept.plays[kept.now];
  return { now: kept.plays.length, plays: [...kept.plays, { ...old, choices: old.choices.slice(0, step) }] };
}
