"""Excel files are read in the page as Python reads them, and what is unsound is refused."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.activities.tools.file import read_tool_file
from partnership.analysis.health.answers import read_answers
from partnership.analysis.health.from_tool import health_tool, tool_text
from partnership.errors import CourseError
from tests.analysis.health.workbooks import sound, unsound

READ = """async ([name, data, all, spec]) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const file = new File([bytes], name);
  const found = { answers: await incoming.answersIn(file, all, spec) };
  try {
    found.sheet = sheets.sheetAnswers(await excel.readExcel(bytes, name));
  } catch (error) {
    found.refused = error.message;
  }
  return found;
}"""
SPEC = health_tool().spec(with_answers=True, cite=str)
EMPTY = health_tool().WORK().model_dump(mode="json")
CELL = re.compile(r"\.xlsx, (.+?![A-Z]+\d+(?::[A-Z]+\d+)?): ")


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page with the view's own modules."""
    page = browser.new_page()
    for entry, name in (
        ("tools/excel.js", "excel"),
        ("health/sheet_answers.js", "sheets"),
        ("health/incoming.js", "incoming"),
    ):
        module = view_source._joined(
            view_source.ACTIVITIES / entry, f"globalThis.{name} = {{name}};\n"
        )
        page.add_script_tag(content=f"(() => {{\n{module}}})();")
    yield page
    page.close()


def in_page(reader: Page, name: str, data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = reader.evaluate(
        READ, [name, base64.b64encode(data).decode(), EMPTY, SPEC]
    )
    return found


def in_python(file: Path) -> tuple[list[tuple[Any, ...]], list[str], list[str]]:
    """Return the rows, the cells at fault, and the notes without the file's name."""
    try:
        answers = read_answers([file])
    except CourseError as error:
        return [], sorted(CELL.findall(str(error))), []
    people = {one: place for place, one in enumerate(answers.table["person"].unique())}
    rows = [
        (people[row.person], row.role, row.who, row.statement,
         None if pd.isna(row.rating) else int(row.rating), bool(row.cannot_say), row.example)
        for row in answers.table.itertuples()
    ]  # fmt: skip
    return rows, [], [note.removeprefix(file.name).lstrip(",: ").lower() for note in answers.notes]


def test_every_workbook_says_the_same_in_both(reader: Page, tmp_path: Path) -> None:
    files = sound(tmp_path)
    compared = 0
    for name, file in files.items():
        rows, cells, notes = in_python(file)
        found = in_page(reader, file.name, file.read_bytes())
        sheet = found["sheet"] or {"people": [], "faults": [], "notes": []}
        assert sorted(re.split(r": ", one)[0] for one in sheet["faults"]) == cells, name
        if cells or not rows:
            assert "faults" in found["answers"], name
            continue
        theirs = [
            (place, person["role"], person["who"], one["statement"], one["rating"],
             one["cannot"], one["example"])
            for place, person in enumerate(sheet["people"])
            for one in person["said"]
        ]  # fmt: skip
        assert theirs == rows, name
        assert [note.lower() for note in sheet["notes"]] == notes, name
        kept_alike(file, found["answers"], tmp_path / f"{name}.json")
        compared += len(rows)
    assert compared > 150


def kept_alike(file: Path, found: dict[str, Any], to: Path) -> None:
    """Check that the page keeps what a file that Python makes for it would hold."""
    to.write_text(tool_text(read_answers([file])), encoding="utf-8")
    work = read_tool_file(to, health_tool()).model_dump(mode="json")
    own = {one["id"]: one["text"] for one in work["own"]}
    theirs = {one["id"]: one["text"] for one in found["own"]}
    assert list(theirs.values()) == list(own.values())
    assert found["questions"] == work["questions"]

    def plain(answers: list[dict[str, Any]], names: dict[str, str]) -> list[Any]:
        return [
            (one["role"], one["who"], {names.get(q, q): r for q, r in one["ratings"].items()})
            for one in answers
        ]

    assert plain(found["answers"], theirs) == plain(work["rounds"][0]["answers"], own)


def test_what_is_unsound_is_refused_in_words(reader: Page, tmp_path: Path) -> None:
    for what, (name, data, wanted) in unsound(tmp_path).items():
        found = in_page(reader, name, data)["answers"]
        if wanted:
            assert wanted in " ".join(found.get("faults", [])), (what, found)
        else:
            # What is never asked for is never unpacked, whatever it says of itself.
            assert len(found["answers"]) == 5, what


def test_the_same_people_are_the_same_the_next_time(reader: Page, tmp_path: Path) -> None:
    file = sound(tmp_path)["microsoft"]
    first, second = (in_page(reader, file.name, file.read_bytes())["answers"] for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert len({one["id"] for one in first["answers"]}) == 5
