/**
 * Where a text of a form stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} work @param {any} spec
 */
export function place([piece, ...rest], work, spec) {
  if (piece === "answers") return { label: labelOf(spec, rest[0]) };
  const [number, part, id] = rest;
  const version = `the ${spec.keeps} “${work.get("versions")[number].name}”`;
  // What is kept cannot be written in: one goes back to it, or deletes it.
  return { label: part === "answers" ? `${labelOf(spec, id)}, in ${version}` : `The name of ${version}`, key: "versions" };
}

/** @param {any} spec @param {string | number} id */
function labelOf(spec, id) {
  const section = spec.sections.find((one) => one.fields.some((field) => field.id === id));
  const field = section?.fields.find((one) => one.id === id);
  return field ? `${section.title}: ${field.label}` : String(id);
}
