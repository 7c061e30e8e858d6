import { openRow } from "../tools/one_after_another.js";
import { nameOf, questionsOf } from "./reading.js";

const WORDS = { name: "What your partnership is called", purpose: "What the check is for" };
const PARTS = { what: "What will be different?", who: "Who sees to it?" };

/**
 * Where a text of a health check stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} work @param {any} spec
 */
export function place([piece, ...rest], work, spec) {
  if (piece === "rounds") return inRound(rest, work, spec);
  if (piece === "own") return { label: `Own question ${Number(rest[0]) + 1}` };
  if (piece === "actions") return { label: `Change ${Number(rest[0]) + 1}: ${PARTS[rest[1]]}` };
  if (piece === "levers") return { label: spec.levers.items.find((one) => one.id === rest[0])?.label ?? String(rest[0]) };
  return { label: WORDS[piece] };
}

/** @param {(string | number)[]} path @param {any} work @param {any} spec */
function inRound([number, part, place, ...rest], work, spec) {
  const rounds = work.get("rounds");
  const round = rounds[number];
  const away = number !== rounds.length - 1;
  const when = away ? `, ${round.label.trim() || `round ${Number(number) + 1}`}` : "";
  if (part === "label") return { label: `What you call this time${when}`, away };
  const question = questionsOf(work, spec).find((one) => one.id === rest[1]);
  const what = rest[0] === "who" ? "role in more detail" : question?.text || "a question that is not asked now";
  return { label: `${nameOf(round.answers[place])}: ${what}${when}`, away, open: () => openRow(spec, Number(place)) };
}
