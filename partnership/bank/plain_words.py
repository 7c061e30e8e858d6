"""Say in an author's words what pydantic and PyYAML found wrong with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from partnership.bank.words import FORMS

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_HINTS = {
    "mapping values are not allowed": "a text with a colon in it goes on a line of its own: write "
    "'>-' after the field's name and the text below it, further in",
    "cannot start any token": "put quotation marks round the text",
    "found a tab": "put spaces there and no tab",
    "while scanning a quoted scalar": "close the quotation mark that is opened there, or leave "
    "it out",
    "did not find expected '-'": "move it as far in as the lines it belongs with",
    "could not find expected ':'": "a text that goes on here has to stand further in; anything "
    "else needs a colon after its name",
    "is given twice": "keep one of the two",
    "did not find expected key": "move it as far in as the lines it belongs with; a text with "
    "quotation marks in it goes on a line of its own, below '>-'",
}
"""What to do about a fault of YAML, by a part of what PyYAML says of it."""

_NO_YAML = "check indentation, quotation marks and colons near this line"

_SHAPES = (
    (("list_type", "tuple_type"), " has to be a list", "put it in square brackets, as [{given}]"),
    (("string_type",), " has to be one text", "if it is short, put quotation marks round it"),
    (
        ("model_type", "dict_type", "model_attributes_type"),
        " has to have fields of its own, each with a colon after its name",
        "write it as its neighbours are written",
    ),
    (
        ("int_parsing", "int_type", "int_from_float", "float_parsing", "float_type"),
        ": '{given}' is not a number that fits here",
        "write a number in digits",
    ),
    (
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        ": '{given}' is not a day",
        "write it as 2027-11-30",
    ),
)
"""What is wrong where pydantic finds another sort of value than it looks for, and what to do."""


def yaml_fault(error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """Return the line (from 1; 0 if unknown) of a fault of YAML, what it is and what to do."""
    said = f"{error.context} {error.problem}"
    what = f"not valid YAML: {error.problem or error.context}"
    remedy = next((hint for part, hint in _HINTS.items() if part in said), _NO_YAML)
    # A quotation mark that is never closed is noticed at the end of the file.
    first = error.context_mark if "quoted scalar" in said else None
    mark = first or error.problem_mark or error.context_mark
    return (mark.line + 1 if mark else 0), what, remedy


def value_fault(field: str, fault: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with the value of ``field``, and what to do."""
    kind, given, limits = fault["type"], fault["input"], fault.get("ctx", {})
    if kind.startswith("union_tag"):
        field = str(limits["discriminator"]).strip("'")
        if kind == "union_tag_not_found":
            return f"'{field}' is missing", f"add '{field}:' with its value"
        return _not_one_of(field, limits["tag"], str(limits["expected_tags"]))
    if kind == "literal_error":
        return _not_one_of(field, given, str(limits["expected"]))
    if kind == "string_pattern_mismatch":
        form = FORMS.get(str(limits["pattern"]), f"the form {limits['pattern']}")
        return f"'{field}': '{given}' is not written as it has to be", f"use {form}"
    if given is None:
        return f"'{field}' has no value", "write one after the colon, or take the line out"
    for kinds, what, remedy in _SHAPES:
        if kind in kinds:
            return f"'{field}'" + what.format(given=given), remedy.format(given=given)
    return f"'{field}': {fault['msg']}", "change the value"


def _not_one_of(field: str, given: object, known: str) -> tuple[str, str]:
    return f"'{field}': '{given}' is not known here", f"use one of these words: {known}"
