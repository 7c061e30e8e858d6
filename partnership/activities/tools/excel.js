import { columnName } from "./csv.js";
import { dateIn, datesIn, lengthIn } from "./excel_dates.js";
import { Refused, unzip } from "./unzip.js";

// The cells of an Excel workbook (.xlsx), as `analysis/health/grid.py` reads them. Nothing in it is
// run: a formula is named, and has the value that was kept with it.

/** Bytes that a workbook may be when unpacked: the answers of a partnership are a hundredth of it. */
const UNPACKED = 40_000_000;
export const ROWS = 10_000;
const COLUMNS = 500;

const SAVE_AS = "Open it in Excel, choose Save as, and “Excel Workbook (.xlsx)” or “CSV UTF-8”";
const MACROS = `it may hold macros, small programs that run when it is opened, so it is not read. ${SAVE_AS}`;
const DAMAGED = "it is damaged, or no Excel file. Save or export it again";
/** The first bytes of a file of the time before .xlsx, and of one with a password. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether a file is Excel's, by its first bytes or its name. @param {Uint8Array} bytes @param {string} name */
export function isExcel(bytes, name) {
  return /\.xl\w+$/i.test(name) || starts(bytes, OLD) || starts(bytes, [0x50, 0x4b]);
}

/**
 * @param {Uint8Array} bytes @param {string} name of the file
 * @returns {Promise<{rows: {name: string, text: string, formula: boolean}[][], merged: string[]}[]>} the sheets
 * @throws {Refused} with what is wrong and what to do
 */
export async function readExcel(bytes, name) {
  if (starts(bytes, OLD)) throw new Refused(isLocked(bytes) ? "it is locked with a password. Open it in Excel, take the password off (File, Info, Protect Workbook), and save it again" : `it is an old Excel file (.xls). ${SAVE_AS}`);
  if (/\.(xlsm|xltm|xlsb|xls|xlam)$/i.test(name)) throw new Refused(MACROS);
  const packed = unzip(bytes, UNPACKED);
  if (packed.names.some((one) => one.toLowerCase().endsWith("vbaproject.bin"))) throw new Refused(MACROS);
  const main = await mainPart(packed);
  const workbook = await xmlIn(packed, main);
  if (workbook?.documentElement.localName !== "workbook") throw new Refused(`it is no Excel workbook. ${SAVE_AS}`);
  const targets = await targetsOf(packed, main);
  const part = (ending) => targets.find((one) => one.type.endsWith(ending))?.path ?? "";
  const strings = all(await xmlIn(packed, part("/sharedStrings")), "si").map(textOf);
  const dates = datesIn(await xmlIn(packed, part("/styles")), all(workbook, "workbookPr")[0]);
  const sheets = [];
  for (const sheet of all(workbook, "sheet")) {
    const id = [...sheet.attributes].find((one) => one.localName === "id" && one.prefix)?.value;
    const target = targets.find((one) => one.id === id && one.type.endsWith("/worksheet"));
    const found = target && (await xmlIn(packed, target.path));
    if (found) sheets.push(sheetOf(found, sheet.getAttribute("name"), { strings, dates }));
  }
  return sheets;
}

/** @param {Uint8Array} bytes @param {number[]} wanted */
const starts = (bytes, wanted) => wanted.every((byte, place) => bytes[place] === byte);

/** @param {Document | Element | null | undefined} place @param {string} tag @returns {Element[]} */
const all = (place, tag) => [...(place?.getElementsByTagNameNS("*", tag) ?? [])];

/** An old container that holds a new workbook says so in letters of two bytes. @param {Uint8Array} bytes */
function isLocked(bytes) {
  return new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1)).includes("EncryptedPackage");
}

/** @param {ReturnType<typeof unzip>} packed */
async function mainPart(packed) {
  const targets = await targetsOf(packed, "");
  return targets.find((one) => one.type.endsWith("/officeDocument"))?.path ?? "xl/workbook.xml";
}

/** What a part refers to. @param {ReturnType<typeof unzip>} packed @param {string} part */
async function targetsOf(packed, part) {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const found = await xmlIn(packed, `${folder}_rels/${part.slice(folder.length)}.rels`);
  return all(found, "Relationship").map((one) => ({
    id: one.getAttribute("Id"),
    type: one.getAttribute("Type") ?? "",
    path: new URL(one.getAttribute("Target") ?? "", `http://x/${folder}`).pathname.slice(1),
  }));
}

/** @param {ReturnType<typeof unzip>} packed @param {string} name */
async function xmlIn(packed, name) {
  const data = await packed.read(name);
  if (!data) return null;
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    throw new Refused(DAMAGED);
  }
  // A document type can make a small file fill the memory. Excel writes none.
  if (/<!DOCTYPE/i.test(text)) throw new Refused("it holds what Excel never writes. Export the answers again");
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (all(xml, "parsererror").length) throw new Refused(DAMAGED);
  return xml;
}

/** @param {Document} xml @param {string} title @param {{strings: string[], dates: any}} book */
function sheetOf(xml, title, book) {
  const rows = [];
  for (const [place, row] of all(xml, "row").entries()) {
    const number = Number(row.getAttribute("r") ?? 0) || rows.length + 1;
    if (number > ROWS || place > ROWS) {
      const most = ROWS.toLocaleString("en-GB");
      throw new Refused(`its sheet '${title}' has more than ${most} rows. Take out the empty ones, or split it; a survey needs the notebook`);
    }
    while (rows.length < number) rows.push([]);
    rows[number - 1] = cellsOf(row, number, title, book);
  }
  return { rows, merged: all(xml, "mergeCell").map((one) => `${title}!${one.getAttribute("ref")}`) };
}

/** @param {Element} row @param {number} number @param {string} title @param {any} book */
function cellsOf(row, number, title, book) {
  const cells = [];
  for (const cell of row.children) {
    const letters = /^[A-Z]+/.exec(cell.getAttribute("r") ?? "")?.[0];
    const column = letters ? columnOf(letters) : cells.length;
    if (column >= COLUMNS) break;
    while (cells.length <= column) cells.push({ name: `${title}!${columnName(cells.length)}${number}`, text: "", formula: false });
    cells[column].text = spaced(valueOf(cell, book));
    cells[column].formula = all(cell, "f").length > 0;
  }
  return cells;
}

/** @param {Element} cell @param {{strings: string[], dates: any}} book */
function valueOf(cell, { strings, dates }) {
  const type = cell.getAttribute("t") ?? "n";
  if (type === "inlineStr") return all(cell, "is").map(textOf).join("");
  const value = all(cell, "v")[0]?.textContent ?? "";
  if (type === "s" && value) {
    if (!(value in strings)) throw new Refused(DAMAGED);
    return strings[value];
  }
  if (type === "b") return value === "1" ? "True" : "False";
  if (type === "d") return value.replace("T", " ");
  if (type !== "n" || !value) return value;
  if (Number.isNaN(Number(value))) throw new Refused(DAMAGED);
  const look = cell.getAttribute("s");
  if (!dates.isDate(look)) return String(Number(value));
  return dates.isLength(look) ? lengthIn(Number(value)) : dateIn(Number(value), dates.from1904);
}

/** A text with its pieces of different looks, and without how it is to be read aloud. @param {Element} place */
function textOf(place) {
  return all(place, "t").filter((one) => one.parentElement.localName !== "rPh").map((one) => one.textContent).join("");
}

/** Without spaces and ends of lines around and between words. @param {string} text */
export const spaced = (text) => text.replace(/_x000[dD]_/g, " ").split(/\s+/).filter(Boolean).join(" ");

/** @param {string} letters */
const columnOf = (letters) => [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
