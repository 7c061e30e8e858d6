import { h, uniqueId } from "../view/dom.js";
import { draw } from "../view/drawing.js";
import { even, zigzag } from "../view/lines.js";
import { holds } from "./play/holds.js";

const WIDE = 360;
const TALL = 430;
const MIDDLE = [WIDE / 2, TALL / 2];
/** How far out an agency stands, by the best of its ties: near, or at the edge. */
const NEAR = { strong: 0.74, weak: 0.9, stressful: 0.9, none: 1 };
const ORDER = ["strong", "stressful", "weak", "none"];
const TIME = 700;
/** Of a stressful tie: how long and how high each tooth is. */
const [TOOTH, HIGH] = [8, 4];
const WORDS = { strong: "strong", weak: "weak", stressful: "stressful", none: "none" };

/**
 * The family and its services: a drawing that moves when ties change, and the same in words.
 * @param {any} spec @param {any} names
 */
export function ecomap(spec, names) {
  const [title, words] = [uniqueId(), uniqueId()];
  const agencies = spec.agencies.filter((one) => (spec.ties ?? []).some((tie) => tie.ends.includes(one.id)));
  const things = new Map();
  const lines = new Map();
  const lineLayer = draw("g", {});
  const svg = draw(
    "svg",
    { viewBox: `0 0 ${WIDE} ${TALL}`, class: "pw-ecomap", role: "img", "aria-labelledby": title, "aria-describedby": words },
    draw("title", { id: title }, "Ecomap: the people and the services, and the ties between them"),
    draw("ellipse", { cx: MIDDLE[0], cy: MIDDLE[1], rx: 92, ry: 104, class: "pw-home" }),
    lineLayer,
  );
  for (const [place, person] of spec.people.entries()) {
    const spot = around(place, spec.people.length, spec.people.length > 1 ? [56, 66] : [0, 0]);
    things.set(person.id, { ...thing(person.name, "pw-person", 23), at: spot, to: spot, out: 0 });
  }
  for (const [place, agency] of agencies.entries()) {
    const at = around(place, agencies.length, [142, 188]);
    things.set(agency.id, { ...thing(agency.short, "pw-agency", 8, at[1] < MIDDLE[1]), place, at });
  }
  for (const tie of spec.ties ?? []) {
    const path = draw("path", {});
    lines.set(tie.id, { path, tie, like: "none" });
    lineLayer.append(path);
  }
  svg.append(...[...things.values()].map((one) => one.group));
  const list = h("ul", { id: words });
  const element = h(
    "figure",
    { class: "pw-figure" },
    svg,
    h(
      "figcaption",
      { class: "pw-small" },
      "A thick line is a strong tie, a thin dashed line a weak one, a zigzag a stressful one. Who is drawn with a broken outline has not been seen yet.",
    ),
    h("details", {}, h("summary", {}, "The ecomap in words"), list),
  );
  let frame = 0;

  /** Show how it stands; `still` without moving there. @param {any} state @param {boolean} [still] */
  function show(state, still = false) {
    for (const person of spec.people) {
      const pale = person.pale_until && !holds(person.pale_until, state);
      things.get(person.id).group.setAttribute("class", pale ? "pw-person pw-pale" : "pw-person");
    }
    for (const line of lines.values()) {
      line.like = state.ties.get(line.tie.id);
      line.path.setAttribute("class", `pw-tie pw-tie-${line.like}`);
    }
    for (const agency of agencies) {
      const likes = spec.ties.filter((tie) => tie.ends.includes(agency.id)).map((tie) => state.ties.get(tie.id));
      const best = ORDER.find((like) => likes.includes(like));
      const one = things.get(agency.id);
      one.from = one.at;
      one.to = around(one.place, agencies.length, [142 * NEAR[best], 188 * NEAR[best]]);
    }
    list.replaceChildren(...inWords(spec, names, state));
    move(still || matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  /** @param {boolean} still */
  function move(still) {
    cancelAnimationFrame(frame);
    if (still) return place(1);
    const begun = performance.now();
    const step = (now) => {
      const done = Math.min(1, Math.max(0, now - begun) / TIME);
      place(1 - (1 - done) ** 3);
      if (done < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  /** @param {number} done from 0 to 1 */
  function place(done) {
    for (const one of things.values()) {
      const from = one.from ?? one.at;
      one.at = [from[0] + (one.to[0] - from[0]) * done, from[1] + (one.to[1] - from[1]) * done];
      one.group.setAttribute("transform", `translate(${one.at[0].toFixed(1)} ${one.at[1].toFixed(1)})`);
    }
    for (const { path, tie, like } of lines.values()) {
      const [from, to] = tie.ends.map((id) => things.get(id)?.at);
      if (from && to && like !== "none") path.setAttribute("d", like === "stressful" ? zigzag(from, to, TOOTH, HIGH) : even(from, to));
    }
  }

  return { element, show };
}

/** @param {number} place @param {number} of @param {number[]} reach */
function around(place, of, [wide, tall]) {
  const angle = (place / of) * 2 * Math.PI - Math.PI / 2;
  return [MIDDLE[0] + wide * Math.cos(angle), MIDDLE[1] + tall * Math.sin(angle)];
}

/** @param {string} name @param {string} look @param {number} size @param {boolean} [above] where an agency's name stands */
function thing(name, look, size, above) {
  const dy = above === undefined ? "0.35em" : above ? "-0.9em" : "1.5em";
  const label = draw("text", { "text-anchor": "middle", dy }, name);
  return { group: draw("g", { class: look }, draw("circle", { r: size }), label) };
}

/** @param {any} spec @param {any} names @param {any} state */
function inWords(spec, names, state) {
  return spec.people.map((person) => {
    const ties = (spec.ties ?? [])
      .filter((tie) => tie.ends.includes(person.id) && state.ties.get(tie.id) !== "none")
      .map((tie) => `${names.who(tie.ends.find((end) => end !== person.id))} (${WORDS[state.ties.get(tie.id)]})`);
    const unseen = person.pale_until && !holds(person.pale_until, state) ? " Nobody has seen them yet." : "";
    return h("li", {}, h("strong", {}, person.name), `: ${ties.join("; ") || "no ties"}.${unseen}`);
  });
}
