"""What is kept in a tool is read out whole: nothing written in it is passed over."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from partnership.activities.tools.model import Tool
from partnership.activities.tools.read_out import ReadOut, begun_in, kept_in, read_out
from tests.activities.test_tools import TOOLS, every_tool


def answers(tool: Tool, work: Any) -> dict[str, Any]:
    """Return pieces of work under the ids of their parts, as they are kept."""
    return {f"{tool.id}.{name}": piece for name, piece in work.items()}


def read(tool: Tool, work: Any) -> ReadOut:
    return read_out(tool.outline(), kept_in(tool, answers(tool, work)))


def said(found: ReadOut) -> str:
    """Return everything that is read, in one text."""
    cells = (
        [each for row in content for each in row] if kind == "table" else [content]
        for kind, content in found.blocks
    )
    return "\n".join(each for all_ in cells for each in all_)


def example_of(tool: Tool) -> dict[str, Any]:
    found: dict[str, Any] = tool.example_work().model_dump(mode="json")
    return found


def texts_in(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every text."""
    if isinstance(thing, str):
        yield path
    elif isinstance(thing, dict | list):
        for key in thing if isinstance(thing, dict) else range(len(thing)):
            yield from texts_in(thing[key], (*path, key))


def changed(work: Any, path: tuple[Any, ...], text: str) -> Any:
    found = copy.deepcopy(work)
    holder = found
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = text
    return found


@every_tool
def test_whatever_can_be_written_is_read_and_looked_through(name: str) -> None:
    tool: Tool = TOOLS[name]
    example, mark = example_of(tool), "Mrs Marker, 4 High Street"
    taken = []
    for path in texts_in(example):
        work = changed(example, path, mark)
        if kept_in(tool, answers(tool, work)) != work:
            continue  # An id, a day or a choice: nobody can write there.
        if mark not in said(read(tool, work)):
            taken.append(path)
            continue
        assert any(mark in text for _, text in read(tool, work).texts), path
    assert [path for path in taken if not _is_older(path, tool)] == []


def _is_older(path: tuple[Any, ...], tool: Tool) -> bool:
    """Whether it is what an older version of a document said, which its page compares."""
    return path[0] == "versions" and getattr(tool, "keeps", "") == "version"


@every_tool
def test_the_example_reads_with_headings_and_whole_tables(name: str) -> None:
    found = read(TOOLS[name], example_of(TOOLS[name]))
    kinds = [kind for kind, _ in found.blocks]
    assert set(kinds) <= {"h4", "small", "said", "table"}
    for place, (kind, content) in enumerate(found.blocks):
        if kind == "table":
            assert kinds[place - 1] == "h4", "the heading above a table names it"
            assert len({len(row) for row in content}) == 1
            assert len(content) > 1
        if kind == "small":
            assert kinds[place + 1] == "said"


@every_tool
def test_nothing_kept_reads_as_nothing(name: str) -> None:
    tool: Tool = TOOLS[name]
    empty = tool.WORK().model_dump(mode="json")
    assert read(tool, empty) == read(tool, {}) == ReadOut()
    assert begun_in(tool, empty) == set()


@every_tool
@pytest.mark.parametrize("nonsense", [None, 7, "x", ["x"], {"x": "y"}, [{"id": 1}], {"": [[]]}])
def test_a_piece_that_does_not_fit_is_passed_over(name: str, nonsense: Any) -> None:
    tool: Tool = TOOLS[name]
    example = example_of(tool)
    for piece in example:
        alone = {**example, piece: nonsense}
        found = kept_in(tool, answers(tool, alone))
        assert {**found, piece: 0} == {**example, piece: 0}
        read_out(tool.outline(), found)


def test_a_health_check_says_who_said_what_and_why() -> None:
    found = read(TOOLS["health-check"], example_of(TOOLS["health-check"]))
    titles = [content for kind, content in found.blocks if kind == "h4"]
    assert titles[:2] == ["Autumn 2025, 14 October 2025", "Autumn 2026, 20 October 2026"]
    rounds = [content for kind, content in found.blocks if kind == "table"]
    saw = "Nobody brought back the joint form."
    assert ["Member, Health", "What we agree gets done.", "2 sometimes", saw] in rounds[1]
    assert ("Autumn 2026, 20 October 2026: What they saw", saw) in found.texts


def test_what_was_said_of_a_question_that_is_gone_stays() -> None:
    example = example_of(TOOLS["health-check"])
    example["rounds"][0]["answers"][0]["ratings"] = {"gone.away": {"rating": 1, "example": "So."}}
    tables = [content for kind, content in read(TOOLS["health-check"], example).blocks]
    assert ["Chair", "gone.away", "1 hardly ever", "So."] in [row for one in tables for row in one]


def test_half_a_character_does_not_take_the_rest_with_it() -> None:
    tool: Tool = TOOLS["our-own-story"]
    events = [{"year": 2024, "month": 0, "title": "Half \ud83d", "changed": "All."}]
    table = read(tool, {"events": events}).blocks[1][1]
    assert table[1] == ["2024", "Half ?", "All."]
