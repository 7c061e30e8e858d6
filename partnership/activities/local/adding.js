// What a table brings, held against what is here. Nothing here draws.
import { whenOf } from "./story.js";

/** Whether two rows are about the same thing, and whether they say the same. */
const KINDS = {
  events: { about: ["year", "month", "title"], said: (row) => `${whenOf(row)}, ${row.title}`, rest: (row) => row.changed },
  words: { about: ["word", "who"], said: (row) => (row.who ? `${row.word}, ${row.who}` : row.word), rest: (row) => row.meaning },
};

/**
 * What is new, what is here already word for word, and what is here in other words.
 * @param {any} mine all of one's own work @param {any} theirs `{ events, words }`
 * @returns {{fresh: Record<string, any[]>, known: number, alike: {kind: string, at: number, row: any, said: string, here: string, there: string}[]}}
 */
export function heldAgainst(mine, theirs) {
  const found = { fresh: { events: [], words: [] }, known: 0, alike: [] };
  for (const [kind, { about, said, rest }] of Object.entries(KINDS)) {
    const plain = (row) => JSON.stringify(about.map((name) => String(row[name]).trim().toLowerCase()));
    const places = new Map(mine[kind].map((row, at) => [plain(row), at]).reverse());
    for (const row of theirs[kind]) {
      const at = places.get(plain(row));
      const here = at === undefined ? null : mine[kind][at];
      if (!here) found.fresh[kind].push(row);
      else if (mine[kind].some((one) => plain(one) === plain(row) && rest(one) === rest(row))) found.known += 1;
      else found.alike.push({ kind, at, row, said: said(here), here: rest(here), there: rest(row) });
    }
  }
  return found;
}

/**
 * One's own work with what a table brings. `choices` says of each that is alike: *mine*, *theirs* or *both*.
 * @param {any} mine @param {ReturnType<typeof heldAgainst>} held @param {string[]} choices
 */
export function added(mine, { fresh, alike }, choices) {
  const all = { events: [...mine.events], words: [...mine.words] };
  for (const [place, { kind, at, row }] of alike.entries()) if (choices[place] === "theirs") all[kind][at] = row;
  for (const kind of Object.keys(all)) {
    all[kind].push(...fresh[kind], ...alike.filter((one, place) => one.kind === kind && choices[place] === "both").map(({ row }) => row));
  }
  return all;
}
