"""Word documents of a few kinds of block, with real headings, lists and header rows.

``word.js`` of the tools writes such documents in a page, in the same styles; a test compares them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership.errors import CourseError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

Block = tuple[str, Any]
"""A kind and its content: ``h1`` to ``h4``, ``p``, ``small``, ``said`` (somebody's own
words), ``li`` (a point of a list) and ``warning`` have a text; ``linked`` (a point of a list) has
what comes before a link, the link's words and its address; ``table`` has rows of texts, the
first of them its heads; ``picture`` has the bytes of a PNG, its text alternative and its width
in centimetres."""

STYLES = {
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "h4": "Heading 4",
    "p": "Normal",
    "small": "Caption",
    "said": "Quote",
    "li": "List Bullet",
    "warning": "Intense Quote",
}
LARGER = {"Heading 1": 6.5, "Heading 2": 3.5, "Heading 3": 1.5, "Caption": -1.5}
"""Points by which letters differ from those of a text. ``word_styles.js`` has the same."""
_DARK = "1F1F1F"
_ACROSS = 17.0
"""Centimetres between the margins."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def word_bytes(blocks: Sequence[Block], title: str, *, size: float = 11) -> bytes:
    """Return a Word document (.docx) of A4 pages in British English; ``size`` is in points."""
    from docx import Document

    document = Document(BytesIO(_empty(size)))
    document.core_properties.title = title[:250]
    # Looking a style up by its name takes longer than all the rest of a paragraph.
    ids = {kind: document.styles[name].style_id for kind, name in STYLES.items()}
    for kind, content in blocks:
        if kind == "table":
            _add_table(document, content, size - 1)
        elif kind == "picture":
            _add_picture(document, *content)
        elif kind == "linked":
            _add_linked(document, ids["li"], *content)
        else:
            _add_text(document, ids[kind], content)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there before.

    Raises:
        CourseError: there is one of this name already, or it cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise CourseError("there is a file of this name", "name another", str(path)) from None
    except OSError as error:
        what = f"it cannot be written ({error.strerror})"
        raise CourseError(what, "name a file in another folder", str(path)) from None


@cache
def _empty(size: float) -> bytes:
    """Return a document with styles and pages and no words. Three hundred are made from one."""
    from docx import Document

    document = Document()
    _settle(document, size)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _settle(document: Document, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    about = document.core_properties
    about.language, about.author, about.comments = "en-GB", "", ""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    for name in STYLES.values():
        style: Any = document.styles[name]
        style.font.name = "Arial"
        # Headings name their letters by the theme, which would win.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for mark in [mark for mark in fonts.attrib if "Theme" in mark]:
            del fonts.attrib[mark]
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(_DARK)
        style.font.size = Pt(size + LARGER.get(name, 0))
    document.styles["Normal"].paragraph_format.space_after = Pt(size / 2)
    document.styles["Caption"].font.bold = False
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.6)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)


def _add_table(document: Document, rows: Sequence[Sequence[str]], size: float) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    widths = [Cm(width) for width in _widths(rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    row: _Row
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        settings = row._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if not place:
            # It is said again on each page, and read out with each cell.
            settings.append(OxmlElement("w:tblHeader"))
        for width, cell, text in zip(widths, row.cells, texts, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = 0
            run = cell.paragraphs[0].add_run(_writable(text))
            run.bold, run.font.size = not place, Pt(size)
    document.add_paragraph().paragraph_format.space_after = 0


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide each column is, in centimetres."""
    longest = [max(len(text) for text in texts) for texts in zip(*rows, strict=True)]
    if longest[0] == max(longest):
        # The first column names what a row is about, and its texts are the longest.
        first = _ACROSS * (0.3 if len(longest) > 4 else 0.46)
        return [first, *[(_ACROSS - first) / max(len(longest) - 1, 1)] * (len(longest) - 1)]
    # More for longer texts, and never too little for a word, as in `word.js`.
    shares = [min(12.0, max(3.0, math.sqrt(length))) for length in longest]
    return [_ACROSS * share / sum(shares) for share in shares]


def _add_text(document: Document, style: str, text: str) -> Paragraph:
    paragraph = document.add_paragraph(_writable(text))
    paragraph._p.style = style
    return paragraph


def _add_linked(document: Document, style: str, before: str, words: str, address: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = _add_text(document, style, before)
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = paragraph.add_run(_writable(words))
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _add_picture(document: Document, png: bytes, alternative: str, width: float) -> None:
    from docx.shared import Cm

    shape = document.add_picture(BytesIO(png), width=Cm(width))
    shape._inline.docPr.set("descr", alternative)


def _writable(text: str) -> str:
    """Take out control characters and halves of characters, for which XML has no place."""
    return _NOT_XML.sub("\ufffd", text)
