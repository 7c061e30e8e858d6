import { zip } from "./zip.js";

// A report as a Word document (.docx): the blocks of `report.js` in the least XML that Word and
// LibreOffice open without a word of complaint.

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const WORD_TYPE = `${TYPE}.document`;

/** Twips between the margins of a sheet of A4. */
const WIDE = 9638;

/**
 * @param {string} title @param {any[][]} blocks `[kind, content]`, see `report.js`
 * @returns {Uint8Array}
 */
export function wordDocument(title, blocks) {
  const body = blocks.map(([kind, content]) => BLOCKS[kind](content)).join("");
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return zip({
    "[Content_Types].xml":
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      ["document.main", "styles", "numbering"]
        .map((one) => `<Override PartName="/word/${one.split(".")[0]}.xml" ContentType="${TYPE}.${one}+xml"/>`)
        .join("") +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": relations([
      [`${OFFICE}/officeDocument`, "word/document.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml":
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`,
    "word/_rels/document.xml.rels": relations([
      [`${OFFICE}/styles`, "styles.xml"],
      [`${OFFICE}/numbering`, "numbering.xml"],
    ]),
    "word/styles.xml": STYLES,
    "word/numbering.xml":
      `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>` +
      '<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    "word/document.xml": `${HEAD}<w:document ${W}><w:body>${body}${page}</w:body></w:document>`,
  });
}

const BLOCKS = {
  h1: (text) => paragraph(text, "Title"),
  h2: (text) => paragraph(text, "Heading1"),
  h3: (text) => paragraph(text, "Heading2"),
  h4: (text) => paragraph(text, "Heading3"),
  p: (text) => paragraph(text),
  small: (text) => paragraph(text, "Small"),
  /** Somebody's own words. */
  said: (text) => paragraph(text, "Quote"),
  list: (texts) => texts.map((text) => paragraph(text, "List")).join(""),
  table: ({ caption, columns, rows }) => (caption && paragraph(caption, "Caption")) + table(columns, rows) + paragraph("", "Small"),
  /** A drawing goes into Word as its words. */
  drawing: ({ words }) => words.map((text) => paragraph(text, "List")).join(""),
};

/** @param {string[]} columns @param {any[][]} rows the first cell of each names the row */
function table(columns, rows) {
  const widths = widthsOf([columns, ...rows]);
  const cell = (text, heading, place) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[place]}" w:type="dxa"/></w:tcPr>${paragraph(String(text ?? ""), heading ? "Head" : "Cell")}</w:tc>`;
  const row = (cells, all) =>
    `<w:tr><w:trPr><w:cantSplit/>${all ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((one, place) => cell(one, all || place === 0, place)).join("")}</w:tr>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join("");
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${WIDE}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar><w:tblLook w:firstRow="1" w:firstColumn="1"/></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${row(columns, true)}${rows.map((one) => row(one, false)).join("")}</w:tbl>`
  );
}

/** How wide each column is, in twips: more for longer texts, and never too little for a word. @param {any[][]} rows */
function widthsOf(rows) {
  const longest = rows[0].map((_, place) => Math.max(...rows.map((row) => String(row[place] ?? "").length)));
  const shares = longest.map((length) => Math.min(12, Math.max(3, Math.sqrt(length))));
  const all = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((share) => Math.floor((WIDE * share) / all));
}

/** @param {string} text @param {string} [style] */
function paragraph(text, style) {
  const lines = String(text).split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  const look = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${look}<w:r>${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** @param {string[][]} targets */
function relations(targets) {
  const all = targets.map(([type, target], place) => `<Relationship Id="r${place}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

/** Text as XML may hold it: signs that no XML can hold are left out. @param {string} text */
export function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (sign) => signs[sign]);
}

/** @param {string} id @param {string} name @param {string} [about] @param {string} [run] @param {string} [base] */
const style = (id, name, about = "", run = "", base = "Normal") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/><w:next w:val="Normal"/>` +
  `<w:qFormat/><w:pPr>${about}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const sized = (points) => `<w:sz w:val="${2 * points}"/>`;
const spaced = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

const STYLES =
  `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${sized(11)}` +
  '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>${spaced(0, 120)}</w:pPr></w:style>` +
  style("Title", "Title", spaced(0, 120), `<w:b/>${sized(20)}`) +
  style("Heading1", "heading 1", `<w:keepNext/>${spaced(240, 80)}<w:outlineLvl w:val="0"/>`, `<w:b/>${sized(14)}`) +
  style("Heading2", "heading 2", `<w:keepNext/>${spaced(160, 60)}<w:outlineLvl w:val="1"/>`, `<w:b/>${sized(12)}`) +
  style("Heading3", "heading 3", `<w:keepNext/>${spaced(120, 40)}<w:outlineLvl w:val="2"/>`, "<w:b/>") +
  style("List", "List Bullet", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${spaced(0, 60)}`) +
  style("Quote", "Quote", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="767676"/></w:pBdr>${spaced(0, 120)}<w:ind w:left="284"/>`) +
  style("Caption", "caption", `<w:keepNext/>${spaced(120, 60)}`, "<w:b/>") +
  style("Cell", "Table Cell", spaced(20, 20), sized(10)) +
  style("Head", "Table Heading", spaced(20, 20), `<w:b/>${sized(10)}`) +
  style("Small", "Small", spaced(0, 80), sized(9)) +
  "</w:styles>";
