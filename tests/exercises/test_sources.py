"""What all assignments have in common, read from their sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partnership.activities.catalogue import find_activity
from partnership.activities.quiz.model import Quiz
from partnership.activities.reflect.model import Prompt
from partnership.errors import CourseError
from partnership.exercises.notebook import Notebook, read_notebook
from partnership.exercises.outline import Outline, outlines, read_outline
from partnership.exercises.ready import QUIZ

EXERCISES = Path(__file__).parents[2] / "exercises"
OUTLINES = outlines(EXERCISES)
SAFE = "**Keep people safe.** Do not name or describe anyone in a way that would let a reader know who"
SAME = ("how-to", "hand-in", "ready")
each = pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: outline.name)


def source_of(outline: Outline) -> Notebook:
    return read_notebook(EXERCISES / "source" / outline.name / f"{outline.name}.ipynb")


def test_assignments_are_numbered_in_order() -> None:
    numbers = [outline.number for outline in OUTLINES]
    assert numbers == sorted(set(numbers))


@each
def test_parts_add_up_to_fifty_marks_and_to_the_time_that_is_asked_for(outline: Outline) -> None:
    assert outline.marks == 50
    least, most = outline.minutes
    assert least <= sum(part.minutes for part in outline.parts) <= most


@each
def test_parts_name_the_marks_of_the_cells_that_carry_them(outline: Outline) -> None:
    cells = source_of(outline).cells
    assert sum(cell.points or 0 for cell in cells) == outline.marks
    headings = dict(
        re.findall(
            r"^## Part (\d)\..*\((\d+) marks\)$",
            "\n".join(cell.source for cell in cells),
            re.MULTILINE,
        )
    )
    assert headings == {str(part.number): f"{part.marks:g}" for part in outline.parts}


@each
def test_every_part_that_is_written_asks_to_keep_people_safe(outline: Outline) -> None:
    cells = source_of(outline).cells
    questions = [cells[place - 1] for place, cell in enumerate(cells) if cell.written]
    assert questions
    assert all(SAFE in question.source for question in questions)
    assert all(re.search(r"about \d+\s+to \d+ words", question.source) for question in questions)


@each
def test_what_is_the_same_everywhere_is_the_same_here(outline: Outline) -> None:
    own, first = source_of(outline), source_of(OUTLINES[0])
    for name in SAME:
        expected = first.cell(name).source.replace(OUTLINES[0].name, outline.name)
        assert own.cell(name).source == expected


@each
def test_students_can_change_answers_and_nothing_else(outline: Outline) -> None:
    cells = source_of(outline).cells
    assert all(cell.locked for cell in cells if not cell.solution)
    assert not any(cell.locked for cell in cells if cell.solution)


@each
def test_marks_by_test_end_in_a_plain_number_from_hidden_tests(outline: Outline) -> None:
    for cell in source_of(outline).cells:
        if cell.marked_by_test:
            visible, _, hidden = cell.source.partition("### BEGIN HIDDEN TESTS")
            assert "print(" in visible
            assert hidden.rstrip().endswith("### END HIDDEN TESTS")
            last = hidden.rsplit("### END HIDDEN TESTS")[0].rstrip()
            assert last.endswith(")") or last.endswith("0")


@each
def test_what_is_marked_stands_in_no_page_of_the_book(outline: Outline) -> None:
    asked = [name for cell in source_of(outline).cells for name, _ in QUIZ.findall(cell.source)]
    assert asked
    for name in asked:
        found = find_activity(name)
        # The first assignment repeats the questions of its chapter, so that beginners can practise,
        # and the case of the fifth has no answers to give away.
        belongs = isinstance(found, Quiz) and found.assignment == outline.name
        assert belongs or (outline.number, name) in ((1, "terms"), (5, "family-of-five"))


def test_the_question_on_laming_is_the_one_that_the_book_asks() -> None:
    asked = find_activity("laming-acted-on")
    assert isinstance(asked, Prompt)
    (outline,) = [one for one in OUTLINES if one.name == "benefits-and-evidence"]
    question = source_of(outline).cell("acted-on-question").source
    assert " ".join(asked.question.split()) in " ".join(question.split())


def test_a_first_cell_that_lacks_something_is_refused(tmp_path: Path) -> None:
    text = (EXERCISES / "source" / OUTLINES[0].name / f"{OUTLINES[0].name}.ipynb").read_text("utf-8")
    path = tmp_path / "a.ipynb"
    path.write_text(text.replace("By the end you will be able to", "You will"), "utf-8")
    with pytest.raises(CourseError, match=r"a\.ipynb: the first cell does not say all"):
        read_outline(path)
