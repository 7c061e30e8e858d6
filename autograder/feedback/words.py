"""The sentences of feedback that its page and its Word document share."""

from __future__ import annotations

from datetime import datetime

from autograder.feedback.model import Clicked, Feedback, Judged, Remark, Section
from autograder.rubric import BANDS
from autograder.sheets.cells import plain_number

CHANGED = (
    "The mark for this part was changed after a decision on the whole group's marks. What is said"
    " of each criterion is as your tutor saw it."
)
TOP = "This is the highest level."
NOTE = (
    "A mark is about this piece of work and not about you. If something here is not clear, ask"
    " your tutor, and bring this page."
)


def marks_of(marks: float, most: float) -> str:
    """Return ``7.5 of 10``."""
    return f"{plain_number(marks)} of {plain_number(most)}"


def mark_rows(feedback: Feedback) -> list[tuple[str, str, str]]:
    """Return the table of marks: what for, how many, of how many; the sum comes last."""
    rows = [
        (part.heading, plain_number(part.marks), plain_number(part.most)) for part in feedback.parts
    ]
    if feedback.penalty:
        off = f"\N{MINUS SIGN}{plain_number(feedback.penalty)}"
        rows.append((f"Late: {feedback.penalty_said}", off, ""))
    return [*rows, ("All together", plain_number(feedback.total), plain_number(feedback.most))]


def level_said(one: Judged) -> str:
    """Return ``Level 4 of 5: Reflection``."""
    return f"Level {one.number} of {len(BANDS)}: {one.level.label}"


def remark_on(remark: Remark) -> str:
    """Return how a comment is headed whose criterion has no marks here."""
    return f"{remark.name} (said without marks)"


def again_said(part: Clicked) -> str:
    """Return what a part that was clicked led to, in a sentence."""
    if part.marks >= part.most:
        return "Everything here was right, or as good as can be."
    if part.again:
        return "Not everything here was yet as good as it can be. The book has it in:"
    return "There was more to earn here. Your tutor can tell you where."


def place_of(section: Section) -> str:
    """Return where a section of the book is."""
    return f"“{section.heading}” in the chapter “{section.chapter}”"


def handed_in(time: datetime | None) -> str:
    """Return when work came, as the end of a sentence."""
    return f", handed in on {time.day} {time:%B %Y} at {time:%H:%M}" if time else ""
