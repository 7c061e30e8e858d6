"""What a student is told is right, is their own, and leads into the book."""

from __future__ import annotations

import re
from getpass import getuser

import pytest

from autograder.course import Course
from autograder.feedback.book import address, book_sections, checked_base
from autograder.feedback.gathering import feedback_for
from autograder.feedback.model import Clicked, Judged, Remark, Written
from autograder.feedback.steps import next_steps, read_advice
from autograder.lateness.applying import apply_lateness
from autograder.marks.event import Given
from autograder.marks.ledger import open_ledger
from partnership.activities.catalogue import find_quiz
from partnership.activities.handed_in import write_responses
from partnership.activities.responses import response_to
from partnership.errors import CourseError
from tests.autograder.feedback.conftest import GOOD, PIECE, feedback_with, mark_all, read
from tests.autograder.marking_course import ASSIGNMENTS, EXERCISES, SMALL, mark, rubric_of

DEPTH = PIECE.criterion("depth")


def written(course: Course, student: str = "s00001") -> Written:
    _, group = read(course)
    return next(part for part in feedback_for(group, student).parts if isinstance(part, Written))


def test_the_marks_are_the_gradebooks_and_the_levels_the_rubrics(marking: Course) -> None:
    mark_all(marking, comment="Well argued.")
    ready, group = read(marking)
    told = feedback_for(group, "s00001")
    assert [(part.heading, part.most) for part in told.parts] == [
        ("Part 1. What does it show?", 20.0),
        ("Part 2. Has it been acted on?", 30.0),
    ]
    clicked, answer = told.parts
    assert clicked.marks == ready.scores.scores["s00001"]["evidence-marks"].marks
    assert isinstance(answer, Written)
    assert answer.marks == 18.0 == sum(one.marks for one in answer.judged)
    assert (answer.comment, answer.changed) == ("Well argued.", False)
    depth = answer.judged[0]
    assert (depth.level.label, depth.number) == ("Reflection", 4)
    assert depth.next_up is not None
    assert depth.next_up.label == "Critical reflection"
    assert told.total == clicked.marks + 18.0
    assert told.name in ready.scores.names["s00001"]


def test_what_is_said_of_a_criterion_is_not_said_again_of_the_whole(marking: Course) -> None:
    with open_ledger(marking) as ledger:
        row = ledger.answers(SMALL, PIECE.cell, marker=getuser())[0]
        student = ledger.names(getuser())[row.script].student
        marks = {one.id: one.most for one in PIECE.criteria}
        given = Given(marks=marks, comments={"depth": "Ask why."})
        event = mark(SMALL, PIECE.cell, row.script, marks, who=getuser(), seen=row.number)
        ledger.add([event.model_copy(update={"given": given})])
    answer = written(marking, student)
    assert [one.comment for one in answer.judged if one.comment] == ["Ask why."]
    assert answer.comment == ""


def test_each_hears_only_their_own_words(marking: Course) -> None:
    mark_all(marking)
    _, group = read(marking)
    for student in group.scores.times:
        told = feedback_for(group, student)
        notebook = marking.place("autograded", student, SMALL) / f"{SMALL}.ipynb"
        (answer,) = (part for part in told.parts if isinstance(part, Written))
        first = answer.text.split("\n", 1)[0]
        assert first
        assert first in notebook.read_text("utf-8")
        others = set(group.scores.names) - {student}
        assert not [other for other in others if other in repr(told)]
        assert getuser() not in repr(told)


@pytest.mark.parametrize(
    ("marks", "number", "next_up"),
    [(0, 1, "40"), (3.5, 1, "40"), (4, 2, "50"), (6.5, 4, "70"), (7, 5, None), (10, 5, None)],
)
def test_a_level_and_the_next_one_up_follow_from_marks(
    marks: float, number: int, next_up: str | None
) -> None:
    judged = Judged(DEPTH, marks, "")
    assert judged.number == number
    assert (judged.next_up.band if judged.next_up else None) == next_up


