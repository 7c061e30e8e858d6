/** Points for each verdict; the same numbers as in `judgement.py`. */
const POINTS = { right: 2, sound: 2, defensible: 1, weak: 0, wrong: 0 };

/** Points that the best answer to one part earns. */
const BEST_POINTS = 2;

/** The verdicts of a best answer. */
export const GOOD = new Set(["right", "sound"]);

/** A mark and a word for each verdict: the colour alone never says it. */
export const WORDS = {
  right: ["✓", "Right"],
  sound: ["✓", "Sound"],
  defensible: ["≈", "Defensible"],
  weak: ["✗", "Weak"],
  wrong: ["✗", "Not the answer"],
};

/** @param {{parts: {verdict: string}[], judged: number}} judgement */
export function pointsOf(judgement) {
  return judgement.parts.reduce((sum, part) => sum + POINTS[part.verdict], 0);
}

/** @param {{judged: number}} judgement */
export function outOf(judgement) {
  return BEST_POINTS * judgement.judged;
}
