"""Commands for late work."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from autograder.course import read_course
from autograder.options import Assignment, CourseFolder


def lateness(assignment: Assignment, course: CourseFolder = None) -> None:
    """Take off what lateness costs, by the course's rule, with the extensions there are."""
    from autograder.lateness.applying import apply_lateness

    console = Console()
    found = apply_lateness(read_course(course), assignment)
    for late in found:
        said = late.penalty.said or "not late"
        again = " (not marked in full: run this again when it is)" if late.unfinished else ""
        line = f"{late.student}: {late.penalty.marks:g} off - {said}{again}"
        console.print(escape(line), highlight=False, soft_wrap=True)
    costs = sum(bool(each.penalty.marks) for each in found)
    changed = sum(not each.agrees for each in found)
    console.print(f"[bold]{costs} late, {changed} changed.[/]", highlight=False)
