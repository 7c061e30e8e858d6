/**
 * Where a text of a weighing of hours stands, see `tools/frame.js`.
 * @param {(string | number)[]} path @param {any} _work @param {any} spec
 */
export function place([piece, id], _work, spec) {
  if (piece === "note") return { label: "What do you make of it?" };
  return piece === "names" ? { label: `The name of: ${spec.parties.find((one) => one.id === id)?.label ?? id}` } : {};
}
