import { h } from "../view/dom.js";
import { pickedOf } from "./deciding.js";

/**
 * What each decision shows, framework by framework.
 * @param {any} spec @param {any} names @param {any[]} steps
 */
export function throughFrameworks(spec, names, steps) {
  const found = new Map();
  for (const step of steps) {
    const decision = names.decisions(step.at);
    const tagged = [...(decision.tags ?? []), ...pickedOf(decision, step.picks).flatMap((option) => option.tags ?? [])];
    for (const tag of tagged) {
      const lines = found.get(tag.framework) ?? [];
      lines.push({ decision, tag });
      found.set(tag.framework, lines);
    }
  }
  if (!found.size) return h("p", {}, "Nothing that you chose is tied to a framework.");
  return h(
    "div",
    {},
    ...[...found].map(([id, lines]) => {
      const framework = spec.frameworks[id];
      return h(
        "details",
        {},
        h("summary", {}, `${framework.name} (${framework.by})`),
        h(
          "ul",
          {},
          ...lines.map(({ decision, tag }) =>
            h("li", {}, h("strong", {}, `${decision.title}: `), framework.items[tag.item], tag.why && `. ${tag.why}`),
          ),
        ),
      );
    }),
  );
}
