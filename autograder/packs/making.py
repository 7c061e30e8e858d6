"""Make a home pack: everything that one tutor needs to mark, in one page without a name in it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from autograder.desk.service import Desk
from autograder.marks.event import MarkingError, Role
from autograder.packs.page import pack_page
from autograder.packs.record import Pack, Part, keep_pack
from autograder.sheets.files import write_whole
from partnership.errors import CourseError

FORMAT = "partnership-pack"
VERSION = 1
_ROLES: tuple[Role, ...] = ("marker", "second", "moderator", "third")
"""In this order, where somebody has several. A module leader decides at the desk."""
README = """\
A home pack for marking: {title}

1. Unpack this zip into a folder of your own. Do not mark from inside the zip.
2. Open the file "{page}" by double-click. It needs a browser and no network.
3. Mark. What you give is kept in this browser, on this computer.
4. Press "Save to a file" before you stop, and keep that file.
5. Send the saved file back to {made_by}. You can send it again later with more in it.

The scripts are your students' work. They hold no names, but treat them as confidential:
keep them off shared computers, and delete the folder when your marks have been taken in.
"""


def make_pack(
    desk: Desk,
    assignment: str,
    *,
    marker: str,
    made_by: str,
    file: Path,
    share: tuple[int, int] = (1, 1),
    role: Role | None = None,
) -> Pack:
    """Write the zip, whole or not at all, note it in the gradebook, and return what is in it.

    ``share``: the second of five equal parts of what is allotted to the marker is ``(2, 5)``.
    ``role``: in which they mark; by default as first marker, or else in the first that they have.

    Raises:
        CourseError: there is nothing to take home, it is not this marker's to mark, or the file
            cannot be written.
    """
    role = role or _role_of(desk, marker)
    sheets: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    histories: dict[str, Any] = {}
    parts: dict[str, Part] = {}
    for piece in desk.ledger.pieces(assignment):
        cell = piece.cell
        sheet = desk.sheet(marker, assignment, cell, role, "own")
        chosen = _share_of({row["script"] for row in sheet["rows"]}, share)
        # What only a module leader is shown stays in the course.
        sheet["rubric_waits"] = False
        sheet["rows"] = [row for row in sheet["rows"] if row["script"] in chosen]
        found = {
            script: desk.answer(marker, assignment, cell, role, script) for script in sorted(chosen)
        }
        sheets[cell] = sheet
        answers[cell] = found
        histories[cell] = {
            script: desk.history(marker, assignment, cell, role, script)["events"]
            for script in chosen
        }
        seen = {script: answer["seen"] for script, answer in found.items()}
        parts[cell] = Part(sheet["rubric"], seen)
    pack = Pack(assignment, marker, role, made_by, parts)
    if not pack.scripts:
        raise CourseError(
            f"there is nothing in {assignment} for '{marker}' to take home",
            "see who marks what in markers.yaml, and whether work was handed in and autograded",
        )
    title = f"{assignment.replace('-', ' ').capitalize()}, {len(pack.scripts)} scripts"
    pieces = [
        {
            "assignment": assignment,
            "cell": cell,
            "title": f"{assignment.replace('-', ' ').capitalize()}: {cell.replace('-', ' ')}",
            "roles": [role],
        }
        for cell in sheets
    ]
    content = {
        "format": FORMAT, "version": VERSION, "id": pack.id, "marker": marker, "role": role,
        "made_by": made_by, "at": pack.at.isoformat(), "title": title, "pieces": pieces,
        "sheets": sheets, "answers": answers, "histories": histories,
    }  # fmt: skip
    page = f"marking-{assignment}.html"
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        packed.writestr(page, pack_page(content))
        packed.writestr("read-me.txt", README.format(title=title, page=page, made_by=made_by))
    # First the note: a pack that nobody knows of could not be taken back.
    keep_pack(desk.ledger.course, pack)
    write_whole(file, whole.getvalue(), "the pack")
    return pack


def _role_of(desk: Desk, marker: str) -> Role:
    person = desk.ledger.people.person(marker)
    for role in _ROLES:
        if role in person.roles:
            return role
    raise MarkingError(
        "forbidden",
        f"'{marker}' is only module leader, who decides at the desk",
        "make a pack for somebody who marks",
    )


def _share_of(scripts: set[str], share: tuple[int, int]) -> set[str]:
    """Return one of so many equal parts. Codes are random, and so is who gets which."""
    which, of = share
    return set(sorted(scripts)[which - 1 :: of])
