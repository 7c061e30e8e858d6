import { h } from "../view/dom.js";
import { menuField, textField } from "../tools/fields.js";
import { frame } from "../tools/frame.js";
import { asElements } from "../tools/report.js";
import { HEARD, heardAs } from "./reading.js";
import { rows } from "./rows.js";
import { sitting } from "./sitting.js";
import { sheets } from "./sheets.js";
import { report, seen } from "./telling.js";
import { place } from "./place.js";
import { tying } from "./tying.js";

/**
 * Who is at the table, held against what the partnership is for.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, sheets, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw */
function draw(work, spec, redraw) {
  const stage = h("div", {});
  const show = () => stage.replaceChildren(...asElements(seen(work, spec)));
  show();
  const ties = tying(work, show);
  const seated = () => {
    ties.refresh();
    show();
  };
  const seats = sitting(work, spec, redraw, seated);
  const list = (options) => rows({ work, redraw, changed: show, ...options });
  const purposes = () => {
    seats.refresh();
    show();
  };
  const rungs = [{ id: "", label: "Not placed yet" }, ...spec.ladder.rungs];
  return h(
    "div",
    { class: "pw-seats" },
    h("h4", {}, "1. What is it for?"),
    textField({ label: "What is your partnership called?", text: work.get("name"), most: 80, keep: (name) => work.set("name", name) }),
    h("p", {}, "Three to five things that should be different for families because of it."),
    list({ piece: "remit", changed: purposes, one: "Purpose", most: 10, blank: { id: "", text: "" }, fields: [{ name: "text", label: "What should be different?", most: 160 }] }),
    h("h4", {}, "2. Who sits there, and who does not?"),
    seats.element,
    h("h4", {}, "3. Who works with whom?"),
    h("p", {}, "Not who ought to: who rings whom, plans with whom, and gets an answer."),
    ...ties.elements,
    h("h4", {}, "4. Which families are heard?"),
    ...spec.groups.map(({ id, label }) =>
      menuField({
        label,
        options: HEARD,
        chosen: heardAs(work, id),
        change: (heard) => {
          const { [id]: _, ...others } = work.get("groups");
          work.set("groups", heard ? { ...others, [id]: heard } : others);
          show();
        },
      }),
    ),
    h("h4", {}, "5. How much say have families?"),
    h("p", {}, "Take a few decisions of the last year. For each, ask what would have happened if families had said no."),
    list({
      piece: "decisions",
      one: "Decision",
      most: 20,
      blank: { what: "", rung: null, why: "" },
      fields: [
        { name: "what", label: "What was decided?", most: 160 },
        { name: "why", label: "What would a no have done?", most: 160 },
        { name: "rung", label: "Which rung was it?", options: rungs },
      ],
    }),
    h("h4", {}, "6. What do you see?"),
    stage,
    h("h4", {}, "7. Whom do you invite next?"),
    list({
      piece: "invitations",
      one: "Invitation",
      most: 12,
      blank: { whom: "", why: "", how: "" },
      fields: [
        { name: "whom", label: "Whom?", most: 60 },
        { name: "why", label: "Why them?", most: 160 },
        { name: "how", label: "What makes it possible for them to come?", hint: "Think of the time, the place, pay, a crèche, an interpreter, and who asks.", most: 160 },
      ],
    }),
  );
}
