import { choices, oneText, shown } from "../tools/sheets.js";
import { inOrder } from "./reading.js";

/** Views and history as tables out and in, see `tools/sheets.js`. @param {any} spec */
export function sheets(spec) {
  const kinds = spec.typologies.map(({ id, name, types }) => ({ id, name, code: choices([...types, { id: spec.neither, label: "None of these fits" }]) }));
  const stages = choices(spec.life.stages);
  return [
    {
      name: "Placings",
      heads: ["Who", ...kinds.map(({ name }) => name), "What tells them so"],
      most: { Who: 60, "What tells them so": 1500 },
      rows: (work) => work.get("views").map(({ who, placed, why }) => [who, ...kinds.map(({ id, code }) => code.write(placed[id])), why]),
      take(cell, into, fault) {
        const placed = kinds.map(({ id, name, code }) => [id, code.read(cell(name), (what) => fault(name, what))]);
        into.views.push({ who: cell("Who"), placed: Object.fromEntries(placed.filter(([, type]) => type)), why: cell("What tells them so") });
      },
    },
    {
      name: "History",
      heads: ["Year", "Stage", "What happened"],
      most: { "What happened": 300 },
      rows: (work) => inOrder(work.get("history")).map(({ year, stage, what }) => [year, stages.write(stage), what]),
      take(cell, into, fault) {
        const year = Number(cell("Year"));
        if (!/^[0-9]{4}$/.test(cell("Year")) || year < 1900 || year > 2100) fault("Year", `${shown(cell("Year"))} is no year from 1900 to 2100`);
        const stage = stages.read(cell("Stage"), (what) => fault("Stage", what));
        if (!cell("Stage")) fault("Stage", "nothing is written there");
        into.history.push({ year, stage, what: cell("What happened") });
      },
    },
    // Not first: a name alone on its line could be taken for cells.
    oneText("The partnership", "Called", "name", 80),
  ];
}