def test_marks_from_formgrader_come_without_levels_and_with_their_comment(marking: Course) -> None:
    from autograder.gradebook import open_gradebook

    with open_gradebook(marking) as gradebook:
        grade = gradebook.find_grade("acted-on", SMALL, SMALL, "s00001")
        grade.manual_score, grade.needs_manual_grade = 21.5, False
        gradebook.find_comment("acted-on", SMALL, SMALL, "s00001").manual_comment = "By hand."
        gradebook.db.commit()
    answer = written(marking)
    assert (answer.marks, answer.judged, answer.comment) == (21.5, (), "By hand.")


def test_after_scaling_the_levels_stay_and_it_says_that_the_mark_changed(marking: Course) -> None:
    mark_all(marking, comment="Kept.")
    with open_ledger(marking) as ledger:
        names = {writer.student: code for code, writer in ledger.names(getuser()).items()}
        script = names["s00001"]
        now = ledger.standing(SMALL, PIECE.cell, script, marker=getuser())
        whole = mark(
            SMALL, PIECE.cell, script, {"whole": 20}, who=getuser(), role="leader", seen=now.last
        )
        ledger.add([whole.model_copy(update={"kind": "scale", "because": "All by two."})])
    answer = written(marking)
    assert (answer.marks, len(answer.judged), answer.changed) == (20.0, 5, True)
    assert answer.comment == "Kept."


@pytest.mark.parametrize("decided_after", [False, True])
def test_a_decision_without_comments_is_told_in_the_rubric_it_was_made_with(
    marking: Course, decided_after: bool
) -> None:
    old = "Laws and reports are named without saying what they show."
    new = "Laws are named, and what they show is left to the reader."
    marks = {one.id: one.levels[1].marks[0] for one in PIECE.criteria}
    me = getuser()
    file = marking.folder / "rubrics" / f"{SMALL}.yaml"
    with open_ledger(marking) as ledger:
        script = next(code for code, each in ledger.names(me).items() if each.student == "s00001")
        first = mark(SMALL, PIECE.cell, script, marks, who=me, comment="Kept.")
        ledger.add([first])
        before = ledger.answer(SMALL, PIECE.cell, script, marker=me).rubric
        if decided_after:
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
            ledger.apply_rubric(ledger.rubric_changes(SMALL)[0], me)
        now = ledger.standing(SMALL, PIECE.cell, script, marker=me)
        decided = marks | {"depth": DEPTH.most}
        agreed = mark(SMALL, PIECE.cell, script, decided, who=me, role="leader", seen=now.last)
        change = {"kind": "agree", "because": "We talked.", "rubric": before}
        ledger.add([agreed.model_copy(update=change)])
        if not decided_after:
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
            ledger.apply_rubric(ledger.rubric_changes(SMALL)[0], me)
    answer = written(marking)
    assert answer.comment == "Kept."
    evidence = next(one for one in answer.judged if one.criterion.id == "evidence")
    assert evidence.level.descriptor == old


def test_what_was_said_of_a_criterion_that_a_later_rubric_lacks_is_told_by_its_name(
    marking: Course,
) -> None:
    me, file = getuser(), marking.folder / "rubrics" / f"{SMALL}.yaml"
    marks = {one.id: one.levels[1].marks[0] for one in PIECE.criteria}
    with open_ledger(marking) as ledger:
        script = next(code for code, each in ledger.names(me).items() if each.student == "s00001")
        first = mark(SMALL, PIECE.cell, script, marks, who=me)
        assert first.given
        said = {"clarity": "Shorter sentences.", "evidence": "Name the report."}
        given = first.given.model_copy(update={"comments": said})
        ledger.add([first.model_copy(update={"given": given})])
        file.write_text(re.sub(r"\bclarity\b", "plainness", file.read_text("utf-8")), "utf-8")
        ledger.apply_rubric(ledger.rubric_changes(SMALL)[0], me)
        now = ledger.answer(SMALL, PIECE.cell, script, marker=me)
        marks["plainness"] = marks.pop("clarity")
        agreed = mark(
            SMALL, PIECE.cell, script, marks, who=me, role="leader", seen=now.standing.last
        )
        change = {"kind": "agree", "because": "We talked.", "rubric": now.rubric}
        ledger.add([agreed.model_copy(update=change)])
    answer = written(marking)
    assert "clarity" not in {one.criterion.id for one in answer.judged}
    assert answer.remarks == (Remark(PIECE.criterion("clarity").name, "Shorter sentences."),)
    assert answer.comment == ""
    (evidence,) = (one for one in answer.judged if one.comment)
    assert evidence.comment == "Name the report."


