/**
 * What the learner said and, where it is another, what we say.
 * @param {boolean} right @param {string} said @param {string} ours
 */
export function saidAndOurs(right, said, ours) {
  return right ? ours : `You said ${said}; we say ${ours}`;
}

/**
 * A reason, with the case for the learner's own answer before it and those for others after.
 * @param {string} reason @param {string | undefined} own @param {string[][]} others answer and argument
 */
export function reasonWithCases(reason, own, others) {
  const before = own ? `There is a case for that: ${own} But: ` : "";
  return before + reason + others.map(([answer, argument]) => ` Some would say ${answer}: ${argument}`).join("");
}

/** @param {string[]} names @returns {string} the names as they stand in a sentence: `a, b and c` */
export function inWords(names) {
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" and ");
}

/** @param {number} left @param {string} one @param {string} more @returns {string} what is still to do */
export function stillToDo(left, one, more) {
  return left === 1 ? `One ${one} yet.` : `${left} ${more} yet.`;
}

/**
 * @param {{parts: {verdict: string}[], judged: number}} judgement
 * @param {string} all what to say if every part is right @param {string} some the end of `2 of 3 ...`
 */
export function countRight(judgement, all, some) {
  const right = judgement.parts.filter((part) => part.verdict === "right").length;
  return right === judgement.judged ? all : `${right} of ${judgement.judged} ${some}`;
}
