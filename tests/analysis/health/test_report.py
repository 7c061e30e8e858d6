"""The report for the board: what it says, and what the command writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

from partnership.analysis.health.answers import read_answers
from partnership.analysis.health.report import report_blocks
from partnership.cli import commands
from partnership.errors import CourseError
from tests.analysis.health.sheets import DECIDES, HEARD, excel, google, microsoft, plain

TWO_PAGES = 910
"""Words, with the tables'. The largest report there can be has 902 and fills two pages of A4, seen
in LibreOffice."""


def texts(document: Any) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs if one.text]


def run(*words: object) -> str:
    result = CliRunner().invoke(commands([]), ["health-check", *map(str, words)])
    if result.exception:
        raise result.exception
    return result.stdout


def test_the_report_tells_who_differs_and_what_stands_behind_it(tmp_path: Path) -> None:
    file, out = excel(tmp_path / "ms.xlsx", microsoft()), tmp_path / "report.docx"
    run(file, "--to", out, "--name", "Harbour Lane <Board>")
    document: Any = Document(str(out))
    found = texts(document)
    assert found[0] == ("Heading 1", "Partnership health check: Harbour Lane <Board>")
    assert ("Heading 3", HEARD) in found
    assert ("List Bullet", "1, member: “My letter had no answer.”") in found
    assert (
        "List Bullet",
        "Chair beside lead officer: higher on 2 of 2, the same on 0, lower on 0.",
    ) in found
    all_text = "\n".join(text for _, text in found)
    assert "On 1 of 2, everyone who leads rates it higher than anybody else does." in all_text
    assert "5 people are few." in all_text
    assert "What this cannot tell you" in all_text
    [table] = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1] == [DECIDES, "4", "3", "2, 3", "0", "2 of 4", "1 of 6"]
    assert rows[2] == [HEARD, "4", "3", "1, 2", "1", "2 of 4", "0 of 6"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_time_before_is_set_beside_it(tmp_path: Path) -> None:
    rows = plain()
    rows[4][3] = 3
    now, then = excel(tmp_path / "now.xlsx", rows), excel(tmp_path / "then.xlsx", google())
    out = tmp_path / "report.docx"
    run(now, "--before", then, "--to", out)
    document: Any = Document(str(out))
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["Statement", "Then (people)", "Now (people)", "Which way"]
    assert "As before: 1 of 2." in [text for _, text in texts(document)]
    assert rows[1] == [HEARD, "1 to 4 (4)", "2 to 4 (4)", "up"]


def test_every_statement_goes_into_a_table_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    rows = plain()
    rows[0][1] = "=cmd|' /C calc'!A0"
    for row in rows[1:]:
        row[1] = 2
    # A heading that is a formula is not read from Excel; as text in CSV it is.
    file, out = tmp_path / "a.csv", tmp_path / "out.csv"
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    run(file, "--to", out)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("statement,chair,lead,member,other,rated")
    assert lines[1].startswith("'=cmd")


def test_many_statements_and_long_words_stay_within_two_pages(tmp_path: Path) -> None:
    heads = ["Role"]
    for number in range(40):
        heads += [f"Statement {number}: " + "we do what we said we would do " * 8, "Example"]
    people = [
        [
            role,
            *(
                [1 + (n + place) % 4, "A long story of what was seen. " * 20][n % 2]
                for n in range(80)
            ),
        ]
        for place, role in enumerate(["Chair", "Lead officer", *["Member"] * 20])
    ]
    answers = read_answers([excel(tmp_path / "a.xlsx", [heads, *people])])
    blocks = report_blocks(answers, name="Harbour Lane", before=answers)
    words = sum(
        len(str(cell).split())
        for kind, content in blocks
        for cell in ([one for row in content for one in row] if kind == "table" else [content])
    )
    assert words < TWO_PAGES


def test_nothing_is_written_where_a_cell_cannot_be_read(tmp_path: Path) -> None:
    rows = plain()
    rows[1][1] = 5
    file, out = excel(tmp_path / "a.xlsx", rows), tmp_path / "report.docx"
    with pytest.raises(CourseError, match="Sheet1!B2: '5' is no rating"):
        run(file, "--to", out)
    assert not out.exists()
    run(file, "--to", out, "--leave-out")
    assert any("Left out: a.xlsx, Sheet1!B2" in text for _, text in texts(Document(str(out))))


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"ends in \.docx, \.csv or \.json"):
        run(excel(tmp_path / "a.xlsx", plain()), "--to", tmp_path / "report.pdf")


def test_what_might_identify_someone_is_named_with_its_cell_until_it_is_said_to_be_fine(
    tmp_path: Path,
) -> None:
    rows = plain()
    rows[1][2] = "Ring 07700 900123."
    file, out = excel(tmp_path / "a.xlsx", rows), tmp_path / "report.docx"
    with pytest.raises(CourseError, match=r"(?s)1 thing .*a\.xlsx.*07700 900123.*--anyway"):
        run(file, "--to", out)
    assert not out.exists()
    run(file, "--to", out, "--anyway")
    assert out.exists()
