"""The labs: notebooks that learners run, and the section of the book that each belongs to."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from partnership.bank.rows import read_rows
from partnership.bank.table_rows import LabPlace
from partnership.errors import ContentError, Problem
from partnership.paths import checkout, datasets

QUESTION = re.compile(r"^# (.+)$", re.MULTILINE)
MINUTES = re.compile(r"about (\d+) minutes")


@dataclass(frozen=True)
class Lab:
    """What a notebook says of itself in its first cell, and where it belongs."""

    place: LabPlace
    question: str
    minutes: int


def labs() -> list[Lab]:
    """Return every lab, in the order of ``datasets/labs.csv``.

    Raises:
        ContentError: the table or a notebook cannot be read.
        CourseError: the notebooks are not there, because the course is not a checkout.
    """
    folder = checkout() / "notebooks"
    return [
        Lab(place, *read_opening(folder / f"{place.notebook}.ipynb"))
        for _, place in read_rows(labs_file(), LabPlace)
    ]


def labs_file() -> Path:
    """Return where the table of labs is."""
    return datasets() / "labs.csv"


def read_opening(notebook: Path) -> tuple[str, int]:
    """Return the question that a lab begins with, and about how many minutes it takes.

    Raises:
        ContentError: there is no such notebook, or its first cell does not say them.
    """
    try:
        opening = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
    except FileNotFoundError:
        raise _fault(notebook, "there is no such lab", "check the name in labs.csv") from None
    except (ValueError, LookupError, TypeError):
        raise _fault(notebook, "this is not a notebook", "save it again in JupyterLab") from None
    question, minutes = QUESTION.search(opening), MINUTES.search(opening)
    if not question or not minutes:
        what = "the first cell does not say what it asks and how long it takes"
        raise _fault(notebook, what, "begin with '# A question?' and 'It takes about 20 minutes'")
    return question[1], int(minutes[1])


def _fault(notebook: Path, what: str, remedy: str) -> ContentError:
    return ContentError([Problem(notebook, 0, what, remedy)])
