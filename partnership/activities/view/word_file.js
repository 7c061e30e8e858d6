// A Word document (.docx) made in the page, of a few kinds of block. Headings, lists and the
// header rows of tables are real ones, so that a screen reader can find its way.

import { zipOf } from "./zip_file.js";

export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const LOOKS = { h1: "Heading1", h2: "Heading2", h3: "Heading3", small: "Caption", said: "Quote", li: "ListBullet", p: "Normal" };

/**
 * @param {[string, any][]} blocks kind and content: `h1`, `h2`, `h3`, `p`, `small`, `said`
 *   (somebody's own words) and `li` have a text, `table` has rows of texts, the first its heads
 * @param {string} title
 * @returns {Uint8Array}
 */
export function wordFile(blocks, title) {
  const body = blocks.map(([kind, content]) => (kind === "table" ? table(content) : paragraph(LOOKS[kind], content)));
  return zipOf({
    "[Content_Types].xml":
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>` +
      `<Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/>` +
      `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    "_rels/.rels": relations({ [`${OFFICE}/officeDocument`]: "word/document.xml", [`${PACKAGE}/relationships/metadata/core-properties`]: "docProps/core.xml" }),
    "docProps/core.xml":
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`,
    "word/_rels/document.xml.rels": relations({ [`${OFFICE}/styles`]: "styles.xml", [`${OFFICE}/numbering`]: "numbering.xml" }),
    "word/document.xml": `${HEAD}<w:document ${W}><w:body>${body.join("")}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": styles(),
    "word/numbering.xml":
      `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>` +
      `<w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  });
}

/** @param {Record<string, string>} targets */
function relations(targets) {
  const each = Object.entries(targets).map(([type, target], place) => `<Relationship Id="r${place}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** @param {string} look @param {string} text */
function paragraph(look, text) {
  const lines = text.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:p><w:pPr><w:pStyle w:val="${look}"/></w:pPr><w:r>${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** @param {string[][]} rows */
function table(rows) {
  const cell = (text, head) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(head ? "TableHead" : "Normal", text)}</w:tc>`;
  const row = (texts, place) =>
    `<w:tr><w:trPr><w:cantSplit/>${place ? "" : "<w:tblHeader/>"}</w:trPr>${texts.map((text) => cell(text, !place)).join("")}</w:tr>`;
  const columns = rows[0].map(() => "<w:gridCol/>").join("");
  const about = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:firstRow="1"/></w:tblPr>';
  return `<w:tbl>${about}<w:tblGrid>${columns}</w:tblGrid>${rows.map(row).join("")}</w:tbl>${paragraph("Normal", "")}`;
}

function styles() {
  const style = (id, name, paragraphs, letters, based = "Normal") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === "Normal" ? "" : `<w:basedOn w:val="${based}"/>`}<w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
  const heading = (level, size) =>
    style(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:spacing w:before="${360 - 60 * level}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`, `<w:b/><w:sz w:val="${size}"/>`);
  const border = (side) => `<w:${side} w:val="single" w:sz="4" w:color="767676"/>`;
  return (
    `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    style("Normal", "Normal", "", "") +
    heading(1, 36) +
    heading(2, 30) +
    heading(3, 26) +
    style("Caption", "caption", "", '<w:color w:val="555555"/><w:sz w:val="20"/>') +
    style("Quote", "Quote", '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="767676"/></w:pBdr><w:ind w:left="284"/>', "") +
    style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>', "") +
    style("TableHead", "Table Head", "", "<w:b/>") +
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}</w:tblBorders><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
  );
}

/** XML has no place for control characters. @param {string} text */
function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (sign) => signs[sign]);
}
