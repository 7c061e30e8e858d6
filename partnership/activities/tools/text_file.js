/**
 * The text of a file from a spreadsheet, or what to do where it is none. What is not UTF-8 is taken
 * for what Excel on Windows writes as plain "CSV".
 * @param {{size: number, arrayBuffer: () => Promise<ArrayBuffer>}} file @param {number} largest bytes
 * @returns {Promise<{text?: string, fault?: string}>}
 */
export async function textOf(file, largest) {
  if (file.size > largest) return { fault: "it is too large" };
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { fault: "it could not be opened. Close it in other programs and try again" };
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { fault: EXCEL };
  const text = decoded(bytes);
  return text.includes("\0") ? { fault: EXCEL } : { text };
}

const EXCEL = "it is no table in text. If it is an Excel file, open it in Excel, choose Save as, CSV UTF-8, and bring in that";

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.slice(0, 2).join()];
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
