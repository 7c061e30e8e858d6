"""What a tutor does with a pack, without a browser: read its page, and save marks to a file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_DATA = re.compile(r'<script type="application/json" id="pack">(.*?)</script>', re.DOTALL)


def content_of(zipped: Path) -> dict[str, Any]:
    """Return what the page of a pack holds."""
    with ZipFile(zipped) as pack:
        page = next(name for name in pack.namelist() if name.endswith(".html"))
        found = _DATA.search(pack.read(page).decode())
    assert found
    return dict(json.loads(found[1]))


def event(
    pack: Mapping[str, Any],
    cell: str,
    script: str,
    marks: Mapping[str, float] | None,
    minute: int = 0,
    **more: Any,
) -> dict[str, Any]:
    """Return a mark as the page would save it; no marks take it back."""
    sheet = pack["sheets"][cell]
    given = None if marks is None else {"marks": dict(marks), "comments": {}, "comment": ""}
    made: dict[str, Any] = {
        "key": str(uuid4()), "at": (START + timedelta(minutes=minute)).isoformat(),
        "assignment": sheet["assignment"], "cell": cell, "script": script, "role": sheet["role"],
        "kind": "mark" if marks is not None else "withdraw", "given": given, "because": "",
        "rubric": sheet["rubric"], "seen": pack["answers"][cell][script]["seen"],
    }  # fmt: skip
    return made | more


def marks_for(pack: Mapping[str, Any], cell: str, level: int = 2) -> dict[str, float]:
    """Return the least marks of one level on every criterion."""
    criteria = pack["sheets"][cell]["piece"]["criteria"]
    return {each["id"]: each["levels"][level]["marks"][0] for each in criteria}


def saved(
    pack: Mapping[str, Any], events: list[dict[str, Any]], file: Path, /, **more: Any
) -> Path:
    """Write the file that is sent back."""
    content = {
        "format": "partnership-marks", "version": 1, "pack": pack["id"], "marker": pack["marker"],
        "saved": START.isoformat(), "events": events,
    }  # fmt: skip
    file.write_text(json.dumps(content | more), "utf-8")
    return file


def everything(pack: Mapping[str, Any], level: int = 2, minute: int = 0) -> list[dict[str, Any]]:
    """Return a mark for every answer in a pack."""
    return [
        event(pack, cell, script, marks_for(pack, cell, level), minute)
        for cell, answers in pack["answers"].items()
        for script in answers
    ]
