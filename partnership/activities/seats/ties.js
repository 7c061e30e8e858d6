// Ties between those at the table, and what they tell. Nothing here draws.
import { nameOf } from "./reading.js";

export const LIKES = [
  { id: "strong", label: "A strong tie" },
  { id: "weak", label: "A weak tie" },
  { id: "stressful", label: "A stressful tie" },
];
export const HANGS = [
  { id: "", label: "Not looked at yet" },
  { id: "one", label: "On one person" },
  { id: "more", label: "On more than one" },
];

/**
 * Ties with the seats at their two ends. One that leads to no seat, or stands there twice, is left out.
 * @param {any} work @returns {{ends: any[], like: string, hangs: string, at: number}[]} `at`: its place in the list that is kept
 */
export function tiesOf(work) {
  const seats = new Map(work.get("seats").map((one) => [one.id, one]));
  const seen = new Set();
  return work.get("ties").flatMap(({ one, other, like, hangs }, at) => {
    const pair = [one, other].sort().join(" ");
    if (one === other || !seats.has(one) || !seats.has(other) || seen.has(pair)) return [];
    seen.add(pair);
    return [{ ends: [seats.get(one), seats.get(other)], like, hangs, at }];
  });
}

/** @param {{ends: any[]}} tie */
export const endsOf = ({ ends }) => ends.map(nameOf).join(" and ");

/** @param {{ends: any[], like: string, hangs: string}} tie */
export function tieInWords(tie) {
  const like = LIKES.find((one) => one.id === tie.like).label.toLowerCase();
  return `${endsOf(tie)}: ${like}${tie.hangs === "one" ? ", which hangs on one person" : ""}.`;
}

/** What the ties tell, in sentences. @param {any} work @returns {string[]} */
export function tiesTell(work) {
  const [seats, ties] = [work.get("seats"), tiesOf(work)];
  if (!ties.length) return [];
  const groups = groupsOf(seats, ties);
  const [alone, together] = [groups.filter((one) => one.length === 1), groups.filter((one) => one.length > 1)];
  const some = (likes) => ties.filter(likes).map(endsOf).join("; ");
  const [hang, stressful] = [some((one) => one.hangs === "one"), some((one) => one.like === "stressful")];
  return [
    alone.length && `Tied to nobody else: ${inWords(alone)}. Who could make the first tie?`,
    together.length > 1 && `There are ${together.length} groups with no tie between them: ${inWords(together)}.`,
    ...seats.flatMap((seat) => partedWithout(seat, seats, ties)),
    hang && `Hangs on one person: ${hang}. What happens to it when that person leaves?`,
    stressful && `Stressful: ${stressful}. What is it about, and who could help?`,
  ].filter(Boolean);
}

/** Who would have no tie to each other any more without one seat. @param {any} seat @param {any[]} seats @param {any[]} ties */
function partedWithout(seat, seats, ties) {
  const group = groupsOf(seats, ties).find((some) => some.includes(seat));
  const rest = groupsOf(group.filter((one) => one !== seat), ties);
  return rest.length > 1 ? [`Without ${nameOf(seat)}, these would have no tie to each other: ${inWords(rest)}.`] : [];
}

/**
 * Seats that ties hold together, directly or by way of others. A tie to somebody else holds nothing.
 * @param {any[]} seats @param {any[]} ties @returns {any[][]}
 */
function groupsOf(seats, ties) {
  // What is kept is read anew each time, so that one seat may be two objects with one id.
  const group = new Map(seats.map((one) => [one.id, [one.id]]));
  for (const { ends } of ties) {
    const [into, from] = ends.map((one) => group.get(one.id));
    if (!into || !from || into === from) continue;
    into.push(...from);
    for (const id of from) group.set(id, into);
  }
  return [...new Set(group.values())].map((ids) => seats.filter((one) => ids.includes(one.id)));
}

/** @param {any[][]} groups */
const inWords = (groups) => groups.map((one) => one.map(nameOf).join(", ")).join("; ");
