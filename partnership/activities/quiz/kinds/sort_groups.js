import { h, uniqueId } from "../../view/dom.js";

/** @param {any} answer @param {string} card @returns {unknown} the group the card was placed in */
function placed(answer, card) {
  const own = answer !== null && typeof answer === "object" && !Array.isArray(answer);
  return own && Object.hasOwn(answer, card) ? answer[card] : undefined;
}

/** @param {any} card @param {unknown} group */
function verdictOn(card, group) {
  if (group === card.group) return "right";
  return Object.hasOwn(card.defensible, group) ? "defensible" : "wrong";
}

/** @param {any} item @param {unknown} answer */
function placedCards(item, answer) {
  const groups = new Set(item.groups.map((group) => group.id));
  return item.cards.filter((card) => groups.has(placed(answer, card.id)));
}

/** @param {any} item @param {unknown} answer */
export function judge(item, answer) {
  const parts = placedCards(item, answer).map((card) => ({
    id: card.id,
    verdict: verdictOn(card, placed(answer, card.id)),
  }));
  return { parts, judged: item.cards.length };
}

/** @param {any} item @param {unknown} answer */
export function isComplete(item, answer) {
  return placedCards(item, answer).length === item.cards.length;
}

/** @param {any} item @param {unknown} answer @param {(answer: object) => void} change */
export function controls(item, answer, change) {
  const current = Object.fromEntries(
    placedCards(item, answer).map((card) => [card.id, placed(answer, card.id)]),
  );
  return item.cards.map((card) => {
    const name = uniqueId();
    const choices = item.groups.map((group) =>
      h(
        "label",
        { class: "pw-choice" },
        h("input", {
          type: "radio",
          name,
          value: group.id,
          checked: current[card.id] === group.id,
          onchange: () => {
            current[card.id] = group.id;
            change({ ...current });
          },
        }),
        h("span", {}, group.label),
      ),
    );
    return h(
      "fieldset",
      { class: "pw-card" },
      h("legend", {}, card.text),
      h("div", { class: "pw-choices" }, ...choices),
    );
  });
}

/**
 * What to say of each card once all are placed: those placed elsewhere than we would first.
 * @param {any} item @param {unknown} answer
 */
export function reasons(item, answer) {
  const label = Object.fromEntries(item.groups.map((group) => [group.id, group.label]));
  return item.cards
    .map((card) => {
      const group = placed(answer, card.id);
      const verdict = verdictOn(card, group);
      const right = verdict === "right";
      return {
        verdict,
        rank: right ? 1 : 0,
        telling: !right,
        word: verdict === "wrong" ? "Elsewhere" : undefined,
        lead: right ? label[group] : `You said ${label[group]}; we say ${label[card.group]}`,
        text: card.text,
        reason: [argumentFor(card, group), card.reason, ...otherArguments(card, group, label)].join(""),
      };
    })
    .sort((one, other) => one.rank - other.rank);
}

/** @param {any} card @param {unknown} group the one the learner chose, if it can be argued for */
function argumentFor(card, group) {
  return Object.hasOwn(card.defensible, group) ? `There is a case for that: ${card.defensible[group]} But: ` : "";
}

/** @param {any} card @param {unknown} chosen @param {Record<string, string>} label */
function otherArguments(card, chosen, label) {
  return Object.entries(card.defensible)
    .filter(([group]) => group !== chosen)
    .map(([group, argument]) => ` Some would say ${label[group]}: ${argument}`);
}

/** @param {any} item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(item, answer) {
  const left = item.cards.length - placedCards(item, answer).length;
  return left === 1 ? "One card has no group yet." : `${left} cards have no group yet.`;
}

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function summary(judgement) {
  const right = judgement.parts.filter((part) => part.verdict === "right").length;
  if (right === judgement.judged) return "Every card is where we would put it.";
  return `${right} of ${judgement.judged} cards are where we would put them.`;
}
