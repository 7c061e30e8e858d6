// The words in which people answer, by the rules of `analysis/health/words.py`.

const SCALE = { "hardly ever": 1, sometimes: 2, mostly: 3, "nearly always": 4 };
/** Stands for *I cannot say*. */
export const CANNOT = 0;

const CANNOT_SAY =
  /^(i )?(cannot|can't|can’t|could not) say\.?$|^(i )?(do not|don't|don’t) know\.?$|^not sure$|^n\/?a$|^not applicable$|^\?$|^-$/i;
const NUMBER = /^([0-9]+)(?:\.0+)?(?:\s*[-–:.)=(]?\s*([^\d].*))?$/;
const CHAIR = /\b(vice[- ]?)?chair(man|woman|person)?\b/i;
const LEAD = /\blead( officer)?\b|\bofficer\b|\bco-?ordinator\b|\bmanager\b/i;
const MEMBER = /\bmember\b|\bpartner\b|\bparent\b|\brepresentative\b/i;

/** The rating in a cell: 1 to 4, `CANNOT`, or null for anything else. @param {string} text */
export function ratingIn(text) {
  if (CANNOT_SAY.test(text)) return CANNOT;
  const lower = text.toLowerCase();
  if (Object.hasOwn(SCALE, lower)) return SCALE[lower];
  const [, figures = "", said = ""] = NUMBER.exec(text) ?? [];
  const number = Number(figures.slice(0, 6));
  if (!Object.values(SCALE).includes(number)) return null;
  const words = said.replace(/^[ )]+|[ )]+$/g, "").toLowerCase();
  // Words beside the number must be the scale's: "3 of us disagree" is no rating.
  return words === "" || SCALE[words] === number ? number : null;
}

/** Whether a cell seems meant as a rating, even one outside the scale. @param {string} text */
export function isRatingLike(text) {
  return ratingIn(text) !== null || /^-?\d{1,3}(\.\d+)?$/.test(text);
}

/** The role that a text names, or an empty text. @param {string} text */
export function roleIn(text) {
  if (MEMBER.test(text) && !CHAIR.test(text)) return "member";
  if (CHAIR.test(text)) return "chair";
  if (LEAD.test(text)) return "lead";
  return text ? "other" : "";
}
