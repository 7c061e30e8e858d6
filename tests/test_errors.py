"""Errors as the people who meet them see them."""

from __future__ import annotations

from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from partnership.errors import ContentError, CourseError, Problem


def test_an_error_says_where_what_and_what_to_do() -> None:
    assert str(CourseError("it is full", "empty it", "box")) == "box: it is full - empty it"
    assert str(CourseError("it is full", "empty it")) == "it is full - empty it"


def test_problems_are_told_in_the_order_of_their_places() -> None:
    error = ContentError([Problem(Path("b"), 1, "x", "y"), Problem(Path("a"), 10, "x", "y")])
    assert str(error) == "a:10: x - y\nb:1: x - y"


def test_a_problem_with_a_whole_file_has_no_line() -> None:
    assert str(Problem(Path("a"), 0, "x", "y")) == "a: x - y"


def test_a_notebook_shows_the_message_without_a_traceback() -> None:
    with capture_output() as shown:
        InteractiveShell().run_cell('from partnership import activity; activity("trems")')
    assert "there is no activity called 'trems' - try terms" in shown.stdout
    assert "Traceback" not in shown.stdout
    assert "catalogue.py" not in shown.stdout
