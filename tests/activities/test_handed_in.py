"""What a student hands in: saved whole, read with suspicion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import LARGEST_FILE, handed_in, write_responses
from partnership.activities.responses import response_to
from partnership.errors import CourseError


def test_what_is_written_is_read_back_and_marked(tmp_path: Path) -> None:
    quiz = find_quiz("terms")
    file = tmp_path / "responses" / "terms.json"
    write_responses(file, "terms", {i.id: response_to(i, i.best_answer()) for i in quiz.items})
    score = handed_in("terms", file).score
    assert score.points == score.out_of
    assert score.answered == score.questions == len(quiz.items)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a file of saved answers any more"),
        ('{"format": 1, "activity": "ter', "not a file of saved answers any more"),
        ("[" * 100_000, "not a file of saved answers any more"),
        ("[]", "no answers in this file"),
        ('{"format": 1, "activity": "terms"}', "no answers in this file"),
        ('{"format": 9, "activity": "terms", "responses": {}}', "format 9"),
        ('{"format": 1, "activity": "other", "responses": {}}', "answers to 'other'"),
        (" " * (LARGEST_FILE + 1), "far too large"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(
    tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "terms.json"
    file.write_text(content)
    with pytest.raises(CourseError, match=message) as caught:
        handed_in("terms", file)
    assert str(file) in str(caught.value)
    assert caught.value.remedy


def test_a_missing_file_says_that_nothing_was_saved(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no answers have been saved here"):
        handed_in("terms", tmp_path / "none.json")


def test_bytes_that_are_not_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CourseError, match="not a file of saved answers"):
        handed_in("terms", file)


def test_responses_of_the_wrong_shape_count_for_nothing(tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    hostile = {"audit-test": "library", "must-we-merge": {"answer": {"__proto__": 1}}, "x": None}
    file.write_text(json.dumps({"format": 1, "activity": "terms", "responses": hostile}))
    assert handed_in("terms", file).score.points == 0


def test_a_failed_save_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    write_responses(file, "terms", {})
    before = file.read_text()
    with pytest.raises(TypeError):
        write_responses(file, "terms", {"a": {"answer": object()}})
    assert file.read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["terms.json"]
