"""Commands for home packs: one to give scripts to a tutor, one to take their marks back."""

from __future__ import annotations

import re
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import read_course
from autograder.options import Assignment, CourseFolder, Who
from partnership.errors import CourseError

if TYPE_CHECKING:
    from autograder.marks.event import Role
    from autograder.packs.merging import Merged

ROLES = ("marker", "second", "moderator", "third")
"""Who may take scripts home. A module leader decides at the desk."""


def pack(
    assignment: Assignment,
    marker: Annotated[str, typer.Option(help="Who takes it home, by their name in markers.yaml.")],
    to: Annotated[Path | None, typer.Option(help="The zip to write.")] = None,
    share: Annotated[
        str,
        typer.Option(help="Which of so many equal parts of the marker's scripts, such as 3/20."),
    ] = "1/1",
    role: Annotated[
        str | None, typer.Option(help="marker, second, moderator or third. Default: the first.")
    ] = None,
    who: Who = None,
    course: CourseFolder = None,
) -> None:
    """Make a home pack: scripts without names and all it takes to mark them, in one page."""
    from autograder.desk.service import Desk
    from autograder.packs.making import make_pack

    found = read_course(course)
    desk = Desk(lambda: found)
    try:
        made_by = desk.ledger.people.acting(getuser(), who)
        if "leader" not in desk.ledger.people.person(made_by).roles and made_by != marker:
            raise CourseError(
                f"'{made_by}' may make packs only for '{made_by}'", "ask the module leader for it"
            )
        file = to or Path(f"pack-{assignment}-{marker}.zip")
        made = make_pack(
            desk,
            assignment,
            marker=marker,
            made_by=made_by,
            file=file,
            share=_share(share),
            role=_role(role),
        )
    finally:
        desk.close()
    _say(f"{len(made.scripts)} scripts for {marker} are in {file}.")


def merge(
    files: Annotated[list[Path], typer.Argument(help="Saved files, or zips of them.")],
    who: Who = None,
    course: CourseFolder = None,
) -> None:
    """Take in what tutors marked at home. Taking a file in twice does no harm."""
    from autograder.marks.ledger import open_ledger
    from autograder.packs import merging
    from autograder.packs.reading import read_sent

    failed = False
    with open_ledger(read_course(course)) as ledger:
        by = ledger.people.acting(getuser(), who)
        for path in files:
            for name, sent in read_sent(path):
                try:
                    if isinstance(sent, CourseError):
                        raise sent
                    merged = merging.merge(ledger, sent, by=by)
                except CourseError as error:
                    failed = True
                    said = str(error)
                    _say(f"Not taken in: {said if name in said else f'{name}: {said}'}")
                    continue
                failed = failed or bool(merged.refused)
                _tell(name, merged)
    if failed:
        raise typer.Exit(1)


def _tell(name: str, merged: Merged) -> None:
    _say(f"{name}: {merged.marker}, {merged.new} new, {merged.known} known before.")
    if merged.older:
        _say(f"  Something later from this pack is there already: {', '.join(merged.older)}.")
    if merged.conflicts:
        _say(
            "  Marked elsewhere meanwhile; both marks are kept, decide at the desk:"
            f" {', '.join(merged.conflicts)}."
        )
    for reason in merged.refused:
        _say(f"  Not taken: {reason}")


def _share(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    which, of = (int(part) for part in found.groups()) if found else (0, 0)
    if not 1 <= which <= of:
        raise CourseError(f"'{text}' is no share", "write it as 3/20: the third of twenty")
    return which, of


def _role(name: str | None) -> Role | None:
    if name is not None and name not in ROLES:
        raise CourseError(f"'{name}' cannot take a pack home", f"use {', '.join(ROLES)}")
    return cast("Role | None", name)


def _say(text: str) -> None:
    Console().print(escape(text), highlight=False, soft_wrap=True)
