"""What a tool keeps, and the file it saves, on Python's side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership.activities.catalogue import activity_files, read_activity
from partnership.activities.reflect.identifiers import find_identifiers, identifiers
from partnership.activities.tools.compact import compact
from partnership.activities.tools.file import read_tool_file, tool_file
from partnership.activities.tools.model import FOLDER, Tool
from partnership.errors import CourseError
from tests.tool_files import faulty, saved

TOOLS: dict[str, Any] = {
    file.stem: read_activity(kind, file) for kind, file in activity_files() if kind.folder == FOLDER
}
every_tool = pytest.mark.parametrize("name", TOOLS)
QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def of_shape(shape: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for whatever fits the shape that a page gets."""
    if "anyOf" in shape:
        return st.one_of(*(of_shape(one) for one in shape["anyOf"]))
    if "enum" in shape or "const" in shape:
        return st.sampled_from(shape.get("enum", [shape.get("const")]))
    kind = shape.get("type")
    if kind == "object":
        known = shape.get("properties", {})
        required = set(shape.get("required", ()))
        fixed = st.fixed_dictionaries(
            {name: of_shape(one) for name, one in known.items() if name in required},
            optional={name: of_shape(one) for name, one in known.items() if name not in required},
        )
        if "patternProperties" not in shape:
            return fixed
        ((pattern, inside),) = shape["patternProperties"].items()
        return st.dictionaries(st.from_regex(pattern, fullmatch=True), of_shape(inside), max_size=3)
    if kind == "array":
        most = min(shape.get("maxItems", 3), 3)
        return st.lists(of_shape(shape["items"]), min_size=shape.get("minItems", 0), max_size=most)
    if kind == "string":
        if "pattern" in shape:
            return st.from_regex(shape["pattern"], fullmatch=True)
        return st.text(min_size=shape.get("minLength", 0), max_size=shape.get("maxLength", 40))
    if kind == "integer":
        return st.integers(shape.get("minimum"), shape.get("maximum"))
    return {
        "number": st.floats(
            shape.get("minimum"), shape.get("maximum"), allow_nan=False, allow_infinity=False
        ),
        "boolean": st.booleans(),
        "null": st.none(),
    }[str(kind)]


def test_there_are_tools() -> None:
    assert TOOLS


@every_tool
@QUICK
@given(data=st.data())
def test_what_is_saved_comes_back_the_same(name: str, tmp_path: Path, data: st.DataObject) -> None:
    tool: Tool = TOOLS[name]
    drawn = data.draw(of_shape(compact(tool.WORK.model_json_schema())))
    file = tmp_path / "work.json"
    file.write_bytes(saved(tool, drawn))
    work = read_tool_file(file, tool)
    file.write_text(tool_file(tool, work), encoding="utf-8")
    assert read_tool_file(file, tool) == work
    parts = tool.parts()
    kept, nothing = (one.model_dump(mode="json") for one in (work, tool.WORK()))
    for part in parts:
        name = part.id.rpartition(".")[2]
        assert part.accepts(kept[name]) == (kept[name] != nothing[name]), name


@every_tool
def test_a_faulty_file_is_refused_with_its_name_and_a_remedy(name: str, tmp_path: Path) -> None:
    tool: Tool = TOOLS[name]
    for what, content in faulty(tool).items():
        file = tmp_path / "faulty.json"
        file.write_bytes(content)
        with pytest.raises(CourseError) as found:
            read_tool_file(file, tool)
        assert str(file) in str(found.value), what
        assert " - " in str(found.value), what


def test_a_table_that_was_saved_before_there_were_ties_is_still_read(tmp_path: Path) -> None:
    tool: Tool = TOOLS["at-the-table"]
    work = tool.example_work().model_dump(mode="json")
    ties = work.pop("ties")
    file = tmp_path / "before.json"
    file.write_bytes(saved(tool, work))
    read = read_tool_file(file, tool).model_dump(mode="json")
    assert (read.pop("ties"), read, bool(ties)) == ([], work, True)


@every_tool
def test_a_file_that_is_not_there_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="No such file"):
        read_tool_file(tmp_path / "none.json", TOOLS[name])


@every_tool
def test_the_worked_example_is_more_than_nothing(name: str) -> None:
    tool: Tool = TOOLS[name]
    assert tool.example_work() != tool.WORK()


@every_tool
def test_the_worked_example_names_nobody(name: str) -> None:
    tool: Tool = TOOLS[name]
    text = tool.example_work().model_dump_json()
    found = find_identifiers(text, identifiers(), organisations=True)
    assert [one.text for one in found if one.pattern not in tool.expects] == []


def test_what_a_tool_expects_is_a_pattern_that_there_is() -> None:
    tool = TOOLS["pre-partnership-agreement"]
    with pytest.raises(ValueError, match="no pattern is called 'shoe-size' - use one of email"):
        type(tool).model_validate({**tool.model_dump(), "expects": ["shoe-size"]})


@every_tool
def test_without_javascript_the_limits_of_the_tool_can_be_read(name: str) -> None:
    tool: Tool = TOOLS[name]
    assert all(part in str(tool.printed()) for part in ("needs JavaScript", "<li>"))
