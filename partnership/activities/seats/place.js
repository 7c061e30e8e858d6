import { openRow } from "../tools/one_after_another.js";
import { nameOf } from "./reading.js";

const ROWS = { remit: "Purpose", decisions: "Decision", invitations: "Invitation" };
const PARTS = { who: "who", speaks_for: "for whom they speak", what: "what was decided", whom: "whom", why: "why", how: "what makes it possible", text: "what should be different" };

/**
 * Where a text of a table stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} work @param {any} spec
 */
export function place([piece, number, part], work, spec) {
  const what = PARTS[part] ?? part;
  if (piece === "name") return { label: "What your partnership is called" };
  if (piece !== "seats") return ROWS[piece] ? { label: `${ROWS[piece]} ${Number(number) + 1}: ${what}` } : {};
  return { label: `Seat ${Number(number) + 1}, ${nameOf(work.get("seats")[number])}: ${what}`, open: () => openRow(spec, Number(number)) };
}
