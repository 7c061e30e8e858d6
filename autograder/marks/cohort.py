"""What is read of a whole cohort at once: pieces, texts, and what one marker has written."""

from __future__ import annotations

import json

from sqlalchemy import select

from autograder.marks import rubrics
from autograder.marks.fields import read_fields
from autograder.marks.identifying import without_writer
from autograder.marks.ledger import Ledger
from autograder.marks.tables import EVENT
from autograder.marks.texts import read_text
from autograder.marks.writers import read_writers
from autograder.rubric import Piece, Rubric, rubric_files
from partnership.bank.documents import read_record


def pieces_of(ledger: Ledger) -> list[tuple[str, str]]:
    """Return assignment and cell of every piece of writing that the course has a rubric for.

    Raises:
        ContentError: a rubric is wrong.
    """
    files = rubric_files(ledger.course.folder)
    found = [read_record(path, Rubric)[0] for path in files]
    return [(each.assignment, piece.cell) for each in found for piece in each.pieces]


def piece_of(ledger: Ledger, assignment: str, cell: str) -> Piece:
    """Return the rubric of a piece, in the version that applies.

    Raises:
        MarkingError: there is no such piece of writing.
    """
    session = ledger.session
    session.settle_rubric(assignment, cell)
    with session.reading() as db:
        return rubrics.applied(db, assignment, cell) or rubrics.piece_in_file(
            ledger.course.folder, assignment, cell
        )


def texts_of(ledger: Ledger, assignment: str, cell: str) -> dict[str, str]:
    """Return what everybody wrote in a cell, by candidate code, writers' own names blanked.

    Raises:
        MarkingError: there is no such piece of writing.
    """
    session = ledger.session
    with session.reading() as db:
        place = session.place(db, assignment, cell)
        scripts, writers = read_fields(db, place), read_writers(db)
    return {
        script: without_writer(read_text(ledger.course, place, writer.student)[0], writer)[0]
        for script, writer in writers.items()
        if script in scripts
    }


def comments_by(ledger: Ledger, who: str, assignment: str, cell: str) -> dict[str, dict[str, str]]:
    """Return what one person last wrote on each answer: script to criterion ("" the whole) to text.

    Answers that they wrote nothing on are left out.
    """
    of_these = (
        (EVENT.c.assignment == assignment)
        & (EVENT.c.cell == cell)
        & (EVENT.c.who == who)
        & (EVENT.c.kind == "mark")
    )
    query = select(EVENT.c.script, EVENT.c.given).where(of_these).order_by(EVENT.c.number)
    with ledger.session.reading() as db:
        given = {row.script: json.loads(row.given) for row in db.execute(query) if row.given}
    said = {script: {**each["comments"], "": each["comment"]} for script, each in given.items()}
    return {script: boxes for script, boxes in said.items() if any(boxes.values())}
