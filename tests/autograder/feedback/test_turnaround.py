"""The report on turnaround knows markers, extensions and releases."""

from __future__ import annotations

from datetime import date, datetime
from getpass import getuser

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.feedback import releasing
from autograder.feedback.turnaround import returned_work
from autograder.gradebook import open_gradebook
from tests.autograder.feedback.conftest import STUDENTS, mark_all
from tests.autograder.marking_course import SMALL

ALL = [f"s{number:05}" for number in range(STUDENTS)]


def release_on(
    course: Course, day: datetime, students: list[str], patch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, _zone: object = None) -> datetime:  # type: ignore[override]
            return day

    patch.setattr(releasing, "datetime", Clock)
    releasing.note_release(course, SMALL, students, getuser(), "files")


def test_it_counts_from_each_ones_deadline_to_the_first_release(
    marking: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_all(marking, but="s00005")
    release_on(marking, datetime(2026, 11, 20, 23, 30), ALL[:3], monkeypatch)
    release_on(marking, datetime(2026, 11, 27, 9), ALL[:4], monkeypatch)
    with open_gradebook(marking) as gradebook:
        due = gradebook.find_assignment(SMALL).duedate
        came = {
            each.student_id: each.timestamp for each in gradebook.find_assignment(SMALL).submissions
        }
    found = {each.student: each for each in returned_work(marking, SMALL, getuser())}
    assert list(found) == ALL
    assert {each.marker for each in found.values()} == {getuser(), "not marked yet"}
    assert found["s00005"].marker == "not marked yet"
    for student, each in found.items():
        assert each.handed_in == max(due, came[student]).date()
    released = [found[student].released for student in ALL]
    # Half past eleven at night in London is still that day.
    assert released == [date(2026, 11, 20)] * 3 + [date(2026, 11, 27)] + [None] * 2


def test_the_command_shows_a_line_for_each_marker(
    marking: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_all(marking)
    release_on(marking, datetime(2026, 11, 9, 9), ALL, monkeypatch)
    words = ["turnaround", SMALL, "--course", str(marking.folder), "--target", "4"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert f"│ {getuser()} " in done.output
    assert "│ everyone" in done.output
    assert "Mondays to Fridays. No holiday counts as one unless you list it." in done.output
