import { same } from "../tools/same.js";
import { drawn } from "./life.js";
import { inOrder, inWords, nameOf, overlaid, toldAsLines } from "./reading.js";

/** @param {any} work @param {any} spec @returns {any[][]} blocks of a report */
export function report(work, spec) {
  const [views, history, name] = ["views", "history", "name"].map((piece) => work.get(piece));
  const blocks = [["p", `${name.trim() || "Our partnership"}: placed by ${views.length === 1 ? "one person" : `${views.length} people`}.`]];
  for (const typology of spec.typologies) {
    const found = overlaid(typology, views, spec.neither);
    if (!found.answered) continue;
    blocks.push(
      ["h2", typology.asks],
      [
        "table",
        {
          caption: `${typology.name} (${typology.by})`,
          columns: ["Type", "How many", "Who"],
          rows: found.rows.map(({ type, who }) => [type.label, `${who.length} of ${found.answered}`, who.join(", ")]),
        },
      ],
      ["p", inWords(found)],
      ["list", found.chosen.filter(({ type }) => type.implies).map(({ type }) => `${type.label}: ${type.implies}`)],
    );
  }
  const reasons = views.filter((view) => view.why.trim()).map((view) => `${nameOf(view)}: ${view.why.trim()}`);
  if (reasons.length) blocks.push(["h2", "What told them so"], ["list", reasons]);
  if (history.length) {
    blocks.push(["h2", "Its life so far"], ["drawing", { element: drawn(spec.life, inOrder(history)), words: toldAsLines(spec.life, history) }]);
    const last = inOrder(history).at(-1).stage;
    const helps = spec.life.stages.find((one) => one.id === last)?.helps;
    if (helps) blocks.push(["p", `What helps at this stage (${spec.life.by}): ${helps}`]);
  }
  return blocks;
}

/** Add other people's views to one's own: the same view is not added twice. */
export const merge = {
  label: "Add its views to mine",
  /** @param {any} mine @param {any} theirs @param {any} spec */
  of(mine, theirs, spec) {
    const fresh = (own, other) => other.filter((one) => !own.some((known) => same(known, one)));
    const [views, history] = ["views", "history"].map((piece) => fresh(mine[piece], theirs[piece]));
    if (mine.views.length + views.length > spec.most || mine.history.length + history.length > spec.most) {
      return { fault: `Together that would be more than ${spec.most} views or years.` };
    }
    const work = {
      name: mine.name.trim() ? mine.name : theirs.name,
      views: [...mine.views, ...views],
      history: inOrder([...mine.history, ...history]),
    };
    return { work, told: `Added: ${views.length === 1 ? "1 view" : `${views.length} views`}. What was here already is still here.` };
  },
};
