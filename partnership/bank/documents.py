"""Read one YAML file of the bank into a checked record, keeping its line numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from partnership.bank.plain_words import value_fault, yaml_fault
from partnership.bank.unique import SameIdError
from partnership.errors import ContentError, Problem


class Record(BaseModel):
    """A record of the bank: it never changes, and an unknown field is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        # What stands below a field explains it to authors too, in the schema their editor reads.
        use_attribute_docstrings=True,
    )


AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
Location = Sequence[str | int]


class Lines:
    """Finds the line on which a part of a YAML file stands."""

    def __init__(self, root: yaml.Node | None) -> None:
        self._root = root

    def of(self, location: Location) -> int:
        """Return the line (from 1) of the deepest part of ``location`` that exists."""
        return self._find(location)[0]

    def second(self, location: Location, name: str) -> int:
        """Return the line of the second of two things below ``location`` whose id is ``name``."""
        line, node = self._find(location)
        level = [node] if node else []
        while level:
            found = [
                key.start_mark.line + 1
                for one in level
                if isinstance(one, yaml.MappingNode)
                for key, value in one.value
                if (key.value, value.value) == ("id", name)
            ]
            if len(found) > 1:
                return int(sorted(found)[1])
            level = [below for one in level for below in _parts(one)]
        return line

    def inside(self, location: Location, field: str) -> str:
        """Return the field at ``location`` whose text has taken in a line ``field: ...``, or ''.

        So it is where a line stands too far in.
        """
        _, node = self._find(location)
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(value, yaml.ScalarNode) and f" {field}: " in f" {value.value}":
                return str(key.value)
        return ""

    def _find(self, location: Location) -> tuple[int, yaml.Node | None]:
        node = self._root
        line = node.start_mark.line + 1 if node else 1
        for step in location:
            child = None
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(step):
                        line, child = key.start_mark.line + 1, value
            elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
                child = node.value[int(step)]
                line = child.start_mark.line + 1
            if child is None:
                # Steps that pydantic adds (the tag of a union) are not in the file.
                continue
            node = child
        return line, node

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield every value of the file as text, with the line it starts on."""
        waiting = [self._root] if self._root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.ScalarNode):
                # The text of a folded block starts below its mark.
                yield node.start_mark.line + 1 + (node.style in (">", "|")), node.value
            else:
                waiting += _parts(node)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    """Return what stands directly in a mapping or a list."""
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    _Loader = yaml.SafeLoader
else:
    # The same loader in C, many times faster, where PyYAML was built with it.
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeyLoader(_Loader):
    """Safe YAML in which a key given twice is an error rather than a silent loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str | int | float | bool):
                if key in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key '{key}' is given twice", key_node.start_mark
                    )
                seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> tuple[object, Lines]:
    """Return the content of a YAML file and the finder of its lines.

    Raises:
        ContentError: the file is missing, is not UTF-8 text or is not YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506 - a safe loader
        return content, Lines(yaml.compose(text, Loader=_Loader))
    except FileNotFoundError:
        raise ContentError([Problem(path, 0, "there is no such file", "check the name")]) from None
    except UnicodeDecodeError as error:
        remedy = "save the file again with the encoding UTF-8"
        raise ContentError([Problem(path, 0, f"not UTF-8 text ({error.reason})", remedy)]) from None
    except yaml.MarkedYAMLError as error:
        raise ContentError([Problem(path, *yaml_fault(error))]) from None
    except yaml.YAMLError as error:
        raise ContentError(
            [Problem(path, 0, f"not valid YAML: {error}", "remove the odd characters")]
        ) from None


def read_record(path: Path, model: type[AnyRecord]) -> tuple[AnyRecord, Lines]:
    """Return the record in ``path`` and the finder of its lines.

    Raises:
        ContentError: the file is not YAML or does not fit ``model``; it lists every fault.
    """
    content, lines = read_yaml(path)
    try:
        return model.model_validate(content), lines
    except ValidationError as error:
        raise ContentError(
            [
                Problem(path, _line(lines, fault), *_explain(lines, fault))
                for fault in _own_faults(error)
            ]
        ) from None


def read_named(path: Path, model: type[AnyRecord]) -> AnyRecord:
    """Return the record in ``path``, whose ``id`` is the file's name.

    Raises:
        ContentError: as for ``read_record``, or the id is not the file's name.
    """
    record, lines = read_record(path, model)
    name = getattr(record, "id", path.stem)
    if name != path.stem:
        what = f"the id is '{name}' but the file is '{path.name}'"
        remedy = f"write 'id: {path.stem}' or rename the file"
        raise ContentError([Problem(path, lines.of(["id"]), what, remedy)])
    return record


def _own_faults(error: ValidationError) -> list[ErrorDetails]:
    """Return the faults, but for a list that is short only because its parts have faults."""
    faults = error.errors()
    return [
        one
        for one in faults
        if one["type"] != "too_short"
        or not any(two is not one and two["loc"][: len(one["loc"])] == one["loc"] for two in faults)
    ]


def _line(lines: Lines, fault: ErrorDetails) -> int:
    """Return the line on which an author has to look."""
    location = fault["loc"]
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, SameIdError):
        return lines.second(location, cause.name)
    if fault["type"] == "union_tag_invalid":
        location = (*location, str(fault["ctx"]["discriminator"]).strip("'"))
    return lines.of(location)


def _explain(lines: Lines, fault: ErrorDetails) -> tuple[str, str]:
    """Put pydantic's message in words an author can act on."""
    location, message = fault["loc"], fault["msg"]
    field = next((str(step) for step in reversed(location) if isinstance(step, str)), "the file")
    if fault["type"] == "missing":
        taken = lines.inside(location[:-1], field)
        if taken:
            return f"'{field}' is taken for a part of '{taken}'", f"move '{field}:' to the left"
        return f"'{field}' is missing", f"add '{field}:' with its value"
    if fault["type"] == "extra_forbidden":
        remedy = "check its spelling against the other files in this folder, or remove it"
        return f"'{field}' is not a known field", remedy
    if fault["type"] == "value_error":
        what, _, remedy = message.removeprefix("Value error, ").partition(" - ")
        return what, remedy or "mend it"
    return value_fault(field, fault)
