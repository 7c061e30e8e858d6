import { draw } from "../view/drawing.js";
import { uniqueId } from "../view/dom.js";
import { wrapped } from "../view/wrapping.js";
import { cornersRead, nameOf } from "./reading.js";

/** As narrow as a telephone: on a large screen it grows. */
const [WIDE, EDGE, LEFT] = [320, 1, 24];
const COLUMN = (WIDE - EDGE - LEFT) / 2;
const [SIZE, LINE, PAD, INDENT] = [13, 17, 7, 16];
/** The lowest that a row may be: its label stands on end beside it. */
const LOW = 110;
const FOOT = 24;

/**
 * Power upwards, what is at stake to the right, and the names in the four fields. Fields are as high
 * as their names need, so that none lies over another.
 * @param {any} work @param {any} spec
 */
export function gridOf(work, spec) {
  const title = uniqueId();
  const [both, power, stake, neither] = cornersRead(work, spec).map(contentOf);
  const rows = [[power, both], [neither, stake]];
  const tall = rows.map((row) => Math.max(LOW, ...row.map((one) => one.height)));
  const end = EDGE + tall[0] + tall[1];
  const label = (text, x, y, turn) =>
    draw("text", { x, y, "text-anchor": "middle", class: "pw-axis", ...(turn ? { transform: `rotate(-90 ${x} ${y})` } : {}) }, text);
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDE} ${end + FOOT}`, class: "pw-drawn pw-grid", role: "img", "aria-labelledby": title },
    draw("title", { id: title }, "Power upwards, what is at stake to the right, and who stands in each of the four fields. The list says the same."),
    ...rows.flatMap((row, down) => row.map((one, right) => fieldOf(one, LEFT + right * COLUMN, EDGE + down * tall[0], tall[down]))),
    label("Much power", 14, EDGE + tall[0] / 2, true),
    label("Little power", 14, EDGE + tall[0] + tall[1] / 2, true),
    label("Little at stake", LEFT + COLUMN / 2, end + 17),
    label("Much at stake", LEFT + 1.5 * COLUMN, end + 17),
  );
}

/** What stands in a field, line by line. @param {{title: string, seats: {seat: any, number: number}[]}} corner */
function contentOf({ title, seats }) {
  let y = PAD;
  const head = wrapped(title, (COLUMN - 2 * PAD) / SIZE / 1.08).map((text) => ({ text, y: (y += LINE) }));
  y += 4;
  const names = seats.map(({ seat, number }) => {
    y += 3;
    return { there: seat.there, lines: wrapped(`${number}.\u00a0${nameOf(seat)}`, (COLUMN - 2 * PAD - INDENT) / SIZE).map((text) => ({ text, y: (y += LINE) })) };
  });
  return { head, names, height: y + 2 * PAD };
}

/** @param {any} content @param {number} x @param {number} top @param {number} height */
function fieldOf({ head, names }, x, top, height) {
  const text = (line, indent, look) => draw("text", { x: x + PAD + indent, y: top + line.y, class: look }, line.text);
  return draw(
    "g",
    {},
    draw("rect", { x, y: top, width: COLUMN, height, class: "pw-corner" }),
    ...head.map((line) => text(line, 0, "pw-corner-title")),
    ...names.flatMap(({ there, lines }) => [
      draw("circle", { cx: x + PAD + 6, cy: top + lines[0].y - 4.5, r: 4.5, class: `pw-mark pw-mark-${there}` }),
      ...lines.map((line) => text(line, INDENT, "pw-corner-name")),
    ]),
  );
}
