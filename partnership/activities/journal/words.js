// The journal's words for a state, a time and a number.

/** @param {any} one */
export function stateOf(one) {
  if (one.state === "done") return "Done";
  if (one.state === "new") return "Not begun";
  return one.steps > 1 ? `${one.done} of ${one.steps} done` : "Begun";
}

/** @param {number | undefined} at milliseconds */
export function whenOf(at) {
  if (!at) return "";
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** @param {number} count @param {string} one @param {string} many */
export function counted(count, one, many) {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
