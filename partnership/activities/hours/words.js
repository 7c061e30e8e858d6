const READINGS = { gains: "Gains", pays: "Pays", same: "No change", open: "Gains or pays" };

/** @param {string} reading */
export function inWord(reading) {
  return READINGS[reading];
}

/** A range of minutes as hours. @param {number[]} ends cautious, hopeful */
export function inHours(ends) {
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low === 0 && high === 0) return "no change";
  if (low >= 0) return `${between(low, high)} saved`;
  if (high <= 0) return `${between(-high, -low)} more`;
  return `from ${hours(-low)} more to ${hours(high)} saved`;
}

/** A difference of minutes in words. @param {number[]} ends in the cautious view, in the hopeful one */
export function inDifference(ends) {
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low === 0 && high === 0) return "no difference";
  if (low >= 0) return `${between(low, high)} better off`;
  if (high <= 0) return `${between(-high, -low)} worse off`;
  return `from ${hours(-low)} worse off to ${hours(high)} better off`;
}

/** Where a slider stands. @param {any} slider @param {number} place */
export function standing(slider, place) {
  if (slider.words.length) return slider.words[place];
  return `${slider.steps[place]}${slider.unit ? ` ${slider.unit}` : ""}`;
}

/** @param {number} low @param {number} high */
function between(low, high) {
  return rounded(low) === rounded(high) ? hours(high) : `${rounded(low)} to ${hours(high)}`;
}

/** @param {number} minutes */
function hours(minutes) {
  return rounded(minutes) === "1" ? "1 hour" : `${rounded(minutes)} hours`;
}

/** @param {number} minutes */
function rounded(minutes) {
  return String(Math.round(minutes / 6) / 10);
}
