import { gridOf } from "./grid.js";
import { mapOf } from "./map.js";
import { cornersInWords, decisionsRead, gapsOf, nameOf, remitRead, seatsInWords, sectorsRead } from "./reading.js";
import { tieInWords, tiesOf, tiesTell } from "./ties.js";

const LEGEND =
  "In the middle: the partnership. A thick line is a strong tie, a thin dashed line a weak one, a zigzag a stressful one. A small square on a line: it hangs on one person. A large circle: much power. A broken outline: not there.";
const GRID_LEGEND = "A full circle is a member. An empty one is asked now and then. One with a broken outline is not there.";

/** What the page shows and what goes into the report. @param {any} work @param {any} spec @returns {any[][]} */
export function seen(work, spec) {
  const seats = work.get("seats");
  if (!seats.length) return [["p", "There is nothing to see yet: add those who sit at the table."]];
  const gaps = gapsOf(work, spec);
  const [remit, told] = [remitRead(work), tiesTell(work)];
  const { placed, words } = decisionsRead(work, spec);
  return [
    ["h2", "What is missing?"],
    gaps.length ? ["list", gaps] : ["p", "No gap shows in what you have written. Ask somebody who is not there whether that is so."],
    ["h2", "The map"],
    ["drawing", { element: mapOf(work), legend: LEGEND, words: [...seatsInWords(work), ...tiesOf(work).map(tieInWords)] }],
    ["h2", "What the ties tell"],
    told.length ? ["list", told] : ["p", NO_TIES],
    ["h2", "Power, and what is at stake"],
    ["drawing", { element: gridOf(work, spec), legend: GRID_LEGEND, words: cornersInWords(work, spec) }],
    ["p", spec.grid.about],
    ["h2", "Who is there, and for what"],
    ["table", { caption: "Members by sector", columns: ["Sector", "How many", "Who"], rows: sectorsRead(work, spec).map((one) => [one.label, String(one.seats.length), one.seats.map(nameOf).join(", ")]) }],
    ...(remit.length
      ? [["table", { caption: "Who brings something to what it is for", columns: ["Remit", "At the table", "Not at the table"], rows: remit.map((one) => [one.text, one.here.map(nameOf).join(", ") || "Nobody", one.away.map(nameOf).join(", ")]) }]]
      : []),
    ...(placed.length
      ? [
          ["table", { caption: `Decisions on the ladder (${spec.ladder.by})`, columns: ["Decision", "Rung", "Kind", "If families had said no"], rows: placed.map((one) => [one.what, one.rung?.short ?? "Not placed", one.rung?.group ?? "", one.why]) }],
          ["p", [words, ...spec.ladder.cautions].filter(Boolean).join(" ")],
        ]
      : []),
  ];
}

const NO_TIES = "Nothing shows yet: say who works with whom, or ask somebody who sees more of it.";

/** @param {any} work @param {any} spec @returns {any[][]} */
export function report(work, spec) {
  const invitations = work.get("invitations").filter((one) => one.whom.trim());
  return [
    ["p", work.get("name").trim() || "Our partnership"],
    ...seen(work, spec),
    ...(invitations.length
      ? [["h2", "Whom we invite next"], ["table", { caption: "Invitations", columns: ["Whom", "Why", "What makes it possible"], rows: invitations.map((one) => [one.whom, one.why, one.how]) }]]
      : []),
  ];
}