def test_lateness_is_taken_off_and_said(marking: Course) -> None:
    mark_all(marking)
    (marking.folder / "lateness.yaml").write_text("usual: {per_day: 10}\n")
    late = apply_lateness(marking, SMALL)[0]
    ready, group = read(marking)
    assert not ready.held_back
    told = feedback_for(group, late.student)
    assert told.total == pytest.approx(told.earned - late.penalty.marks)
    assert told.penalty_said == late.penalty.said != ""


def test_a_quiz_leads_to_the_sections_of_what_was_not_yet_right(marking: Course) -> None:
    mark_all(marking)
    quiz = find_quiz("what-it-shows")
    answers = {item.id: response_to(item, item.best_answer()) for item in quiz.items}
    weak = quiz.items[5]
    answers[weak.id] = response_to(weak, weak.worst_answer())
    folder = marking.place("submitted", "s00001", SMALL) / "responses"
    write_responses(folder / "what-it-shows.json", quiz.id, answers)
    _, group = read(marking)
    for score in group.scores.scores.values():
        score["evidence-marks"].marks = 15.0
    clicked = feedback_for(group, "s00001").parts[0]
    assert isinstance(clicked, Clicked)
    assert [section.label for section in clicked.again] == [weak.section] == ["five-questions"]
    (folder / "what-it-shows.json").write_text("{not json")
    spoilt = feedback_for(group, "s00001").parts[0]
    assert isinstance(spoilt, Clicked)
    assert spoilt.again == ()


def test_at_most_three_steps_the_weakest_first_and_none_at_the_top() -> None:
    advice = read_advice(EXERCISES)
    told = next_steps(feedback_with().parts, advice, book_sections())
    assert [step.about for step in told] == [DEPTH.name, "Part 1. What does it show?"]
    low = tuple(Judged(one, 0, "") for one in PIECE.criteria)
    parts = [Written("Part", 0, 30, "", low, ""), Written("Again", 0, 30, "", low, "")]
    several = next_steps(parts, advice, book_sections())
    assert [step.about for step in several] == [one.name for one in PIECE.criteria[:3]]
    assert several[0].section is not None
    assert several[0].section.heading == "How deep does it go?"


def test_every_criterion_of_the_course_has_advice_that_the_book_teaches() -> None:
    advice, sections = read_advice(EXERCISES), book_sections()
    used = {
        one.id for name in ASSIGNMENTS for piece in rubric_of(name).pieces for one in piece.criteria
    }
    assert used == set(advice)
    assert {each.section for each in advice.values()} <= set(sections)


def test_a_section_has_its_own_title_its_chapters_and_an_address() -> None:
    found = book_sections()["five-questions"]
    assert found == GOOD
    wanted = "https://x.org/b/why-it-matters.html#five-questions"
    assert address(found, "https://x.org/b/") == wanted


@pytest.mark.parametrize("base", ["javascript:alert(1)", "x.org", 'https://x"onclick=', "file:///"])
def test_an_address_of_the_book_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(CourseError, match="is no address of a book"):
        checked_base(base)


def test_the_addresses_that_feedback_leads_to_are_in_the_built_book(built_book: object) -> None:
    from pathlib import Path

    for each in read_advice(EXERCISES).values():
        section = book_sections()[each.section]
        page = Path(str(built_book)) / f"{section.page}.html"
        assert f'id="{section.label}"' in page.read_text("utf-8")
