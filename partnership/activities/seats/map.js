import { draw } from "../view/drawing.js";
import { uniqueId } from "../view/dom.js";
import { along, even, zigzag } from "../view/lines.js";
import { wrapped } from "../view/wrapping.js";
import { nameOf } from "./reading.js";
import { tiesOf } from "./ties.js";

const [WIDE, MIDDLE, REACH] = [640, 250, 190];
const CENTRE = [WIDE / 2, MIDDLE];
/** How wide and how many the lines of a name are, in sizes of its font. */
const [LINE, LINES] = [8.6, 2];
/** Of a stressful tie: how long and how high each tooth is. */
const [TOOTH, HIGH] = [10, 6];
/** Above this many, there is room for numbers only; above the second, for small ones. */
const [MANY, FULL] = [9, 24];
/** How near ties between seats come to the middle, so that they pass beside it. */
const BESIDE = 70;

/**
 * The partnership in the middle and everybody around it, with the ties to it and between them. The
 * list that stands below it says the same.
 * @param {any} work
 */
export function mapOf(work) {
  const title = uniqueId();
  const seats = work.get("seats");
  const spots = new Map(seats.map((one, place) => [one.id, around(place, seats.length)]));
  const crowd = seats.length > FULL ? " pw-crowded pw-full" : seats.length > MANY ? " pw-crowded" : "";
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDE} ${2 * MIDDLE}`, class: `pw-drawn pw-map${crowd}`, role: "img", "aria-labelledby": title },
    draw("title", { id: title }, "A map of the partnership: who is there, and what ties them to it and to each other. The list says the same."),
    ...tiesOf(work).flatMap(({ ends, like, hangs }) => tie(like, ...ends.map((seat) => spots.get(seat.id)), hangs === "one")),
    ...seats.filter((one) => one.tie !== "none").map((one) => line(one.tie, CENTRE, spots.get(one.id))),
    draw("circle", { cx: CENTRE[0], cy: CENTRE[1], r: 44, class: "pw-centre" }),
    draw("text", { x: CENTRE[0], y: CENTRE[1] + 5, "text-anchor": "middle", class: "pw-in-centre" }, "Partnership"),
    ...seats.map((one, place) => seatOf(one, spots.get(one.id), place + 1)),
  );
}

/** @param {number} place @param {number} of @returns {[number, number]} */
function around(place, of) {
  const angle = (place / of) * 2 * Math.PI - Math.PI / 2;
  return [CENTRE[0] + 1.25 * REACH * Math.cos(angle), CENTRE[1] + REACH * Math.sin(angle)];
}

/** A tie between two seats, bent so that it passes beside the middle. */
function tie(like, from, to, onePerson) {
  const middle = [0, 1].map((axis) => (from[axis] + to[axis]) / 2 - CENTRE[axis]);
  const far = Math.hypot(...middle);
  const across = [from[1] - to[1], to[0] - from[0]];
  const way = far > 1 ? middle.map((one) => one / far) : across.map((one) => one / Math.hypot(...across));
  const out = Math.max(BESIDE, far - Math.min(0.2 * far, 0.25 * Math.hypot(...across)));
  // A bent line goes half as far as what it bends towards.
  const by = [0, 1].map((axis) => CENTRE[axis] + 2 * out * way[axis] - middle[axis]);
  const [x, y] = along(from, to, by, 0.5);
  const drawn = line(like, from, to, by);
  return onePerson ? [drawn, draw("rect", { x: (x - 7).toFixed(1), y: (y - 7).toFixed(1), width: 14, height: 14, class: "pw-one-person" })] : [drawn];
}

/** @param {string} like @param {any} from @param {any} to @param {any} [by] */
function line(like, from, to, by) {
  return draw("path", { d: like === "stressful" ? zigzag(from, to, TOOTH, HIGH, by) : even(from, to, by), class: `pw-line pw-line-${like}` });
}

/** A seat with its name and its number: which of them is seen depends on the room there is. */
function seatOf(seat, [x, y], number) {
  const look = seat.there === "missing" ? "pw-seat pw-away" : "pw-seat";
  const above = y < CENTRE[1];
  const lines = wrapped(nameOf(seat), LINE, LINES);
  const [right, down] = [x - CENTRE[0], y - CENTRE[1]];
  const out = 38 / Math.hypot(right, down);
  return draw(
    "g",
    { class: look },
    draw("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: seat.power === "high" ? 16 : 10 }),
    ...lines.map((text, place) =>
      draw("text", { x: x.toFixed(1), y: (above ? y - 24 - 19 * (lines.length - 1 - place) : y + 34 + 19 * place).toFixed(1), "text-anchor": "middle", class: "pw-name" }, text),
    ),
    draw("text", { x: (x + right * out).toFixed(1), y: (y + down * out).toFixed(1), "text-anchor": "middle", "dominant-baseline": "central", class: "pw-number" }, String(number)),
  );
}
