// Tables as files for a spreadsheet.

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
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
