import { STYLES } from "./word_styles.js";
import { zip } from "./zip.js";

// A report as a Word document (.docx): the blocks of `report.js` in the least XML that Word and
// LibreOffice open without a word of complaint.

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DRAWN =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const WORD_TYPE = `${TYPE}.document`;

/** Twips between the margins of a sheet of A4. */
const WIDE = 9638;
/** Units of a drawing across it, of which a twip has 635. */
const ACROSS = 635 * WIDE;
/** Relationships of a document that are no pictures. */
const BEFORE_PICTURES = 2;

/**
 * @param {string} title @param {any[][]} blocks `[kind, content]`, see `report.js`
 * @returns {Uint8Array}
 */
export function wordDocument(title, blocks) {
  const body = blocks.map(([kind, content]) => BLOCKS[kind](content)).join("");
  const pictures = blocks.flatMap(([, content]) => (content.picture ? [content.picture] : []));
  const nameOf = (picture) => `media/picture${pictures.indexOf(picture) + 1}.png`;
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1021" w:right="1134" w:bottom="1021" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return zip({
    "[Content_Types].xml":
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
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
      ...pictures.map((picture) => [`${OFFICE}/image`, nameOf(picture)]),
    ]),
    "word/styles.xml": `${HEAD}<w:styles ${W}>${STYLES}</w:styles>`,
    "word/numbering.xml":
      `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>` +
      '<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ...Object.fromEntries(pictures.map((picture) => [`word/${nameOf(picture)}`, picture.png])),
    "word/document.xml": `${HEAD}<w:document ${W} ${DRAWN}><w:body>${numbered(body)}${page}</w:body></w:document>`,
  });
}

const BLOCKS = {
  h1: (text) => paragraph(text, "Heading1"),
  h2: (text) => paragraph(text, "Heading2"),
  h3: (text) => paragraph(text, "Heading3"),
  h4: (text) => paragraph(text, "Heading4"),
  p: (text) => paragraph(text),
  small: (text) => paragraph(text, "Caption"),
  /** Somebody's own words. */
  said: (text) => paragraph(text, "Quote"),
  list: (texts) => texts.map((text) => paragraph(text, "ListBullet")).join(""),
  table: ({ caption, columns, rows }) => (caption && paragraph(caption, "Above")) + table(columns, rows) + paragraph("", "Cell"),
  /** A picture, where there is one, and in any case its words. */
  drawing: ({ picture, legend, words }) =>
    (picture ? drawn(picture) + (legend ? paragraph(legend, "Caption") : "") : "") + words.map((text) => paragraph(text, "ListBullet")).join(""),
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

/** A picture that says what it shows. It gets its number later. @param {{width: number, height: number, words: string}} picture */
function drawn({ width, height, words }) {
  const size = `cx="${ACROSS}" cy="${Math.round((ACROSS * height) / width)}"`;
  const space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  return (
    `<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>` +
    `<wp:docPr id="#" name="Drawing #" descr="${escaped(words)}"/><a:graphic><a:graphicData uri="${space}"><pic:pic>` +
    `<pic:nvPicPr><pic:cNvPr id="#" name="Drawing #" descr="${escaped(words)}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    '<pic:blipFill><a:blip r:embed="r#"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
  );
}

/** Give each picture its number, and the name of its relationship. @param {string} body */
function numbered(body) {
  const [before, ...pictures] = body.split("<w:drawing>");
  const numbers = (part, number) =>
    part.replace(/ (id|name)="(Drawing )?#"/g, (_, mark, name = "") => ` ${mark}="${name}${number + 1}"`).replace('r:embed="r#"', `r:embed="r${number + BEFORE_PICTURES}"`);
  return [before, ...pictures.map(numbers)].join("<w:drawing>");
}

/** @param {string[][]} targets */
function relations(targets) {
  const all = targets.map(([type, target], place) => `<Relationship Id="r${place}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

/** Text as XML may hold it: signs that no XML can hold are left out. @param {string} text */
function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (sign) => signs[sign]);
}
