"""Rubrics: what is refused, with its line, and what is made from those that are sound."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from autograder.marking_guide import BEGIN, with_guide
from autograder.rubric import BANDS, FLOOR, STEP, Rubric
from autograder.rubric_check import amiss, generated, rubric_problems, write_generated
from partnership.bank.documents import read_record

EXERCISES = Path(__file__).parents[2] / "exercises"
NAME = "what-partnership-means"
RUBRICS = sorted((EXERCISES / "rubrics").glob("*.yaml"))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in (f"source/{NAME}",):
        shutil.copytree(EXERCISES / folder, tmp_path / folder)
    (tmp_path / "rubrics").mkdir()
    shutil.copy(EXERCISES / "rubrics" / f"{NAME}.yaml", tmp_path / "rubrics")
    return tmp_path


def test_the_rubrics_of_the_course_have_no_faults() -> None:
    assert [str(problem) for problem in rubric_problems(EXERCISES)] == []


def test_guides_schema_and_lists_of_cells_are_in_step_with_the_rubrics() -> None:
    stale = [
        path.name
        for path, content in generated(EXERCISES).items()
        if path.read_text("utf-8") != content
    ]
    assert stale == [], "run: partnership mark rubrics"


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_every_mark_that_can_be_given_belongs_to_one_level_of_its_band(path: Path) -> None:
    for piece in read_record(path, Rubric)[0].pieces:
        for criterion in piece.criteria:
            for halves in range(int(criterion.most / STEP) + 1):
                level = criterion.level_of(halves * STEP)
                share = halves * STEP / criterion.most
                place = BANDS.index(level.band)
                assert share >= FLOOR[level.band]
                assert place + 1 == len(BANDS) or share < FLOOR[BANDS[place + 1]]


CHANGES = [
    ("weight: 2", "weight: 3", "piece 'together': marks are not in step with weights"),
    ("marks: [2, 2]", "marks: [2, 2.5]", "40 ends at 2.5 and 50 starts at 2.5 - let it start at 3"),
    ("marks: [2, 2]", "marks: [1.5, 2]", "fail ends at 1.5 and 40 starts at 1.5"),
    ("marks: [0, 1.5]", "marks: [0.5, 1.5]", "starts above 0"),
    ("marks: [3.5, 5]", "marks: [3.5, 5.2]", "multiple of 0.5"),
    ('band: "60"', 'band: "50"', "write one level for each of fail, 40, 50, 60, 70"),
    ("source: kember2008", "source: kember", "the source 'kember' is not in book/references.bib"),
    ("cell: definition", "cell: header", "'header' is no cell that students write in"),
    (f"assignment: {NAME}", "assignment: nowhere", "'nowhere' is not the file's name"),
    (
        "{depth: 1, evidence: 1}",
        "{depth: 2, evidence: 2}",
        "exemplar fail: it earns 4 of 10, which is 40%",
    ),
    ("{depth: 1, evidence: 1}", "{depth: 1}", "mark it on depth, evidence"),
    ("version: 1", "revision: 1", "'revision' is not a known field"),
    (
        "A definition of the chapter or an example is named, and not used.",
        "No source and no example, or an example that only decorates.",
        "criterion 'evidence' has 'no source and no example, or an example",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), CHANGES, ids=[change[2] for change in CHANGES])
def test_a_fault_is_named_with_its_file_line_and_remedy(
    course: Path, old: str, new: str, message: str
) -> None:
    path = course / "rubrics" / f"{NAME}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [str(problem) for problem in rubric_problems(course) if message in str(problem)]
    assert found, [str(problem) for problem in rubric_problems(course)]
    assert all(problem.startswith(f"{path}:") and " - " in problem for problem in found)


def test_marks_that_the_notebook_does_not_offer_are_a_fault(course: Path) -> None:
    notebook = course / "source" / NAME / f"{NAME}.ipynb"
    text = notebook.read_text("utf-8")
    notebook.write_text(text.replace('"points": 25,', '"points": 20,'), "utf-8")
    (problem,) = rubric_problems(course)
    assert "'together' has 20 points in the notebook and 25 here" in str(problem)
    assert problem.line > 1


def test_an_assignment_without_a_rubric_is_a_fault(course: Path) -> None:
    (course / "rubrics" / f"{NAME}.yaml").unlink()
    (problem,) = rubric_problems(course)
    assert f"the assignment '{NAME}' has no rubric" in str(problem)


def test_a_changed_rubric_changes_the_guide_and_nothing_else_of_the_question(course: Path) -> None:
    write_generated(course)
    rubric = course / "rubrics" / f"{NAME}.yaml"
    text = rubric.read_text("utf-8")
    rubric.write_text(text.replace("Good words, and nothing", "Fine words, and nothing"), "utf-8")
    notebook = course / "source" / NAME / f"{NAME}.ipynb"
    before = notebook.read_text("utf-8")
    assert write_generated(course) == [notebook]
    assert notebook.read_text("utf-8") == before.replace("Good words, and", "Fine words, and")
    assert write_generated(course) == []


def test_what_is_amiss_is_said_of_one_assignment(course: Path) -> None:
    rubric = course / "rubrics" / f"{NAME}.yaml"
    other = course / "rubrics" / "another.yaml"
    other.write_text("assignment: another\n", "utf-8")
    assert amiss(course, NAME) == []
    text = rubric.read_text("utf-8")
    rubric.write_text(text.replace("Good words, and nothing", "Fine words, and nothing"), "utf-8")
    (problem,) = amiss(course, NAME)
    assert problem.path == course / "source" / NAME / f"{NAME}.ipynb"
    assert "marking guide is not what the rubric says now - run: partnership mark" in str(problem)
    other.unlink()
    write_generated(course)
    assert amiss(course, NAME) == []
    rubric.unlink()
    (problem,) = amiss(course, NAME)
    assert f"the assignment '{NAME}' has no rubric" in str(problem)
    rubric.parent.joinpath("schema.json").unlink(missing_ok=True)
    rubric.parent.rmdir()
    assert amiss(course, NAME) == []


def test_a_guide_shows_every_level_and_every_exemplar_as_the_courses_own() -> None:
    piece = read_record(RUBRICS[0], Rubric)[0].pieces[0]
    guide = with_guide("## Part 3\n\nWrite.", piece)
    assert guide.startswith(f"## Part 3\n\nWrite.\n\n{BEGIN}")
    assert with_guide(guide, piece) == guide
    flat = " ".join(guide.replace("\n> ", " ").split())
    for criterion in piece.criteria:
        assert all(" ".join(level.descriptor.split()) in flat for level in criterion.levels)
    assert all(exemplar.because.split()[0] in flat for exemplar in piece.exemplars)
    assert "Written for this course; no student wrote them" in flat


def test_the_schema_is_what_an_editor_needs() -> None:
    schema = json.loads((EXERCISES / "rubrics" / "schema.json").read_text("utf-8"))
    assert "exercises/source" in schema["properties"]["assignment"]["description"]
    first = RUBRICS[0].read_text("utf-8")
    assert first.startswith("# yaml-language-server: $schema=schema.json\n")
    assert set(yaml.safe_load(first)) <= set(schema["properties"])
