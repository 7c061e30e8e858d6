"""A gradebook on a PostgreSQL server holds what one in a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.autograder.oracle import courses, master
from tests.autograder.oracle.likeness import COMMENTS, GRADES
from tests.autograder.postgres import postgres

STUDENTS = ("right", "squares-half", "latin-1", "kills-the-kernel", "not-json", "untouched")


def everything(db_url: str) -> list[list[tuple[Any, ...]]]:
    engine = create_engine(db_url)
    with engine.connect() as db:
        found = [
            sorted(map(tuple, db.execute(text(query)).all()), key=str)
            for query in (GRADES, COMMENTS)
        ]
    engine.dispose()
    return found


def test_the_same_marks_and_comments_are_stored(tmp_path: Path) -> None:
    in_a_file = tmp_path / "file" / "exercises"
    courses.make_course(in_a_file, STUDENTS)
    said = courses.run_ours(in_a_file, master.NAME)
    marks = everything(f"sqlite:///{in_a_file / 'gradebook.db'}")
    assert len(marks[0]) == len(STUDENTS) * 7, said

    on_a_server = tmp_path / "server" / "exercises"
    with postgres(tmp_path / "postgres") as db_url:
        courses.make_course(on_a_server, STUDENTS, db_url=db_url)
        assert not (on_a_server / "gradebook.db").exists()
        said = courses.run_ours(on_a_server, master.NAME)
        assert everything(db_url) == marks, said
        # Again, over what is there: every row is found and none is doubled.
        courses.run_ours(on_a_server, master.NAME, "--again")
        assert everything(db_url) == marks
