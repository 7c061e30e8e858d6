// Drawings break their lines before anybody can measure them, so letters are taken to be a little
// wider than they are in most fonts.

/** How wide a text is, about, in sizes of its font. @param {string} text */
function widthOf(text) {
  return [...text].reduce((sum, sign) => sum + (/[ilj.,:;'’|! ]/.test(sign) ? 0.36 : /[mwMW@%]|[^\u0000-\u2e7f]/u.test(sign) ? 1.02 : /\p{Lu}/u.test(sign) ? 0.76 : 0.58), 0);
}

/**
 * A text in lines, broken at spaces but not at fixed ones. What is left out ends in three dots.
 * @param {string} text @param {number} wide in sizes of its font @param {number} [most] lines
 */
export function wrapped(text, wide, most = Infinity) {
  const lines = [""];
  for (const word of text.trim().split(/[^\S\u00a0]+/)) {
    for (const [place, piece] of pieces(word, wide).entries()) {
      const longer = `${lines[lines.length - 1]} ${piece}`.trim();
      if (!place && widthOf(longer) <= wide) lines[lines.length - 1] = longer;
      else lines.push(piece);
    }
  }
  const found = lines.filter(Boolean);
  if (found.length <= most) return found;
  const last = [...found[most - 1]];
  while (widthOf(`${last.join("")}…`) > wide) last.pop();
  return [...found.slice(0, most - 1), `${last.join("")}…`];
}

/** A word, broken where it is wider than a line. @param {string} word @param {number} wide */
function pieces(word, wide) {
  const found = [""];
  for (const sign of word) {
    if (widthOf(found[found.length - 1] + sign) > wide) found.push("");
    found[found.length - 1] += sign;
  }
  return found;
}
