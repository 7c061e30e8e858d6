// What is known of questions and people when answers come in from elsewhere.

/** Characters of a role in more detail and of an example, as in `work.py`. */
export const LONGEST_WHO = 60;
export const LONGEST_EXAMPLE = 600;
/** How the tool itself names a person, see `people.js`. */
const PERSON = /^[pt][a-z0-9]{5,11}$/;

/** @param {string} text */
export const plain = (text) => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The id of each question that there is, by the id and by its words. @param {any} all @param {any} spec @returns {Map<string, string>} */
export function knownQuestions(all, spec) {
  return new Map([...spec.sets.flatMap((set) => set.questions), ...all.own].flatMap((one) => [[one.id, one.id], [plain(one.text), one.id]]));
}

/** Whose answers they are: what this tool once wrote there, or the place they came from. @param {string} said @param {string} from */
export function personOf(said, from) {
  if (PERSON.test(said)) return said;
  return `t${fingerprint(from)}`;
}

/** A few letters that are the same for the same text. @param {string} text */
export function fingerprint(text) {
  return [...text].reduce((sum, sign) => (Math.imul(sum, 31) + sign.codePointAt(0)) >>> 0, 7).toString(36);
}
