import { choices, oneText } from "../tools/sheets.js";
import { placesOf } from "./sums.js";
import { standing } from "./words.js";

/** What was set, and what is called how, as tables out and in, see `tools/sheets.js`. @param {any} spec */
export function sheets(spec) {
  const sliders = choices(spec.sliders);
  const parties = choices(spec.parties);
  const steps = Object.fromEntries(spec.sliders.map((one) => [one.id, choices(one.steps.map((step, place) => ({ id: step, label: standing(one, place) })), null)]));
  const kept = (work) => work.get("kept")[0];
  const stood = (chosen) => {
    const places = placesOf(spec, chosen);
    return (one) => standing(one, places[one.id]);
  };
  return [
    {
      name: "What was set",
      heads: ["What", "Set to", "Kept beside it"],
      rows(work) {
        const [now, before] = [stood(work.get("sliders")), kept(work) ? stood(kept(work).sliders) : () => ""];
        return spec.sliders.map((one) => [one.label, now(one), before(one)]);
      },
      take(cell, into, fault) {
        const id = sliders.read(cell("What"), (what) => fault("What", what));
        if (!id) return;
        const step = (head) => steps[id].read(cell(head), (what) => fault(head, what));
        const [now, before] = [step("Set to"), step("Kept beside it")];
        if (now !== null) into.sliders[id] = now;
        if (before === null) return;
        into.kept = [{ sliders: { ...into.kept[0]?.sliders, [id]: before } }];
      },
    },
    {
      name: "Called here",
      heads: ["Party", "Name"],
      most: { Name: 60 },
      rows: (work) => spec.parties.map(({ id, label }) => [label, (work.get("names")[id] ?? "").trim()]),
      take(cell, into, fault) {
        const id = parties.read(cell("Party"), (what) => fault("Party", what));
        if (id && cell("Name")) into.names[id] = cell("Name");
      },
    },
    oneText("What we make of it", "Note", "note", 10_000),
  ];
}
