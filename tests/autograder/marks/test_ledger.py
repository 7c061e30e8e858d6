"""The ledger keeps every event, and nbgrader's own fields hold what they come to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.grades import read_grades
from autograder.look_at import KEPT
from autograder.marks.event import MarkingError
from autograder.marks.ledger import Ledger, open_ledger
from tests.autograder.marking_course import SMALL
from tests.autograder.marks.giving import CELL, FULL, TOTAL, first, give, held


def test_a_mark_is_an_event_and_nbgrader_holds_its_total(course: Course, ledger: Ledger) -> None:
    script = first(ledger)
    (kept,) = ledger.add([give("ann", script, comment="Well weighed.")])
    assert kept.number == 1
    assert held(course, ledger, script) == (TOTAL, "Well weighed.", False)
    rows = {row.student: row for row in read_grades(course)}
    assert rows[ledger.names("lena")[script].student].manual == TOTAL
    assert [event.kind for event in ledger.history(SMALL, CELL, script, marker="ann")] == ["mark"]


def test_what_the_engine_says_to_look_at_comes_with_the_answer(
    course: Course, ledger: Ledger
) -> None:
    script = first(ledger)
    assert ledger.answer(SMALL, CELL, script, marker="ann").look_at == ()
    folder = course.place("autograded", ledger.names("lena")[script].student, SMALL)
    (path,) = folder.glob("*.ipynb")
    content = json.loads(path.read_text("utf-8"))
    content["metadata"][KEPT] = {"look_at": ["cell 3 uses gc"]}
    path.chmod(0o644)
    path.write_text(json.dumps(content), "utf-8")
    assert ledger.answer(SMALL, CELL, script, marker="ann").look_at == ("cell 3 uses gc",)


def test_the_same_key_twice_is_one_event(ledger: Ledger) -> None:
    event = give("ann", first(ledger))
    once = ledger.add([event])
    assert ledger.add([event, event]) == once * 2
    with pytest.raises(MarkingError, match="this key was used for something else"):
        ledger.add([event.model_copy(update={"who": "ben"})])


def test_every_marker_has_an_order_of_their_own_that_stays(ledger: Ledger) -> None:
    def order(who: str) -> list[str]:
        return [row.script for row in ledger.answers(SMALL, CELL, marker=who)]

    assert order("ann") == order("ann") != order("ben")
    assert set(order("ann")) == set(order("ben"))
    assert len(order("ann")) == 12


def test_the_next_answer_waits_and_what_was_put_off_comes_last(ledger: Ledger) -> None:
    order = [row.script for row in ledger.answers(SMALL, CELL, marker="ann")]
    skip = give("ann", order[0]).model_copy(update={"kind": "skip", "given": None})
    ledger.add([skip, *(give("ann", script) for script in order[1:11])])
    assert ledger.next(SMALL, CELL, marker="ann") == order[11]
    ledger.add([give("ann", order[11])])
    assert ledger.next(SMALL, CELL, marker="ann") == order[0]
    ledger.add([give("ann", order[0], seen=1)])
    assert ledger.next(SMALL, CELL, marker="ann") is None


def test_two_people_on_one_answer_lose_nothing_and_both_are_told(
    course: Course, ledger: Ledger
) -> None:
    script = first(ledger)
    less = FULL | {"depth": 1.0}
    ledger.add([give("ann", script, comment="Ann's.")])
    ledger.add([give("ben", script, marks=less, comment="Ben's.")])
    for who in ("ann", "ben"):
        now = ledger.answer(SMALL, CELL, script, marker=who).standing
        assert now.conflict
        assert [event.given.comment for event in now.live if event.given] == ["Ann's.", "Ben's."]
    assert held(course, ledger, script) == (None, None, True)
    ledger.add([give("ann", script, marks=less, seen=2, comment="Ours.")])
    assert held(course, ledger, script) == (sum(less.values()), "Ours.", False)


def test_an_answer_names_nobody(course: Course, ledger: Ledger) -> None:
    script = first(ledger)
    writer = ledger.names("lena")[script]
    notebook = course.place("autograded", writer.student, SMALL) / f"{SMALL}.ipynb"
    name = f"{writer.first_name} {writer.last_name}"
    notebook.write_text(
        notebook.read_text("utf-8").replace('"source": "I ', f'"source": "{name}: I ').replace(
            '"source": "My ', f'"source": "{name}: My ').replace(
            '"source": "This ', f'"source": "{name}: This '), "utf-8")  # fmt: skip
    answer = ledger.answer(SMALL, CELL, script, marker="ann")
    said = repr(answer)
    for part in (writer.student, writer.first_name, writer.last_name, writer.email):
        assert part not in said
    assert "its writer’s own name" in answer.identifying
    with pytest.raises(MarkingError, match="only the module leader may see names"):
        ledger.names("ann")


def rewrite(course: Course, student: str, text: str) -> None:
    """Let a student have written something else."""
    notebook = course.place("autograded", student, SMALL) / f"{SMALL}.ipynb"
    content = json.loads(notebook.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["metadata"]["nbgrader"]["grade_id"] == CELL:
            cell["source"] = text
    notebook.write_text(json.dumps(content), "utf-8")


def test_what_seems_to_identify_somebody_is_pointed_at(course: Course, ledger: Ledger) -> None:
    script, names = first(ledger), ledger.names("lena")
    # Somebody who shares neither name: the writer's own would be blanked.
    mine = set(names[script].names())
    other = next(code for code in names if mine.isdisjoint(names[code].names()))
    fellow = f"{names[other].first_name} {names[other].last_name}"
    rewrite(course, names[script].student, f"I rang 01632 960 123. {fellow} said so too.")
    found = ledger.answer(SMALL, CELL, script, marker="ann").identifying
    assert f"a fellow student: {fellow}" in found
    assert "a phone number: 01632 960 123" in found
    rewrite(course, names[script].student, "A plan that nobody reads is no plan.")
    assert ledger.answer(SMALL, CELL, script, marker="ann").identifying == ()


def test_hostile_text_is_made_safe_and_a_lost_cell_says_so(course: Course, ledger: Ledger) -> None:
    script = first(ledger)
    student = ledger.names("lena")[script].student
    rewrite(course, student, "<script>alert(1)</script> [a](javascript:alert(1))")
    assert "<script" not in ledger.answer(SMALL, CELL, script, marker="ann").html
    rewrite(course, student, "")
    assert ledger.answer(SMALL, CELL, script, marker="ann").missing == "nothing was written"
    notebook = course.place("autograded", student, SMALL) / f"{SMALL}.ipynb"
    notebook.write_text("{", "utf-8")
    missing = ledger.answer(SMALL, CELL, script, marker="ann").missing
    assert missing == "the notebook cannot be read: the file is damaged"


def test_without_a_file_of_markers_whoever_runs_it_leads_and_marks(course: Course) -> None:
    (course.folder / "markers.yaml").unlink()
    with open_ledger(course) as ledger:
        script = ledger.answers(SMALL, CELL, marker="anybody")[0].script
        ledger.add([give("anybody", script)])
        assert len(ledger.names("anybody")) == 12


def test_what_was_marked_in_formgrader_is_taken_in(course: Course, ledger: Ledger) -> None:
    one, two = (row.script for row in ledger.answers(SMALL, CELL, marker="ann")[:2])
    ledger.add([give("ann", one)])
    names = ledger.names("lena")
    with Gradebook(course.db_url, course.course_id) as book:
        for script, score in ((one, 12.3), (two, 20.0)):
            grade = book.find_grade(CELL, SMALL, SMALL, names[script].student)
            grade.manual_score, grade.needs_manual_grade = score, False
        book.find_comment(CELL, SMALL, SMALL, names[two].student).manual_comment = "By hand."
        book.db.commit()
    standing = ledger.standing(SMALL, CELL, one, marker="ann")
    assert [(event.kind, event.who) for event in standing.events] == [
        ("mark", "ann"), ("taken-in", "formgrader"),
    ]  # fmt: skip
    assert not standing.conflict
    assert held(course, ledger, one) == (12.3, None, False)
    assert held(course, ledger, two) == (20.0, "By hand.", False)
    # Ann had not seen it: her next mark does not push it aside without a word.
    ledger.add([give("ann", one, seen=1)])
    assert ledger.standing(SMALL, CELL, one, marker="ann").conflict
    assert ledger.take_in(SMALL, CELL) == []


def test_the_table_of_marks_has_a_row_for_each_criterion_and_person(ledger: Ledger) -> None:
    script = first(ledger)
    ledger.add([give("ann", script), give("cat", script, "second", marks=FULL | {"depth": 1.0})])
    frame = ledger.marks_frame(SMALL)
    assert list(frame) == [
        "script", "cell", "criterion", "who", "role", "marks", "at", "rubric", "number",
    ]  # fmt: skip
    assert frame.groupby("who").marks.sum().to_dict() == {
        "ann": TOTAL, "cat": TOTAL - FULL["depth"] + 1,
    }  # fmt: skip


def test_two_ledgers_of_one_course_agree(course: Course, ledger: Ledger, tmp_path: Path) -> None:
    script = first(ledger)
    with open_ledger(course) as other:
        ledger.add([give("ann", script)])
        assert other.standing(SMALL, CELL, script, marker="ben").status == "marked"
