"""An invitation on paper: the form, with a code and a link that open the same in a page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import cast

from partnership.activities.health.form import FORM
from partnership.activities.health.link import invitation_link
from partnership.activities.health.model import HealthTool
from partnership.activities.health.work import HealthWork
from partnership.activities.tools.file import read_tool_file
from partnership.analysis.health.from_tool import health_tool
from partnership.errors import CourseError
from partnership.word import Block, word_bytes, write_new

DENSEST = 18
"""The version of a code: 97 squares across with its margin, each 0.75 mm wide on the paper."""
_WIDTH = 7.3
"""Centimetres of the code on the paper."""


def write_invitation(file: Path, address: str, to: Path) -> str:
    """Write the form of an invitation to a new .docx, and return why it has no code, or nothing.

    ``file`` is an invitation that the page saved, ``address`` the page's own on the web.

    Raises:
        CourseError: the file or the address is not to be used, or the new file is there already.
    """
    if to.suffix != ".docx":
        raise CourseError("an invitation is a Word document", "name a .docx", str(to))
    tool = health_tool()
    work = cast(HealthWork, read_tool_file(file, tool))
    link = invitation_link(work, address)
    code = code_png(link)
    why = "" if code else "The link is too long for a code that can be scanned from paper."
    write_new(to, word_bytes([*_blocks(tool, work, link, code, why)], tool.title))
    return why


def code_png(link: str) -> bytes | None:
    """Return a QR code as a PNG, or None if it would be too dense to be scanned from paper."""
    import segno

    code = segno.make_qr(link, error="l")
    if int(code.version) > DENSEST:
        return None
    out = BytesIO()
    code.save(out, kind="png", scale=8)
    return out.getvalue()


def _blocks(
    tool: HealthTool, work: HealthWork, link: str, code: bytes | None, why: str
) -> Iterator[Block]:
    yield "h1", tool.title
    yield from (("p", text.strip()) for text in (work.name, work.purpose) if text.strip())
    yield "h2", "On a screen"
    if code:
        yield "p", "Scan the code, or open the link. What you answer stays on your device."
        yield "picture", (code, "A QR code of the link below", _WIDTH)
    else:
        yield "p", f"Open the link. What you answer stays on your device. {why}"
    yield "linked", ("The link: ", link, link)
    yield "p", "Add your own answers, save them as a file, and send that back."
    yield "h2", "Or on this paper"
    yield "p", FORM["role"]
    yield "p", FORM["how"]
    scale = "   ".join(f"{number} {text}" for number, text in tool.scale.items())
    asked = [text for name, text in tool.statements() if name in work.questions]
    for number, text in enumerate([*asked, *(one.text for one in work.own)], 1):
        yield "h3", f"{number}. {text}"
        yield "p", f"{scale}   {FORM['cannot']}"
        yield "p", FORM["saw"]
        yield "p", "\n"
