"""What fits a tool fits it in Python and in the page alike, and is filled up alike."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

from playwright.sync_api import Page
from pydantic import ValidationError

from partnership.activities import view_source
from partnership.activities.tools.compact import compact
from partnership.activities.tools.model import Tool
from tests.activities.test_tools import TOOLS, every_tool

WORKS = 300
"""Of each tool, each with one to three changes."""
ODD: list[Any] = [
    None, True, 0, 1, 4, 5, -1, 2.5, 10**6, "", " ", "a", "x" * 3000, "2026-11-22", "=1+1", "chair",
    "é😀", "constructor", "UPPER", "a\n", [], {}, [[]], {"a": 1}, [None], {"__proto__": {"a": 1}},
]  # fmt: skip


def changed(work: Any, chance: Random) -> Any:
    """Return work with something in it replaced, taken out or put in."""
    found = copy.deepcopy(work)
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_places(found)))
        what = chance.choice(["replace", "replace", "take out", "put in"])
        if what == "take out":
            del holder[key]
        elif what == "put in" and isinstance(holder, dict):
            holder[chance.choice(["extra", "__proto__", str(key)])] = chance.choice(ODD)
        else:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        if not list(_places(found)):
            return work
    return found


def _places(thing: Any) -> Iterator[tuple[Any, Any]]:
    keys = thing if isinstance(thing, dict) else range(len(thing)) if type(thing) is list else ()
    for key in keys:
        yield thing, key
        yield from _places(thing[key])


def judged(tool: Tool, work: Any) -> Any:
    """Return the work as Python reads it, or None where it does not fit."""
    try:
        return tool.WORK.model_validate_json(json.dumps(work)).model_dump(mode="json")
    except ValidationError:
        return None


@every_tool
def test_python_and_the_page_judge_and_fill_alike(page: Page, name: str) -> None:
    tool: Tool = TOOLS[name]
    chance = Random(16)
    example = tool.example_work().model_dump(mode="json", exclude_defaults=True)
    works = [example, {}, *(changed(example, chance) for _ in range(WORKS))]
    expected = [judged(tool, work) for work in works]
    assert 10 < sum(one is None for one in expected) < WORKS - 10
    page.goto("about:blank")
    entry = view_source.ACTIVITIES / "tools" / "schema.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.schema = {name};\n"))
    shape = compact(tool.WORK.model_json_schema())
    # As text, so that names such as __proto__ arrive as a file would bring them.
    found = page.evaluate(
        """text => {
          const [shape, works] = JSON.parse(text);
          return JSON.stringify(works.map((work) => {
            const fault = schema.faultIn(shape, work);
            return fault ? { fault } : schema.filled(shape, work);
          }));
        }""",
        json.dumps([shape, works]),
    )
    for work, ours, theirs in zip(works, expected, json.loads(found), strict=True):
        assert theirs == ours if ours is not None else theirs.get("fault"), (work, theirs)
