/**
 * A learner's answers, read from and written to a model in the shape of `responses.py`:
 * `{ "<question id>": { answer, fingerprint, checked?, confidence?, review?, again?, fine? } }`.
 * `answer` is the first one; the latest repeat is `again: { answer }` beside it.
 *
 * An answer to a question that has changed since is never used again. It is set aside
 * under `<question id>@<old fingerprint>`, so that nothing the learner did is lost.
 * @param {{get: Function, set: Function, save_changes: Function}} model
 */
export function responsesIn(model) {
  const all = () => model.get("responses") ?? {};
  const own = (item) => (Object.hasOwn(all(), item.id) ? all()[item.id] : undefined);
  const fits = (item) => own(item)?.fingerprint === item.fingerprint;
  const store = (changed) => {
    model.set("responses", changed);
    model.save_changes();
  };
  return {
    /** @param {any} item */
    answer: (item) => (fits(item) ? own(item).answer : undefined),

    /** Whether the answer is final, not a draft. @param {any} item */
    checked: (item) => fits(item) && own(item).checked !== false,

    /** How sure the learner said they were. @param {any} item @returns {any} */
    confidence: (item) => (fits(item) ? own(item).confidence : undefined),

    /** When it is due again. @param {any} item @returns {any} */
    review: (item) => (fits(item) ? own(item).review : undefined),

    /** The latest repeat. @param {any} item @returns {{answer: unknown} | undefined} */
    again: (item) => (fits(item) ? own(item).again ?? undefined : undefined),

    /** What in the answer was called fine though it might identify someone. @param {any} item @returns {string[]} */
    fine: (item) => (fits(item) ? fineIn(own(item)) : []),

    /** Call something in the answers fine, as long as it stands there. @param {any[]} items @param {string} text */
    callFine(items, text) {
      const holding = items.filter((item) => fits(item) && holds(own(item).answer, text));
      const noted = holding.map((item) => [item.id, { ...own(item), fine: [...new Set([...fineIn(own(item)), text])] }]);
      if (noted.length) store({ ...all(), ...Object.fromEntries(noted) });
    },

    /** Whether an older answer no longer fits. @param {any} item */
    outdated: (item) =>
      !fits(item) && Object.keys(all()).some((key) => key === item.id || key.startsWith(`${item.id}@`)),

    /**
     * @param {any} item @param {unknown} answer @param {boolean} checked
     * @param {Record<string, unknown>} [more] what else is kept with the answer
     */
    record(item, answer, checked, more = {}) {
      const old = own(item);
      const aside = old && !fits(item) ? { [`${item.id}@${old.fingerprint}`]: old } : {};
      const draft = checked ? {} : { checked: false };
      const fine = old && fits(item) ? fineIn(old).filter((text) => holds(answer, text)) : [];
      const still = fine.length ? { fine } : {};
      store({ ...all(), ...aside, [item.id]: { answer, fingerprint: item.fingerprint, ...draft, ...still, ...more } });
    },

    /** Keep more beside an answer that is there. @param {any} item @param {Record<string, unknown>} more */
    note(item, more) {
      if (fits(item)) store({ ...all(), [item.id]: { ...own(item), ...more } });
    },

    /** Forget the answers to some questions. @param {any[]} items */
    forget(items) {
      const gone = new Set(items.map((item) => item.id));
      store(Object.fromEntries(Object.entries(all()).filter(([id]) => !gone.has(id))));
    },

    /** Forget everything. */
    clear: () => store({}),
  };
}

/** What was called fine in a response from somebody's device. @param {any} response @returns {string[]} */
export function fineIn({ fine }) {
  return Array.isArray(fine) ? fine.filter((text) => typeof text === "string") : [];
}

/** Whether a text stands somewhere in an answer. @param {any} answer @param {string} text @returns {boolean} */
function holds(answer, text) {
  if (typeof answer === "string") return answer.includes(text);
  return answer !== null && typeof answer === "object" && Object.values(answer).some((one) => holds(one, text));
}
