"""The glossary: the words the course explains, from ``datasets/glossary.csv``."""

from __future__ import annotations

import csv
from pathlib import Path

from pydantic import ValidationError

from partnership.bank.documents import Record
from partnership.bank.words import Text
from partnership.errors import ContentError, Problem

COLUMNS = ("term", "acronym", "definition", "source")


class Term(Record):
    """A word or phrase, what it means here, and the reference that the meaning comes from."""

    term: Text
    acronym: str
    definition: Text
    source: str


def read_glossary(path: Path) -> list[Term]:
    """Return the terms of a CSV file with the columns term, acronym, definition and source.

    Raises:
        ContentError: the table cannot be read; it lists every row at fault.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                remedy = f"make the first line '{','.join(COLUMNS)}'"
                raise ContentError([Problem(path, 1, "the columns are not as expected", remedy)])
            rows = [(reader.line_num, row) for row in reader]
    except FileNotFoundError:
        raise ContentError([Problem(path, 0, "there is no such file", "check the name")]) from None
    except UnicodeDecodeError as error:
        remedy = "save the file again with the encoding UTF-8"
        raise ContentError([Problem(path, 0, f"not UTF-8 text ({error.reason})", remedy)]) from None
    except csv.Error as error:
        remedy = "check the quotation marks near this line"
        raise ContentError([Problem(path, reader.line_num, f"not CSV: {error}", remedy)]) from None
    return _checked(path, rows)


def _checked(path: Path, rows: list[tuple[int, dict[str, str]]]) -> list[Term]:
    terms: list[Term] = []
    problems: list[Problem] = []
    first_lines: dict[str, int] = {}
    for line, row in rows:
        if None in row or None in row.values():
            remedy = "put quotation marks round a definition that has commas"
            problems.append(Problem(path, line, "the row does not have four fields", remedy))
            continue
        try:
            term = Term.model_validate(row)
        except ValidationError as error:
            problems.extend(
                Problem(
                    path, line, f"'{fault['loc'][0]}' is empty", "fill it in, or remove the row"
                )
                for fault in error.errors()
            )
            continue
        for name in filter(None, (term.term, term.acronym)):
            first = first_lines.setdefault(name.lower(), line)
            if first != line:
                what = f"'{name}' is explained on line {first} too"
                problems.append(Problem(path, line, what, "keep one of the two"))
        terms.append(term)
    if problems:
        raise ContentError(problems)
    return terms
