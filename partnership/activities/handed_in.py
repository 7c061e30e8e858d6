"""The file a student hands in: ``responses/<activity>.json``.

Its shape is ``{"format": 1, "activity": ..., "saved": ISO 8601 time, "responses": {...}}``.
It comes from a student's machine, so nothing in it is taken on trust.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from partnership.activities.catalogue import find_activity
from partnership.activities.responses import Responses
from partnership.activities.work import HandedIn, work_on
from partnership.errors import CourseError

FORMAT = 1
LARGEST_FILE = 1_000_000
"""Bytes. A full set of answers is a few thousand."""


def handed_in(activity: str, file: str | Path, *, missing_ok: bool = False) -> HandedIn:
    """Return what a student did in an activity, from the file it was saved in.

    With ``missing_ok``, a file that is not there is work that has not been begun.

    Of any activity: ``answers`` (``dict[str, Any]``, by part), ``done`` of ``steps`` (``int``),
    ``share_done`` (``float``, 0.0 to 1.0), ``written`` (``str``), ``words`` (``int``) and
    ``progress`` (a sentence). Also, of a quiz ``score`` and ``judgements``, of a comparison
    ``right`` of ``asked``, of a timeline ``rounds``, of a weighing ``ranking``, of a stance
    ``moved``, of an explorer ``placed``, of a case ``plays``, ``finished`` and ``plan``, of a
    journal ``works``; ``work.py`` gives their shapes.

    >>> handed_in("terms", "responses/terms.json").score.share  # doctest: +SKIP
    0.75
    >>> handed_in("my-own-definition", "responses/mine.json").words >= 50  # doctest: +SKIP
    True

    Raises:
        CourseError: there is no such activity, or the file is missing or cannot be used.
    """
    path = Path(file)
    begun = path.exists() or not missing_ok
    return work_on(find_activity(activity), read_responses(path, activity) if begun else {})


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
