import { choices, oneText, shown } from "../tools/sheets.js";
import { HEARD, heardAs, nameOf, THERE } from "./reading.js";
import { HANGS, LIKES, tiesOf } from "./ties.js";

const VOTE = choices([{ id: "yes", label: "Yes" }, { id: "no", label: "No" }]);
const DEGREE = choices([{ id: "high", label: "Much" }, { id: "low", label: "Little" }]);
const OWN_TIE = choices([{ id: "none", label: "None" }, { id: "strong", label: "Strong" }, { id: "weak", label: "Weak" }, { id: "stressful", label: "Stressful" }], "none");
const BRINGS = "Brings something to (numbers)";

/** The table and what is around it, as tables out and in, see `tools/sheets.js`. @param {any} spec */
export function sheets(spec) {
  const codes = { sector: choices(spec.sectors, "other"), there: choices(THERE, "member"), group: choices(spec.groups), heard: choices(HEARD), like: choices(LIKES, "strong"), hangs: choices(HANGS) };
  const rungs = choices([{ id: "", label: "Not placed" }, ...spec.ladder.rungs.map(({ id, short }) => ({ id, label: short }))]);
  return [
    {
      name: "What it is for",
      heads: ["Number", "What should be different"],
      most: { "What should be different": 160 },
      rows: (work) => work.get("remit").map(({ text }, place) => [place + 1, text]),
      take: (cell, into, fault) => into.remit.push({ id: numbered(cell, "Number", into.remit, "r", fault), text: cell("What should be different") }),
    },
    {
      name: "Seats",
      heads: ["Number", "Who", "Sector", "There", "Speaks for", "Vote", "Power", "At stake", "Tie", BRINGS],
      most: { Who: 60, "Speaks for": 160 },
      rows: (work) =>
        work.get("seats").map((one, place) => [
          ...[place + 1, one.who, codes.sector.write(one.sector), codes.there.write(one.there), one.speaks_for],
          ...[VOTE.write(one.vote), DEGREE.write(one.power), DEGREE.write(one.interest), OWN_TIE.write(one.tie)],
          work.get("remit").flatMap(({ id }, at) => (one.covers.includes(id) ? [at + 1] : [])).join("; "),
        ]),
      take(cell, into, fault) {
        const chosen = (code, head) => code.read(cell(head), (what) => fault(head, what));
        into.seats.push({
          id: numbered(cell, "Number", into.seats, "s", fault),
          ...{ who: cell("Who"), sector: chosen(codes.sector, "Sector"), there: chosen(codes.there, "There"), speaks_for: cell("Speaks for") },
          ...{ vote: chosen(VOTE, "Vote"), power: chosen(DEGREE, "Power"), interest: chosen(DEGREE, "At stake"), tie: chosen(OWN_TIE, "Tie") },
          covers: covered(cell(BRINGS), into.remit, (what) => fault(BRINGS, what)),
        });
      },
    },
    {
      name: "Ties",
      heads: ["Who", "With whom", "Tie", "Hangs"],
      rows: (work) => tiesOf(work).map(({ ends, like, hangs }) => [...ends.map((one) => called(work.get("seats"), one)), codes.like.write(like), codes.hangs.write(hangs)]),
      take(cell, into, fault) {
        const end = (head) => meantSeat(cell(head), into.seats, (what) => fault(head, what));
        const chosen = (code, head) => code.read(cell(head), (what) => fault(head, what));
        into.ties.push({ one: end("Who"), other: end("With whom"), like: chosen(codes.like, "Tie"), hangs: chosen(codes.hangs, "Hangs") });
      },
    },
    {
      name: "Groups of families",
      heads: ["Group", "Heard"],
      rows: (work) => spec.groups.map(({ id, label }) => [label, codes.heard.write(heardAs(work, id))]),
      take(cell, into, fault) {
        const group = codes.group.read(cell("Group"), (what) => fault("Group", what));
        const heard = codes.heard.read(cell("Heard"), (what) => fault("Heard", what));
        if (group && heard) into.groups[group] = heard;
      },
    },
    {
      name: "Decisions",
      heads: ["Decision", "Rung", "If families had said no"],
      most: { Decision: 160, "If families had said no": 160 },
      rows: (work) => work.get("decisions").map((one) => [one.what, rungs.write(one.rung ?? ""), one.why]),
      take: (cell, into, fault) => into.decisions.push({ what: cell("Decision"), rung: rungs.read(cell("Rung"), (what) => fault("Rung", what)) || null, why: cell("If families had said no") }),
    },
    {
      name: "Invitations",
      heads: ["Whom", "Why", "What makes it possible"],
      most: { Whom: 60, Why: 160, "What makes it possible": 160 },
      rows: (work) => work.get("invitations").map(({ whom, why, how }) => [whom, why, how]),
      take: (cell, into) => into.invitations.push({ whom: cell("Whom"), why: cell("Why"), how: cell("What makes it possible") }),
    },
    // Not first: a name alone on its line could be taken for cells.
    oneText("The partnership", "Called", "name", 80),
  ];
}

/** A seat as a tie names it: its number tells it from others of its name. @param {any[]} seats @param {any} seat */
const called = (seats, seat) => `${seats.findIndex(({ id }) => id === seat.id) + 1}. ${nameOf(seat)}`;

/** The id that a row's number stands for. @param {(head: string) => string} cell @param {string} head @param {any[]} rows @param {string} letter @param {(head: string, what: string) => void} fault */
function numbered(cell, head, rows, letter, fault) {
  // A row that somebody added below needs none.
  const number = cell(head) || String(rows.length + 1);
  const id = `${letter}${number}`;
  if (!/^[1-9][0-9]{0,3}$/.test(number)) fault(head, `${shown(number)} is no number of a row`);
  else if (rows.some((one) => one.id === id)) fault(head, `${number} stands in another row too`);
  return id;
}

/** The parts of the remit that are named by number. @param {string} text @param {any[]} remit @param {(what: string) => void} fault */
function covered(text, remit, fault) {
  const ids = text.split(/[;,]/).map((one) => one.trim()).filter(Boolean).map((one) => `r${one}`);
  const unknown = ids.find((id) => !remit.some((one) => one.id === id));
  if (unknown) fault(`nothing that it is for has the number ${shown(unknown.slice(1))}`);
  return [...new Set(ids)];
}

/** The seat that is meant: by its number, or by a name that only one has. @param {string} text @param {any[]} seats @param {(what: string) => void} fault */
function meantSeat(text, seats, fault) {
  const number = /^([0-9]+)(?:[.]|$)/.exec(text)?.[1];
  const meant = seats.filter((one) => (number ? one.id === `s${number}` : one.who.toLowerCase() === text.toLowerCase()));
  if (meant.length !== 1) fault(meant.length ? `${shown(text)} is the name of several seats: write the number` : `there is no seat ${shown(text)}`);
  return meant[0]?.id ?? "";
}
