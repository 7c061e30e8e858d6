// What a round of answers says, question by question. Nothing here draws, and nothing here
// works out a percentage or an average: with a handful of people both would mislead.

const ROLES = { chair: "Chair", lead: "Lead officer", member: "Member", other: "Somebody else" };

/** @param {any} answer */
export function nameOf({ role, who }) {
  return who.trim() ? `${ROLES[role]}, ${who.trim()}` : ROLES[role];
}

export const roles = Object.entries(ROLES).map(([id, label]) => ({ id, label }));

/** Every question that is asked, in order: `{ id, text, from }`. @param {any} work @param {any} spec */
export function questionsOf(work, spec) {
  const chosen = new Set(work.get("questions"));
  const known = spec.sets.flatMap((set) => set.questions.filter((one) => chosen.has(one.id)).map((one) => ({ ...one, from: set.name })));
  return [...known, ...work.get("own").map((one) => ({ ...one, label: "Our own", from: "Our own questions" }))];
}

/**
 * What one question was answered with.
 * @param {any} question @param {any[]} answers
 */
export function readQuestion(question, answers) {
  const said = answers.filter((one) => Object.hasOwn(one.ratings, question.id)).map((one) => ({ ...one.ratings[question.id], by: one }));
  const rated = said.filter((one) => one.rating !== null);
  const numbers = rated.map((one) => one.rating);
  const [low, high] = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [0, 0];
  const examples = rated.filter((one) => one.example.trim());
  const pairs = (rated.length * (rated.length - 1)) / 2;
  const alike = [1, 2, 3, 4].reduce((sum, number) => sum + pairsOf(numbers.filter((one) => one === number).length), 0);
  return {
    question,
    said,
    rated,
    low,
    high,
    examples,
    pairs,
    alike,
    cannot: said.filter((one) => one.rating === null),
    silent: answers.filter((one) => !Object.hasOwn(one.ratings, question.id)),
    kind: rated.length < 2 ? "few" : high - low >= 2 ? "split" : high === low ? "same" : "near",
    falls: fallsWithPower(rated),
  };
}

const pairsOf = (count) => (count * (count - 1)) / 2;

/** Whether everyone who leads rates it higher than any member does. @param {any[]} rated */
function fallsWithPower(rated) {
  const of = (roles) => rated.filter((one) => roles.includes(one.by.role)).map((one) => one.rating);
  const [leading, members] = [of(["chair", "lead"]), of(["member", "other"])];
  return leading.length > 0 && members.length > 0 && Math.min(...leading) > Math.max(...members);
}

/** The question's answers in plain words. @param {ReturnType<typeof readQuestion>} found */
export function inWords(found) {
  const { rated, low, high, examples, cannot, kind, falls } = found;
  const who = (number) => rated.filter((one) => one.rating === number).map((one) => nameOf(one.by)).join("; ");
  const parts = [];
  if (!rated.length) parts.push("Nobody has rated it.");
  else if (kind === "few") parts.push(`One rating: ${low}. There is nothing to compare it with.`);
  else if (kind === "same") parts.push(`All ${rated.length} say ${low}.`);
  else if (kind === "near") parts.push(`Near to each other: ${low} to ${high}.`);
  else parts.push(`Split: from ${low} (${who(low)}) to ${high} (${who(high)}).`);
  if (falls) parts.push("Everyone who leads rates it higher than any member does.");
  if (cannot.length) parts.push(`Could not say: ${cannot.map((one) => nameOf(one.by)).join("; ")}. Ask why.`);
  if (rated.length) {
    const count = examples.length;
    if (!count) parts.push(kind === "same" || kind === "near" ? "No example stands behind it: the agreement may be imaginary." : "No example stands behind any rating.");
    else parts.push(`${count} of ${rated.length} ratings ${count === 1 ? "has" : "have"} an example.`);
  }
  return parts.join(" ");
}

/** What changed since the round before, if the question was asked then. @param {any} found @param {any[]} before */
export function changeOf(found, before) {
  const then = readQuestion(found.question, before);
  if (!then.rated.length || !found.rated.length) return null;
  const range = ({ low, high }) => (low === high ? String(low) : `${low} to ${high}`);
  const [was, is] = [range(then), range(found)];
  const way = found.low > then.low && found.high >= then.high ? "up" : found.high < then.high && found.low <= then.low ? "down" : found.low === then.low && found.high === then.high ? "as before" : "changed";
  return { was, is, way, people: [then.rated.length, found.rated.length] };
}

/** The whole in a few sentences. @param {any[]} found @param {any[]} answers */
export function summaryOf(found, answers) {
  const of = (kind) => found.filter((one) => one.kind === kind).length;
  const bare = found.filter((one) => one.rated.length && !one.examples.length).length;
  const imaginary = found.filter((one) => (one.kind === "same" || one.kind === "near") && !one.examples.length).length;
  const people = answers.length === 1 ? "One person" : `${answers.length} people`;
  const lines = [`${people} answered ${found.length === 1 ? "1 question" : `${found.length} questions`}.`];
  lines.push(`The same rating from all: ${of("same")}. Near to each other: ${of("near")}. Split by two points or more: ${of("split")}. Too few to compare: ${of("few")}.`);
  lines.push(`With no example behind any rating: ${bare}. Agreed, and with no example: ${imaginary}${imaginary ? ". There, ask whether the consensus is real or imaginary." : "."}`);
  const falls = found.filter((one) => one.falls).length;
  if (falls) lines.push(`On ${falls} of ${found.length}, everyone who leads rates it higher than any member does. That is worth an hour.`);
  return lines;
}

/** What to keep in mind with so few people. @param {any[]} answers */
export function warningsOf(answers) {
  const lines = [];
  if (answers.length < 2) lines.push("One person's answers show one person's view. Ask at least the chair, the lead officer and three members.");
  else if (answers.length < 8) lines.push(`${answers.length} people are few. One more answer could change what you see here. Say “2 of ${answers.length}”, and not a percentage.`);
  const missing = ["chair", "lead", "member"].filter((role) => !answers.some((one) => one.role === role));
  if (answers.length && missing.length) lines.push(`Nobody has answered as: ${missing.map((role) => ROLES[role].toLowerCase()).join(", ")}.`);
  const alone = answers.filter((one) => answers.filter((other) => nameOf(other) === nameOf(one)).length === 1);
  if (alone.length > 1) lines.push("Readers will know whose rating is whose. Show people their words before you show them to others.");
  return lines;
}
