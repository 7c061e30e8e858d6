"""A gradebook on a PostgreSQL server holds what one in a file holds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from autograder.course import read_course
from autograder.engine.result import GradedSubmission
from autograder.engine.spec import Submission
from autograder.engine.store import Store
from autograder.engine.task import Marked, Task
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


def test_two_who_store_at_once_add_nobody_twice(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    graded = GradedSubmission(status="marked", reasons=(), notebooks=(), seconds=0)
    new = [Marked(Task(f"new-{n}", folder), Submission(files={}), graded) for n in range(50)]
    with postgres(tmp_path / "postgres") as db_url:
        courses.make_course(folder, STUDENTS[:1], db_url=db_url)
        course = read_course(folder)
        stores = [Store(course, master.NAME) for _ in range(4)]
        with ThreadPoolExecutor(4) as tutors:
            list(tutors.map(lambda store: store.save(new), stores))
        for store in stores:
            store.close()
        engine = create_engine(db_url)
        with engine.connect() as db:
            found = db.execute(text("SELECT student_id FROM submitted_assignment")).scalars().all()
        engine.dispose()
    assert sorted(found) == sorted(each.task.student for each in new)
