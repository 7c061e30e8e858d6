"""The file a student hands in: ``responses/<activity>.json``.

Its shape is ``{"format": 1, "activity": ..., "saved": ISO 8601 time, "responses": {...}}``.
It comes from a student's machine, so nothing in it is taken on trust.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from partnership.activities.catalogue import find_quiz
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.quiz.model import Quiz, Score
from partnership.activities.responses import Responses
from partnership.errors import CourseError

FORMAT = 1
LARGEST_FILE = 1_000_000
"""Bytes. A full set of answers is a few thousand."""


@dataclass(frozen=True)
class HandedIn:
    """One student's work on a quiz."""

    quiz: Quiz
    responses: Responses

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each question, by its id."""
        return self.quiz.judge(self.responses)

    @cached_property
    def score(self) -> Score:
        """Points, and how many questions were answered in full."""
        return self.quiz.score(self.responses)

    @property
    def progress(self) -> str:
        """How far the student has got, in a sentence that says nothing of right and wrong."""
        done, asked = self.score.answered, self.score.questions
        if not self.responses:
            return "Nothing is answered yet. What you choose above is saved as you click."
        rest = "" if done == asked else " What you have done is saved. You can go back to the rest."
        return f"{done} of {asked} questions are answered.{rest}"


def handed_in(activity: str, file: str | Path, *, missing_ok: bool = False) -> HandedIn:
    """Return what a student did in an activity, from the file it was saved in.

    With ``missing_ok``, a file that is not there is work that has not been begun.

    Raises:
        CourseError: there is no such activity, or the file is missing or cannot be used.
    """
    path = Path(file)
    begun = path.exists() or not missing_ok
    return HandedIn(find_quiz(activity), read_responses(path, activity) if begun else {})


def read_responses(path: Path, activity: str) -> Responses:
    """Return the responses in a file.

    Raises:
        CourseError: the file is missing, too large, not what was saved, or of another activity.
    """
    place = str(path)
    if not path.is_file():
        raise CourseError(
            "no answers have been saved here", "open the activity and answer a question", place
        )
    if path.stat().st_size > LARGEST_FILE:
        raise CourseError("far too large to be saved answers", "restore the saved file", place)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise CourseError(
            "this is not a file of saved answers any more",
            "restore an earlier copy, or delete it and answer again",
            place,
        ) from None
    return _responses_in(content, activity, place)


def _responses_in(content: Any, activity: str, place: str) -> Responses:
    if not isinstance(content, dict) or not isinstance(content.get("responses"), dict):
        raise CourseError("no answers in this file", "restore an earlier copy", place)
    if content.get("format") != FORMAT:
        raise CourseError(
            f"saved in format {content.get('format')!r}, which this version cannot read",
            "update the course, then try again",
            place,
        )
    if content.get("activity") != activity:
        raise CourseError(
            f"these are answers to '{content.get('activity')}', not to '{activity}'",
            "give each activity a file of its own",
            place,
        )
    return {
        name: response
        for name, response in content["responses"].items()
        if isinstance(response, dict)
    }


def write_responses(path: Path, activity: str, responses: Responses) -> None:
    """Save responses in a file, whole or not at all.

    Raises:
        OSError: the file cannot be written; the one that was there is as it was.
    """
    content = {
        "format": FORMAT,
        "activity": activity,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "responses": responses,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
