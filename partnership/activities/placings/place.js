import { openRow } from "../tools/one_after_another.js";
import { nameOf } from "./reading.js";

/**
 * Where a text of a placing stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} work @param {any} spec
 */
export function place([piece, number, part], work, spec) {
  if (piece === "name") return { label: "What your partnership is called" };
  if (piece === "history") return { label: `Its story, ${work.get("history")[number].year}` };
  const what = part === "who" ? "whose view it is" : "what tells them so";
  return { label: `${nameOf(work.get("views")[number])}: ${what}`, open: () => openRow(spec, Number(number)) };
}
