"""A saved agreement as a Word document, with what changed since a version."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from partnership import write_form
from partnership.activities.catalogue import find_activity
from partnership.activities.form.model import FormTool
from partnership.activities.tools.file import tool_file
from partnership.errors import CourseError

TOOL = find_activity("pre-partnership-agreement")
assert isinstance(TOOL, FormTool)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "work.json"
    file.write_text(tool_file(TOOL, TOOL.example_work()), encoding="utf-8")
    return file


def test_an_agreement_is_written_with_headings_a_table_to_sign_and_what_changed(
    saved: Path, tmp_path: Path
) -> None:
    written = write_form(saved, tmp_path / "ours.docx", since="First draft")
    document = Document(BytesIO(written.read_bytes()))
    said = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert said[0] == ("Heading 1", "Our agreement before we begin")
    for section in ("Purpose", "Roles", "Still open", "Not written yet", "Agreed by"):
        assert ("Heading 2", section) in said
    assert ("List Bullet", "Resources: still open") in said
    assert ("List Bullet", "Ending: When it ends, and who decides") in said
    assert ("Heading 2", "What changed since “First draft”") in said
    assert ("List Bullet", "Taken out: Better services for families.") in said
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows][:2] == ["For", "Nursery: the head"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"to": "ours.odt"}, "is no Word document"),
        ({"since": "Tuesday"}, "no version 'Tuesday'.*use 'First draft'"),
        ({"tool": "terms"}, "'terms' is not a form"),
        ({"tool": "information-sharing"}, "not from the tool 'information-sharing'"),
    ],
)
def test_what_cannot_be_written_is_named_and_nothing_is_written(
    saved: Path, tmp_path: Path, changes: dict[str, str], fault: str
) -> None:
    options = {"to": "ours.docx", **changes}
    target = tmp_path / options.pop("to")
    with pytest.raises(CourseError, match=f"(?s){fault}"):
        write_form(saved, target, **options)
    assert not target.exists()


def test_a_document_that_is_there_is_not_written_over(saved: Path, tmp_path: Path) -> None:
    target = write_form(saved, tmp_path / "ours.docx")
    before = target.read_bytes()
    with pytest.raises(CourseError, match="there is a file of this name"):
        write_form(saved, target)
    assert target.read_bytes() == before


def test_what_might_identify_someone_is_named_and_nothing_is_written_until_it_is_fine(
    tmp_path: Path,
) -> None:
    file, target = tmp_path / "work.json", tmp_path / "ours.docx"
    named = {"purpose": "Call 07700 900123."}
    older = {"name": "First", "saved": "2026-09-01", "answers": {"purpose": "Ask sam@example.org."}}
    work = TOOL.WORK.model_validate_json(json.dumps({"answers": named, "versions": [older]}))
    file.write_text(tool_file(TOOL, work), encoding="utf-8")
    with pytest.raises(CourseError, match=r"(?s)1 thing .*07700 900123.*anyway=True"):
        write_form(file, target)
    with pytest.raises(CourseError, match=r"(?s)2 things .*07700.*in “First: .*sam@example.org"):
        write_form(file, target, since="First")
    assert not target.exists()
    assert write_form(file, target, since="First", anyway=True) == target
