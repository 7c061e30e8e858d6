"""The file in which a tool's page saves somebody's work, read and written in Python.

Its shape is ``{"format": "partnership-tool", "version": 1, "tool": id, "work_version": 1,
"course": ..., "saved": ISO 8601 time, "work": {...}}``; ``made_up: true`` marks the worked example.
It comes from somebody's device, so nothing in it is taken on trust. ``file.js`` is the same.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from partnership.activities.tools.model import COURSE, Tool, Work
from partnership.errors import CourseError

FORMAT = "partnership-tool"
VERSION = 1
LARGEST = 2_000_000
"""Bytes. A large piece of work is some hundred thousand."""


def read_tool_file(path: Path, tool: Tool) -> Work:
    """Return the work in a file that the tool's page saved.

    Raises:
        CourseError: the file is missing, damaged, too large, of another tool, from a newer
            version or holds what no work has; the message says where.
    """
    place = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise CourseError("too large to be saved work", "choose another file", place)
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CourseError(f"not to be read ({error.strerror})", "check the name", place) from None
    except (ValueError, RecursionError):
        raise CourseError("damaged, or of another kind", "choose the .json file", place) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CourseError("not a file that a tool saved", "choose another file", place)
    if content.get("tool") != tool.id:
        raise CourseError(f"not from the tool '{tool.id}'", "choose another file", place)
    versions = (content.get("version"), content.get("work_version"))
    most = (VERSION, tool.WORK.VERSION)
    if not all(type(v) is int and v <= m for v, m in zip(versions, most, strict=True)):
        raise CourseError("saved by a newer version of the course", "update the course", place)
    try:
        return tool.WORK.model_validate_json(json.dumps(content.get("work")))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ", ".join(str(step) for step in fault["loc"]) or "the whole"
        raise CourseError(
            f"it does not fit: {where}: {fault['msg']}", "use an earlier copy", place
        ) from None


def tool_file(tool: Tool, work: Work) -> str:
    """Return the text of a file that the tool's page can bring in."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "tool": tool.id,
        "work_version": tool.WORK.VERSION,
        "course": COURSE,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "work": work.model_dump(mode="json"),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)
