// Where what is written is kept: the same names as `Prompt.parts` in `model.py`.

/** No scaffold: one box, kept under the prompt's own id. */
export const FREE = { id: "free", name: "My own way", good_for: "One box, no headings.", stages: [] };

/**
 * What the text of one box is kept under.
 * @param {any} spec @param {any} scaffold @param {any} stage null where there is no scaffold
 */
export function partOf(spec, scaffold, stage) {
  const id = stage ? `${spec.id}.${scaffold.id}.${stage.id}` : spec.id;
  return { id, fingerprint: spec.fingerprint };
}

/** @param {any} spec @param {any} scaffold */
export function partsOf(spec, scaffold) {
  const stages = scaffold.stages.length ? scaffold.stages : [null];
  return stages.map((stage) => partOf(spec, scaffold, stage));
}

/** The scaffolds in which something is written. @param {any} spec @param {(part: any) => string} written */
export function whereWritten(spec, written) {
  return [FREE, ...spec.scaffolds].filter((one) => partsOf(spec, one).some((part) => written(part).trim()));
}

/** Everything written, as a text to keep. @param {any} spec @param {(part: any) => string} written */
export function copyOf(spec, written) {
  const lines = [spec.title, "", spec.question, ""];
  for (const scaffold of whereWritten(spec, written)) {
    if (scaffold !== FREE) lines.push(scaffold.name, "");
    const stages = scaffold.stages.length ? scaffold.stages : [null];
    for (const stage of stages) {
      const text = written(partOf(spec, scaffold, stage));
      if (text.trim()) lines.push(...(stage ? [stage.label] : []), text, "");
    }
  }
  return lines.join("\n");
}
