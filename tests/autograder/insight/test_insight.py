"""A cohort's work becomes one page that names nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pandas import DataFrame
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.insight.collecting import cell_shares, read_exports, read_submitted
from autograder.insight.page import page as insight_page
from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import write_responses
from partnership.activities.responses import Responses, response_to
from partnership.errors import CourseError

TERMS = find_quiz("terms")
BEST = {item.id: response_to(item, item.best_answer()) for item in TERMS.items}
WORST = {item.id: response_to(item, item.worst_answer()) for item in TERMS.items}


def hand_in(course: Course, student: str, responses: Responses) -> Path:
    file = course.folder / "submitted" / student / "words" / "responses" / "terms.json"
    write_responses(file, "terms", responses)
    return file


@pytest.fixture
def cohort(course: Course, gradebook: Path) -> Course:
    for number in range(6):
        hand_in(course, f"good-{number}", BEST)
    for number in range(4):
        hand_in(course, f"weak-{number}", WORST)
    return course


def test_the_marks_are_shares_and_what_is_not_marked_is_missing(
    course: Course, gradebook: Path
) -> None:
    shares = cell_shares(course, "words")
    assert shares["words: test"].round(3).dropna().to_list() == [0.383, 0.833]
    assert shares["words: text"].dropna().to_list() == [0.75]


def test_what_was_handed_in_and_what_was_exported_count_alike(
    cohort: Course, tmp_path: Path
) -> None:
    handed_in = read_submitted(cohort.folder, "words").answers["terms"].learners
    assert len(handed_in) == 10
    kept = {"what-partnership-means:terms": BEST}
    journal = {"format": "partnership-journal", "version": 1, "course": "partnership"}
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "one.json").write_text(json.dumps(journal | {"saved": "", "kept": kept}))
    write_responses(tmp_path / "out" / "two" / "terms.json", "terms", WORST)
    exported = read_exports(tmp_path / "out").answers["terms"].learners
    assert list(exported.values()) == [BEST, WORST]


def test_a_damaged_file_is_named_and_the_others_count(cohort: Course) -> None:
    file = hand_in(cohort, "spoilt", BEST)
    file.write_bytes(b"{" * 100)
    found = read_submitted(cohort.folder, "words")
    assert len(found.answers["terms"].learners) == 10
    assert [reason for reason in found.left_out if str(file) in reason]


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no exported files here - name the folder"):
        read_exports(tmp_path)


def test_the_page_names_nobody_and_runs_nothing(cohort: Course) -> None:
    hand_in(cohort, "<script>alert(1)</script>", WORST)
    shown = insight_page(
        "<b>Insight", cell_shares(cohort, "words"), read_submitted(cohort.folder, "words")
    )
    assert not [name for name in ("good-", "weak-", "ben", "O'Neil") if name in shown]
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;Insight" in shown


def test_the_command_writes_the_page(cohort: Course, tmp_path: Path) -> None:
    to = tmp_path / "page.html"
    words = ["insight", "words", "--course", str(cohort.folder), "--to", str(to)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert str(to) in done.output.replace("\n", "")
    assert "common answers that are not the best" in to.read_text("utf-8")


def test_without_an_assignment_or_files_it_asks_for_one() -> None:
    done = CliRunner().invoke(app, ["insight"])
    assert isinstance(done.exception, CourseError)
    assert "name an assignment" in str(done.exception)


def test_one_learner_is_counted_as_one(course: Course) -> None:
    hand_in(course, "ann", BEST)
    shown = insight_page("Insight", DataFrame(), read_submitted(course.folder, "words"))
    assert "<p>1 learner. Nobody is named" in shown


def test_exported_files_tell_how_long_a_question_takes(cohort: Course, tmp_path: Path) -> None:
    for number in range(5):
        timed = {
            name: {**response, "at": 1_790_000_000_000 + place * (30 + number) * 1000}
            for place, (name, response) in enumerate(BEST.items())
        }
        write_responses(tmp_path / "out" / str(number) / "terms.json", "terms", timed)
    shown = insight_page("Insight", DataFrame(), read_exports(tmp_path / "out"))
    assert f"{TERMS.title}: time for each question" in shown
    assert "<td>5</td><td>32 s</td><td>31 s to 33 s</td>" in shown
    handed_in = insight_page("Insight", DataFrame(), read_submitted(cohort.folder, "words"))
    assert "time for each question" not in handed_in
    assert "<strong>Time</strong> is what lay" in handed_in
