"""The page of assignments says what the assignments say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

from partnership.exercises.outline import outlines
from partnership.site.inputs import read_inputs
from tests.site.small_book import TOP, build


def test_every_assignment_is_listed_with_its_outcomes_time_and_marks(tmp_path: Path) -> None:
    made = build(tmp_path, {"page": "# A page\n\n## List\n\n```{assignments}\n```\n"})
    assert made.warnings == ""
    page = made.page("page").replace("\u2019", "'")
    sections = re.findall(r'<section id="assignment-[\w-]+">.*?</section>', page, re.DOTALL)
    listed = outlines(TOP / "exercises")
    assert len(sections) == len(listed)
    for section, outline in zip(sections, listed, strict=True):
        text = " ".join(re.sub(r"<[^>]+>", " ", section).split())
        assert f"{outline.number}. {outline.title}" in text
        assert f"{outline.marks:g} marks, {outline.minutes[0]} to {outline.minutes[1]} min" in text
        assert [outcome for outcome in outline.outcomes if outcome not in text] == []
        assert all(
            f"{part.what} {part.marks:g} {part.minutes} min" in text for part in outline.parts
        )


def test_a_changed_assignment_makes_the_book_out_of_date() -> None:
    names = set(read_inputs(TOP))
    folder = TOP / "exercises" / "source"
    assert {path.relative_to(TOP).as_posix() for path in folder.glob("*/*.ipynb")} <= names
