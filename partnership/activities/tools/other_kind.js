/** Kinds of file that people bring in by mistake, most often those that they saved to read, by the end of the name. */
const KINDS = [
  [/\.docx?$/i, "a Word document"],
  [/\.xl\w+$/i, "an Excel workbook"],
  [/\.(csv|tsv)$/i, "a table"],
  [/\.pdf$/i, "a PDF"],
  [/\.(html?|md|txt)$/i, "a text to read"],
  [/\.(jpe?g|png|gif|webp|heic)$/i, "a picture"],
];

/**
 * What a file that cannot be read is, so that nobody is told that it is damaged when it is whole.
 * @param {string} name @returns {string} in words; empty where the name does not tell
 */
export function otherKind(name) {
  return KINDS.find(([ending]) => ending.test(name))?.[1] ?? "";
}
