"""Find an activity by its id."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from partnership.activities.quiz.model import Quiz, read_quiz
from partnership.activities.reflect.model import Prompt, read_prompt
from partnership.errors import CourseError
from partnership.paths import datasets

FOLDERS: dict[str, Callable[[Path], Quiz | Prompt]] = {
    "quizzes": read_quiz,
    "prompts": read_prompt,
}
"""The folders of the bank that hold activities, and what reads a file in each."""


def activity_ids() -> tuple[str, ...]:
    """Return the ids of every activity in the bank, in order."""
    return tuple(
        sorted(file.stem for folder in FOLDERS for file in (datasets() / folder).glob("*.yaml"))
    )


def find_activity(name: str) -> Quiz | Prompt:
    """Return the activity with this id.

    Raises:
        CourseError: there is none; the message names those that come near.
        ContentError: its file is wrong.
    """
    for folder, read in FOLDERS.items():
        path = datasets() / folder / f"{name}.yaml"
        if name in activity_ids() and path.is_file():
            return read(path)
    near = get_close_matches(str(name), activity_ids(), n=3, cutoff=0.5) or activity_ids()
    raise CourseError(f"there is no activity called '{name}'", f"try {' or '.join(near)}")


@cache
def find_quiz(name: str) -> Quiz:
    """Return the quiz with this id.

    Raises:
        CourseError: there is no such quiz.
        ContentError: its file is wrong.
    """
    found = find_activity(name)
    if not isinstance(found, Quiz):
        raise CourseError(f"'{name}' is not a quiz", "name a quiz, such as 'terms'")
    return found
