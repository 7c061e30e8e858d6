"""Who may mark as whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import Course
from autograder.desk.commands import choose_marker
from partnership.errors import CourseError

PEOPLE = """\
people:
  - {who: lee, roles: [leader]}
  - {who: ann, roles: [marker]}
"""


@pytest.fixture
def listed(course: Course) -> Course:
    (Path(course.folder) / "markers.yaml").write_text(PEOPLE, "utf-8")
    return course


def test_without_a_list_anybody_marks_as_anybody(course: Course) -> None:
    assert choose_marker(course, "me", None) == "me"
    assert choose_marker(course, "me", "ann") == "ann"


def test_with_a_list_only_the_leader_takes_anothers_name(listed: Course) -> None:
    assert choose_marker(listed, "ann", None) == "ann"
    assert choose_marker(listed, "lee", "ann") == "ann"
    with pytest.raises(CourseError, match=r"'ann' may not act as 'lee' - leave --as out"):
        choose_marker(listed, "ann", "lee")


@pytest.mark.parametrize(("user", "wanted"), [("eve", None), ("eve", "ann"), ("lee", "eve")])
def test_who_is_not_in_the_list_does_not_mark(
    listed: Course, user: str, wanted: str | None
) -> None:
    with pytest.raises(CourseError, match="'eve' does not mark this course - add them"):
        choose_marker(listed, user, wanted)
