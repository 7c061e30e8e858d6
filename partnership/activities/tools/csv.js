// Tables as files for a spreadsheet, out and in.

/** Lines that may stand above a table, such as its name. */
const LOOKED_AT = 20;

/** A text without blanks around it, as `local/table.py` takes them away. @param {string} text */
const bare = (text) => text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, "");

/**
 * Tables as one CSV file. A cell that a spreadsheet would take for a formula is marked as text.
 * @param {{name: string, columns: string[], rows: any[][]}[]} tables
 */
export function asCsv(tables) {
  const blocks = tables.map(({ name, columns, rows }) => [...(tables.length > 1 ? [[name]] : []), columns, ...rows]);
  const lines = blocks.map((rows) => rows.map((row) => row.map(cell).join(",")).join("\r\n"));
  // The first sign tells Excel that this is UTF-8.
  return `\ufeff${lines.join("\r\n\r\n")}\r\n`;
}

/** @param {any} value */
function cell(value) {
  const text = String(value ?? "");
  // So is one that begins like such a mark, or the mark could not be told from it.
  const safe = typeof value === "string" && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows of a CSV file, with commas, semicolons or tabs between cells as the first line that has any has them.
 * Blanks around a cell are taken away.
 * Marks that keep a spreadsheet from taking a text for a formula are taken away again.
 * @param {string} text @returns {string[][]} as a spreadsheet counts them: row 1 is the first
 */
export function readCsv(text) {
  const rest = text.replace(/^\ufeff/, "");
  const head = rest.split(/\r?\n/, LOOKED_AT).find((line) => /[,;\t]/.test(line)) ?? "";
  const between = [",", ";", "\t"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < rest.length; at += 1) {
    const [sign, row] = [rest[at], rows[rows.length - 1]];
    if (quoted && sign === '"' && rest[at + 1] === '"') at += 1;
    else if (sign === '"' && (quoted || row[row.length - 1] === "")) {
      quoted = !quoted;
      continue;
    } else if (!quoted && sign === between) {
      row.push("");
      continue;
    } else if (!quoted && (sign === "\n" || sign === "\r")) {
      if (sign === "\r" && rest[at + 1] === "\n") at += 1;
      rows.push([""]);
      continue;
    }
    row[row.length - 1] += sign;
  }
  return rows.map((row) => row.map((one) => bare(one).replace(/^'(?='*[=+\-@\t\r])/, "")));
}

/** The letters of a column, counted from 0. @param {number} number @returns {string} */
export function columnName(number) {
  const last = String.fromCharCode(65 + (number % 26));
  return number < 26 ? last : columnName(Math.floor(number / 26) - 1) + last;
}
