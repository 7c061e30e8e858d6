"""Which student a row of somebody else's list is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from autograder.grades import Row
from autograder.sheets.cells import restored
from autograder.sheets.table import Line, Table

IDS = (
    "sisloginid", "loginid", "username", "userid", "studentid", "studentnumber", "studentno",
    "idnumber", "sisuserid", "orgdefinedid", "id", "student",
)  # fmt: skip
"""Headings, as ``plain_head`` gives them, under which a student's own code stands."""
EMAILS = ("emailaddress", "email", "mail", "universityemail")
FULL_NAMES = ("fullname", "studentname", "name", "student", "displayname")
FIRST_NAMES = ("firstname", "forename", "forenames", "givenname", "givennames", "preferredname")
LAST_NAMES = ("lastname", "surname", "familyname")


def id_heads(table: Table) -> tuple[str, ...]:
    """Return the headings under which a code may stand in this table.

    A column ``student`` holds codes only beside one for last names, as in our own file of marks,
    and ``id`` is Canvas's own number where there is a login as well.
    """
    taken = {"student"} if table.column(*LAST_NAMES) is None else set()
    if table.column("sisloginid", "identifier") is not None:
        taken.add("id")
    return tuple(head for head in IDS if head not in taken)


class People:
    """Students by everything that tells who they are, where it tells one from all others."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by: dict[str, defaultdict[str, list[Row]]] = {
            kind: defaultdict(list) for kind in ("id", "email", "name")
        }
        for row in rows:
            self._by["id"][_plain(row.student)].append(row)
            if row.email:
                self._by["email"][_plain(row.email)].append(row)
                self._by["id"][_plain(row.email.split("@")[0])].append(row)
            for name in _names(row):
                self._by["name"][name].append(row)

    def find(self, table: Table, line: Line) -> tuple[Row | None, str]:
        """Return whose row this is, and by what it was known: ``id``, ``email`` or ``name``.

        A name counts only if it is nobody else's, and only where no code and no email tells.
        """
        cells = {
            "id": [table.column(head) for head in id_heads(table)],
            "email": [table.column(head) for head in EMAILS],
            "name": [table.column(head) for head in FULL_NAMES],
        }
        for kind, places in cells.items():
            texts = [line.cells[place] for place in places if place is not None]
            if kind == "name":
                texts.append(_joined(table, line))
            for text in filter(None, texts):
                found = {row.student: row for row in self._by[kind].get(_plain(text), [])}
                if len(found) == 1:
                    return next(iter(found.values())), kind
        return None, ""


def _joined(table: Table, line: Line) -> str:
    places = table.column(*FIRST_NAMES), table.column(*LAST_NAMES)
    return " ".join(line.cells[place] for place in places if place is not None)


def _names(row: Row) -> set[str]:
    if not (row.first_name and row.last_name):
        return {_plain(row.first_name or row.last_name)} - {""}
    return {
        _plain(f"{row.first_name} {row.last_name}"),
        _plain(f"{row.last_name}, {row.first_name}"),
    }


def _plain(text: str) -> str:
    return " ".join(restored(text.strip()).casefold().split())
