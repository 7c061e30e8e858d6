"""Files that a tool must refuse, whatever it is: each with part of what is said of it."""

from __future__ import annotations

import json
from typing import Any

from partnership.activities.tools.model import Tool


def saved(tool: Tool, work: Any, /, **head: Any) -> bytes:
    """Return a file as the tool saves it, with changes to its head."""
    content = {"format": "partnership-tool", "version": 1, "tool": tool.id, "work_version": 1}
    return json.dumps({**content, "work": work, **head}).encode()


def faulty(tool: Tool) -> dict[str, bytes]:
    """Return files that are not work in this tool, by what is wrong with them."""
    deep = "[" * 5000 + "]" * 5000
    first = next(iter(tool.WORK.model_fields))
    return {
        "empty": b"",
        "no JSON": b"PK\x03\x04 a Word document",
        "no text": b"\xff\xfe\x00\x00",
        "deep": deep.encode(),
        "a list": b"[]",
        "null": b"null",
        "another format": saved(tool, {}, format="partnership-journal"),
        "another tool": saved(tool, {}, tool="terms"),
        "newer": saved(tool, {}, version=2),
        "newer work": saved(tool, {}, work_version=99),
        "no version": saved(tool, {}, version="1"),
        "work is a list": saved(tool, []),
        "work is missing": saved(tool, None),
        "a piece of the wrong kind": saved(tool, {first: "=cmd|' /C calc'!A0"}),
        "a piece that no work has": saved(tool, {"constructor": {}}),
        "polluting": saved(tool, {}).replace(b'"work": {}', b'"work": {"__proto__": {"a": 1}}'),
        "huge": saved(tool, {"padding": "x" * 2_000_000}),
    }
