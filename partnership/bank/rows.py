"""Read a table of the bank: one checked record a row, with the line it starts on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError, model_validator

from partnership.bank.documents import Record
from partnership.bank.plain_words import value_fault
from partnership.errors import ContentError, Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class Row(Record):
    """A row of a table. A cell left blank is a value that is not given."""

    @model_validator(mode="before")
    @classmethod
    def _blank_is_not_given(cls, cells: Any) -> Any:
        if not isinstance(cells, dict):
            return cells
        return {name: value for name, value in cells.items() if not isinstance(value, str) or value}

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the names of the table's columns, in order."""
        return tuple(cls.model_fields)


AnyRow = TypeVar("AnyRow", bound=Row)


class _Line(NamedTuple):
    number: int
    cells: dict[str, str]


def read_rows(path: Path, model: type[AnyRow]) -> list[tuple[int, AnyRow]]:
    """Return every row of a CSV file, with the line it starts on.

    The file's first line names the fields of ``model``, in their order.

    Raises:
        ContentError: the table cannot be read; it lists every row at fault.
    """
    rows: list[tuple[int, AnyRow]] = []
    problems: list[Problem] = []
    for line in _lines(path, model.columns()):
        if None in line.cells or None in line.cells.values():
            what = f"the row does not have {len(model.columns())} fields"
            remedy = "put quotation marks round a text that has commas"
            problems.append(Problem(path, line.number, what, remedy))
            continue
        try:
            rows.append((line.number, model.model_validate(line.cells)))
        except ValidationError as error:
            problems += [
                Problem(path, line.number, *_explain(str(fault["loc"][0]), fault))
                if fault["loc"]
                else Problem(path, line.number, *_whole(fault["msg"]))
                for fault in error.errors()
            ]
    if problems:
        raise ContentError(problems)
    return rows


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[_Line]:
    # The reader counts to the end of a row, which may be some lines below its start.
    start = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != columns:
                remedy = f"make the first line '{','.join(columns)}'"
                raise ContentError([Problem(path, 1, "the columns are not as expected", remedy)])
            start = reader.line_num + 1
            for cells in reader:
                yield _Line(start, cells)
                start = reader.line_num + 1
    except FileNotFoundError:
        raise ContentError([Problem(path, 0, "there is no such file", "check the name")]) from None
    except UnicodeDecodeError as error:
        remedy = "save the file again with the encoding UTF-8"
        raise ContentError([Problem(path, 0, f"not UTF-8 text ({error.reason})", remedy)]) from None
    except csv.Error as error:
        remedy = "check the quotation marks near this line"
        raise ContentError([Problem(path, start, f"not CSV: {error}", remedy)]) from None


def _explain(field: str, fault: ErrorDetails) -> tuple[str, str]:
    if fault["type"] == "missing":
        return f"'{field}' is empty", "fill it in, or remove the row"
    return value_fault(field, fault)


def _whole(message: str) -> tuple[str, str]:
    what, _, remedy = message.removeprefix("Value error, ").partition(" - ")
    return what, remedy or "mend the row"
