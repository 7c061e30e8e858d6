"""What is kept in a tool, read out in real Chromium and in Python: the same, block by block."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from partnership.activities import view_source
from partnership.activities.tools.model import Tool, shape_of
from partnership.activities.tools.outline import as_data
from partnership.activities.tools.read_out import kept_in, read_out
from tests.activities.test_read_out import answers, example_of, texts_in
from tests.activities.test_tools import TOOLS, every_tool
from tests.browser.test_tool_shapes_agree import changed

WORKS = 200
"""Of each tool: its example with something written anew, and every second with a change."""
TEXTS = ["", "  ", "Mine.", "two\nlines\r\n", " \t both ends ", "a | b", "é 😀", "<b>", "none", "0"]

ENTRY = """
import { keptIn, readOut } from "./activities/tools/read_out.js";
export const read = ({ outline, shape }, works) =>
  works.map((work) => readOut(outline, keptIn(shape, work)));
"""
Reads = Callable[[Tool, list[Any]], list[Any]]


@pytest.fixture(scope="module")
def javascript(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reads]:
    folder = tmp_path_factory.mktemp("read-out")
    folder.joinpath("activities").symlink_to(view_source.ACTIVITIES)
    entry = folder / "entry.js"
    entry.write_text(ENTRY, encoding="utf-8")
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))

    def read(tool: Tool, works: list[Any]) -> list[Any]:
        about = {"outline": as_data(tool.outline()), "shape": shape_of(tool)}
        # As text, so that names such as __proto__ arrive as a file would bring them.
        script = "text => JSON.stringify(rules.read(...JSON.parse(text)))"
        found: list[Any] = json.loads(page.evaluate(script, json.dumps([about, works])))
        return found

    yield read
    page.close()


def rewritten(example: Any, luck: Random) -> Any:
    """Return an example with some of its texts written anew, or taken from elsewhere in it."""
    work = copy.deepcopy(example)
    places = list(texts_in(work))
    for path in places:
        if luck.random() < 0.2:
            holder = work
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = luck.choice(TEXTS)
    for piece in work.values():
        if isinstance(piece, list):
            luck.shuffle(piece)
    return work


@every_tool
def test_what_is_kept_reads_the_same_in_a_page_and_in_python(javascript: Reads, name: str) -> None:
    tool: Tool = TOOLS[name]
    luck, example = Random(name), example_of(tool)
    made = [rewritten(example, luck) for _ in range(WORKS)]
    works = [example, {}, *(changed(one, luck) if at % 2 else one for at, one in enumerate(made))]
    sizes = set()
    for work, theirs in zip(works, javascript(tool, works), strict=True):
        ours = read_out(tool.outline(), kept_in(tool, answers(tool, work)))
        assert theirs["blocks"] == json.loads(json.dumps(ours.blocks)), work
        assert [(one["place"], one["text"]) for one in theirs["texts"]] == list(ours.texts), work
        sizes.add(len(ours.blocks))
    assert len(sizes) > 1, "they differ among themselves, or nothing was compared"
