// The styles of Word documents: those of `partnership/word.py`, by the same names and sizes.

/** @param {string} id @param {string} name @param {string} [about] @param {string} [run] @param {string} [base] */
const style = (id, name, about = "", run = "", base = "Normal") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/><w:next w:val="Normal"/>` +
  `<w:qFormat/><w:pPr>${about}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const sized = (points) => `<w:sz w:val="${2 * points}"/>`;
const spaced = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const heading = (number, before, points) =>
  style(`Heading${number}`, `heading ${number}`, `<w:keepNext/>${spaced(before, 0)}<w:outlineLvl w:val="${number - 1}"/>`, `<w:b/>${sized(points)}`);

export const STYLES =
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="1F1F1F"/>${sized(11)}` +
  '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="110"/></w:pPr>' +
  `<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="1F1F1F"/>${sized(11)}</w:rPr></w:style>` +
  heading(1, 480, 17.5) +
  heading(2, 200, 14.5) +
  heading(3, 200, 12.5) +
  heading(4, 200, 11) +
  style("ListBullet", "List Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>') +
  style("Quote", "Quote", '<w:ind w:left="340"/>') +
  style("Caption", "caption", '<w:spacing w:line="240" w:lineRule="auto"/>', sized(9.5)) +
  style("Above", "Above a table", `<w:keepNext/>${spaced(120, 60)}`, "<w:b/>") +
  style("Cell", "Table Cell", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', sized(10)) +
  style("Head", "Table Heading", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', `<w:b/>${sized(10)}`);
