// What a learner says of their own work: how deep it goes and which standards it shows. It is
// kept beside the work as the journal's own answers; `partnership/portfolio/notes.py` reads it.

/** Notes fit whatever the activity has become, so their mark never changes. */
const MARK = "note";

/** @param {any} spec @param {() => Record<string, any>} kept */
export function notesIn(spec, kept) {
  const answer = (part) => kept()[spec.own]?.[part]?.answer;
  const ownStandards = () =>
    textOf(answer("standards"))
      .split("\n")
      .map((line) => line.trim())
      .filter((line, place, all) => line && all.indexOf(line) === place);
  const lists = () => textsOf(answer("lists"));
  const always = spec.standards.flatMap((one) => partsOf(one, one.name));
  const professional = () => spec.lists.filter(({ id }) => lists().includes(id)).flatMap((one) => partsOf(one, one.short, ` (${one.short})`));
  return {
    ownText: () => textOf(answer("standards")),

    /** The ids of the professional standards that the learner works to. @returns {string[]} */
    lists,

    /**
     * The standards to choose from: the learner's own, those of the lists they chose, and the
     * course's. Each has the list that it is `of`, and is called `whole` where that is not seen.
     */
    standards: () => [...ownStandards().map((line) => ({ id: line, label: line, whole: line, gist: "", of: "Your own" })), ...professional(), ...always],

    /** @param {string} activity @returns {string[]} the standards that it shows */
    shows: (activity) => textsOf(answer(`shows.${activity}`)),

    /** @param {any} scale @param {string} activity @returns {any} the level chosen, or undefined */
    level: (scale, activity) => scale.items.find(({ id }) => id === answer(`depth.${scale.id}.${activity}`)),

    /** Everything kept, with this note. @param {string} part @param {any} value empty: no note */
    with(part, value) {
      const own = { ...kept()[spec.own] };
      if (value.length) own[part] = { answer: value, fingerprint: MARK, at: Date.now() };
      else delete own[part];
      return { ...kept(), [spec.own]: own };
    },
  };
}

/** What was said of a piece, in words. @param {any} spec @param {any} notes @param {string} activity @returns {string[]} */
export function notedOf(spec, notes, activity) {
  const labels = notes.standards().filter(({ id }) => notes.shows(activity).includes(id));
  return [
    ...spec.levels.map((scale) => [scale, notes.level(scale, activity)]).filter(([, level]) => level).map(([scale, level]) => `My own judgement (${scale.author_year}): ${level.label.toLowerCase()}.`),
    ...(labels.length ? [`Shows: ${labels.map(({ whole }) => whole).join("; ")}.`] : []),
  ];
}

/** @param {unknown} text */
function textOf(text) {
  return typeof text === "string" ? text : "";
}

/** @param {unknown} list @returns {string[]} */
function textsOf(list) {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

/** The parts of a list of the course, as standards. @param {any} list @param {string} of @param {string} after added where the list is not seen */
function partsOf({ id, items }, of, after = "") {
  return items.map((item) => ({ id: `${id}.${item.id}`, label: item.label, whole: `${item.label}${after}`, gist: item.gist, of }));
}
