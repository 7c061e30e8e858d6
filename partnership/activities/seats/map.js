import { draw } from "../view/drawing.js";
import { uniqueId } from "../view/dom.js";
import { nameOf } from "./reading.js";

const [WIDE, MIDDLE, REACH] = [640, 250, 190];
const [LETTERS, LINES] = [16, 2];
/** Above this many, a number stands for each, and the list begins with it. */
export const MANY = 14;

/**
 * The partnership in the middle and everybody around it, with the ties between. The list that
 * stands below it says the same.
 * @param {any} work
 */
export function mapOf(work) {
  const title = uniqueId();
  const seats = work.get("seats");
  const at = (place) => {
    const angle = (place / seats.length) * 2 * Math.PI - Math.PI / 2;
    return [WIDE / 2 + 1.25 * REACH * Math.cos(angle), MIDDLE + REACH * Math.sin(angle)];
  };
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDE} ${2 * MIDDLE}`, class: "pw-drawn pw-map", role: "img", "aria-labelledby": title },
    draw("title", { id: title }, "A map of the partnership: who is there, and what ties them to it. The list says the same."),
    ...seats.filter((one) => one.tie !== "none").map((one) => {
      const [x, y] = at(seats.indexOf(one));
      return draw("path", { d: one.tie === "stressful" ? zigzag(x, y) : `M${WIDE / 2} ${MIDDLE}L${x.toFixed(1)} ${y.toFixed(1)}`, class: `pw-line pw-line-${one.tie}` });
    }),
    draw("circle", { cx: WIDE / 2, cy: MIDDLE, r: 44, class: "pw-centre" }),
    draw("text", { x: WIDE / 2, y: MIDDLE + 5, "text-anchor": "middle", class: "pw-in-centre" }, "Partnership"),
    ...seats.map((one, place) => seatOf(one, ...at(place), seats.length > MANY ? [String(place + 1)] : broken(nameOf(one)))),
  );
}

/** @param {any} seat @param {number} x @param {number} y @param {string[]} lines what it is called */
function seatOf(seat, x, y, lines) {
  const look = seat.there === "missing" ? "pw-seat pw-away" : "pw-seat";
  const above = y < MIDDLE;
  return draw(
    "g",
    { class: look },
    draw("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: seat.power === "high" ? 16 : 10 }),
    ...lines.map((line, place) =>
      draw("text", { x: x.toFixed(1), y: (above ? y - 24 - 16 * (lines.length - 1 - place) : y + 34 + 16 * place).toFixed(1), "text-anchor": "middle" }, line),
    ),
  );
}

/** A name in at most two lines. @param {string} name */
function broken(name) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const line = `${lines[lines.length - 1]} ${word}`.trim();
    if (line.length <= LETTERS || !lines[lines.length - 1]) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  const shown = lines.slice(0, LINES).map((line) => (line.length > LETTERS + 4 ? `${line.slice(0, LETTERS + 2)}…` : line));
  return lines.length > LINES ? [...shown.slice(0, -1), `${shown[LINES - 1]}…`] : shown;
}

/** @param {number} u @param {number} v where it leads to from the middle */
function zigzag(u, v) {
  const [x, y] = [WIDE / 2, MIDDLE];
  const long = Math.hypot(u - x, v - y);
  const teeth = Math.max(6, Math.round(long / 10));
  const [across, down] = [(-(v - y) / long) * 6, ((u - x) / long) * 6];
  const points = Array.from({ length: teeth - 1 }, (_, place) => {
    const [part, side] = [(place + 1) / teeth, place % 2 ? -1 : 1];
    return `L${(x + (u - x) * part + across * side).toFixed(1)} ${(y + (v - y) * part + down * side).toFixed(1)}`;
  });
  return `M${x} ${y}${points.join("")}L${u.toFixed(1)} ${v.toFixed(1)}`;
}
