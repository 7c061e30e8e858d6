"""An invitation on paper: the form, the link and the code that holds it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import segno
from docx import Document
from PIL import Image
from typer.testing import CliRunner

from partnership.activities.health.link import LONGEST, invitation_link
from partnership.activities.health.work import HealthWork, OwnQuestion
from partnership.activities.tools.file import tool_file
from partnership.analysis.health.from_tool import health_tool
from partnership.analysis.health.invitation import DENSEST, code_png
from partnership.cli import commands
from partnership.errors import CourseError

TOOL = health_tool()
ADDRESS = "https://course.example/book/health-check.html"
example: Any = TOOL.example_work()


def run(*words: object) -> Any:
    result = CliRunner().invoke(commands([]), ["health-check", *map(str, words)])
    if result.exception:
        raise result.exception
    return result


def invitation(folder: Path, **change: Any) -> Path:
    """The worked example's questions, as the page saves them to be sent."""
    work = example.model_copy(update={"rounds": (), **change})
    file = folder / "invitation.json"
    file.write_text(tool_file(TOOL, work), encoding="utf-8")
    return file


def links_in(document: Any) -> list[str]:
    return [one.target_ref for one in document.part.rels.values() if one.is_external]


def pictures_in(document: Any) -> list[bytes]:
    return [one.target_part.blob for one in document.part.rels.values() if "image" in one.reltype]


def test_the_form_has_the_questions_the_link_and_its_code(tmp_path: Path) -> None:
    out = tmp_path / "invitation.docx"
    result = run(invitation(tmp_path), "--address", ADDRESS, "--to", out)
    assert result.stderr == ""
    document: Any = Document(str(out))
    said = [one.text for one in document.paragraphs]
    link = invitation_link(example, ADDRESS)
    assert links_in(document) == [link]
    assert any(link in "".join(p.itertext()) for p in document.element.body), "also as text"
    assert pictures_in(document) == [code_png(link)]
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "A QR code of the link below"
    statements = dict(TOOL.statements())
    asked = [*(statements[name] for name in statements if name in example.questions)]
    asked += [one.text for one in example.own]
    assert [text for text in said if text[:2] in {f"{n}." for n in range(1, 9)}] == [
        f"{number}. {text}" for number, text in enumerate(asked, 1)
    ]
    assert example.name in said
    assert example.purpose in said


def test_the_code_stands_for_the_link_and_no_other() -> None:
    link = invitation_link(example, ADDRESS)
    code = segno.make_qr(link, error="l")
    assert code.version <= DENSEST, "the worked example has a code"
    assert _squares(code_png(link)) == [list(row) for row in code.matrix_iter(border=4)]
    assert code_png(link) != code_png(f"{link}x")


def _squares(png: bytes | None) -> list[list[int]]:
    """Read the squares of a code from its picture, dark as 1."""
    assert png is not None
    picture = Image.open(BytesIO(png)).convert("L")
    middle = range(4, picture.width, 8)
    return [[int(picture.getpixel((x, y)) == 0) for x in middle] for y in middle]


@pytest.mark.parametrize(
    "address",
    [
        "file:///home/a/health-check.html",
        "javascript:alert(1)",
        "ftp://course.example/",
        "course.example/health-check.html",
        "https://",
        "https:///health-check.html",
        "https://a name/",
        "https://course.example/\nx",
        "https://course.example:port/",
        "https://me:secret@course.example/",
        "https://[::1/",
        "https://kürs.example/",
        "",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(tmp_path: Path, address: str) -> None:
    out = tmp_path / "invitation.docx"
    with pytest.raises(CourseError, match="is not the address of a published page"):
        run(invitation(tmp_path), "--address", address, "--to", out)
    assert not out.exists()


def test_what_follows_the_page_in_an_address_is_left_out() -> None:
    for more in ("?token=secret", "#ask", "?a=b#c"):
        assert invitation_link(example, ADDRESS + more) == invitation_link(example, ADDRESS)


def test_a_link_too_long_for_a_code_is_printed_without_one(tmp_path: Path) -> None:
    out = tmp_path / "invitation.docx"
    file = invitation(tmp_path, purpose="To see. " * 50)
    result = run(file, "--address", ADDRESS, "--to", out)
    assert "too long for a code" in result.stderr
    document: Any = Document(str(out))
    assert len(links_in(document)) == 1
    assert pictures_in(document) == []
    assert any("too long for a code" in one.text for one in document.paragraphs)


def test_the_densest_code_that_is_printed_is_known() -> None:
    # ISO/IEC 18004, table 7: bytes in version 18 at the lowest level of correction.
    most = 718
    assert DENSEST == 18
    assert code_png("h" * most) is not None
    assert code_png("h" * (most + 1)) is None


def test_a_link_of_the_longest_length_is_made_and_no_longer_one() -> None:
    def made(padding: int) -> str:
        own = (OwnQuestion(id="own.a", text="x"),)
        return invitation_link(HealthWork(own=own), ADDRESS + "x" * padding)

    room = LONGEST - len(made(0))
    assert len(made(room)) == LONGEST
    with pytest.raises(CourseError, match=r"1,501 characters, and 1,500 is the most"):
        made(room + 1)


def test_an_invitation_that_asks_nothing_or_is_none_is_refused(tmp_path: Path) -> None:
    empty = invitation(tmp_path, questions=(), own=())
    with pytest.raises(CourseError, match="nothing is asked in it"):
        run(empty, "--address", ADDRESS, "--to", tmp_path / "a.docx")
    empty.write_text("Role,Rating", encoding="utf-8")
    with pytest.raises(CourseError, match="damaged, or of another kind"):
        run(empty, "--address", ADDRESS, "--to", tmp_path / "a.docx")
    file = invitation(tmp_path)
    with pytest.raises(CourseError, match="a Word document"):
        run(file, "--address", ADDRESS, "--to", tmp_path / "a.csv")
    with pytest.raises(CourseError, match="one invitation, as it is"):
        run(file, "--address", ADDRESS, "--leave-out", "--to", tmp_path / "a.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["invitation.json"]
