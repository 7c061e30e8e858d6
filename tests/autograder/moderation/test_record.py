"""Moderation of a real gradebook: drawn, looked at, extended, settled, scaled, all recorded."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.marks.event import MarkingError
from autograder.marks.ledger import Ledger
from autograder.moderation.policy import Policy, Scale, read_policy
from autograder.moderation.record import draw_sample, go_on
from autograder.moderation.scaling import scale_marks, scaled
from partnership.errors import CourseError
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.moderation.conftest import PIECE, now

POLICY = read_policy("ten-percent")


def draw(ledger: Ledger, policy: Policy = POLICY) -> set[str]:
    return set(draw_sample(now(ledger), policy, who="lena", seed=5).picks)


def look_at(
    ledger: Ledger, scripts: Collection[str], lean: float = 0.0, only: Collection[str] = ()
) -> None:
    """Let the moderator give what the first marker gave, with ``lean`` marks more on ``only``."""
    standings = ledger.standings(SMALL, PIECE.cell)
    events = []
    for script in scripts:
        first = standings[script].by_role["marker"].given
        assert first is not None
        marks = dict(first.marks)
        if script in only:
            marks["depth"] = marks["depth"] + (lean if marks["depth"] + lean <= 10 else -lean)
        events.append(
            mark(
                SMALL, PIECE.cell, script, marks, who="mo", role="moderator",
                seen=standings[script].last,
            )
        )  # fmt: skip
    ledger.add(events)


def results(course: Course) -> list[float | None]:
    with Gradebook(course.db_url, course.course_id) as book:
        works = book.assignment_submissions(SMALL)
        grades = (grade for work in works for page in work.notebooks for grade in page.grades)
        return [grade.manual_score for grade in grades if grade.name == PIECE.cell]


def agree(ledger: Ledger, script: str, who: str = "lena", role: Any = "leader") -> Any:
    standing = ledger.standings(SMALL, PIECE.cell)[script]
    marks = {criterion.id: 3.0 for criterion in PIECE.criteria}
    event = mark(SMALL, PIECE.cell, script, marks, who=who, role=role, seen=standing.last)
    return ledger.add([event.model_copy(update={"kind": "agree"})])


def test_a_sample_is_drawn_once_recorded_and_waits_for_a_second_look(
    course: Course, ledger: Ledger
) -> None:
    sampled = draw(ledger)
    assert results(course).count(None) == len(sampled) >= 10
    (decision,) = now(ledger).decisions
    assert (decision.act, decision.who, decision.how["seed"]) == ("draw", "lena", 5)
    assert Policy.model_validate(decision.how["policy"]) == POLICY
    row = next(r for r in ledger.answers(SMALL, PIECE.cell, marker="mo", role="moderator"))
    assert row.sampled == (row.script in sampled)
    assert now(ledger).now.state == "looking"
    assert go_on(now(ledger), who="lena") is None
    with pytest.raises(CourseError, match=r"has a sample: lena drew it on .* not drawn twice"):
        draw(ledger)


def test_while_the_sample_is_looked_at_no_single_mark_changes(ledger: Ledger) -> None:
    sampled = draw(ledger)
    one, other = (
        min(sampled),
        min(set(now(ledger).compared.scripts["script"]) - sampled),
    )
    standings = ledger.standings(SMALL, PIECE.cell)
    marks = {criterion.id: 0.0 for criterion in PIECE.criteria}
    for script in (one, other):
        first = standings[script].by_role["marker"].who
        seen = standings[script].last
        again = mark(SMALL, PIECE.cell, script, marks, who=first, seen=seen)
        for event in (again, again.model_copy(update={"kind": "withdraw", "given": None})):
            with pytest.raises(MarkingError, match="no single mark changes before that is done"):
                ledger.add([event])
        with pytest.raises(MarkingError, match="is still being looked at"):
            agree(ledger, script)
        third = mark(SMALL, PIECE.cell, script, marks, who="theo", role="third", seen=seen)
        with pytest.raises(MarkingError, match="is still being looked at"):
            ledger.add([third])
    note = again.model_copy(update={"kind": "note", "given": None, "because": "See page 2."})
    assert ledger.add([note])


def test_a_first_mark_that_stands_keeps_the_rubric_it_was_given_by(
    course: Course, ledger: Ledger
) -> None:
    sampled = draw(ledger)
    look_at(ledger, sampled, lean=0.5, only=sampled)
    given_by = {code: each.by_role for code, each in ledger.standings(SMALL, PIECE.cell).items()}
    file = course.folder / "rubrics" / f"{SMALL}.yaml"
    text = file.read_text("utf-8")
    old = "Laws and reports are named without saying"
    file.write_text(text.replace(old, "Laws and reports are named without one word on"), "utf-8")
    ledger.apply_rubric(ledger.rubric_changes(SMALL)[0], "lena")
    go_on(now(ledger), who="mo")
    for script, each in ledger.standings(SMALL, PIECE.cell).items():
        if script in sampled:
            assert each.source
            assert each.source.kind == "agree"
            assert each.source.rubric == given_by[script]["marker"].rubric


def test_what_agrees_leaves_every_first_mark_standing(course: Course, ledger: Ledger) -> None:
    before = results(course)
    sampled = draw(ledger)
    look_at(ledger, sampled, lean=0.5, only=sampled)
    decision = go_on(now(ledger), who="mo")
    assert decision is not None
    assert (decision.act, decision.said) == (
        "agreed", "No marks of the sample lie too far apart. First marks stand.",
    )  # fmt: skip
    assert results(course) == before
    with pytest.raises(CourseError, match="has come to its end: No marks of the sample"):
        go_on(now(ledger), who="mo")


def test_one_that_lies_apart_extends_to_its_marker_then_to_all_and_then_is_settled(
    course: Course, ledger: Ledger
) -> None:
    before = results(course)
    first = draw(ledger)
    one = min(first)
    look_at(ledger, first, lean=4, only=[one])
    second = go_on(now(ledger), who="lena")
    assert second is not None
    markers = now(ledger).compared.scripts.set_index("script")["marker"]
    mine = set(markers.index[markers == markers[one]])
    assert set(second.picks) == mine - first
    assert second.how["apart"].keys() == {one}
    with pytest.raises(MarkingError, match="is still being looked at"):
        agree(ledger, one)
    other = min(second.picks)
    look_at(ledger, second.picks, lean=4, only=[other])
    third = go_on(now(ledger), who="lena")
    assert third is not None
    assert third.how["stage"] == "all"
    assert first | set(second.picks) | set(third.picks) == set(markers.index)
    look_at(ledger, third.picks)
    last = go_on(now(ledger), who="lena")
    assert last is not None
    assert last.act == "settle"
    assert "2 scripts may now be decided on, one by one" in last.said
    assert sorted(results(course), key=str).count(None) == 2
    for script in (one, other):
        agree(ledger, script)
    assert results(course).count(None) == 0
    decided = 3.0 * len(PIECE.criteria)
    standings = ledger.standings(SMALL, PIECE.cell)
    agreed = [standings[script].agreed for script in (one, other)]
    assert [given and given.total for given in agreed] == [decided, decided]
    # Either may have had as much from its first marker.
    changed = {new for old, new in zip(before, results(course), strict=True) if old != new}
    assert changed <= {decided}


def test_only_a_leader_or_moderator_decides(ledger: Ledger) -> None:
    with pytest.raises(MarkingError, match="'ann' cannot decide on the moderation"):
        draw_sample(now(ledger), POLICY, who="ann")
    assert not now(ledger).decisions


def test_marks_are_scaled_for_all_by_a_decision_of_all(course: Course, ledger: Ledger) -> None:
    before = results(course)
    more = {"who": "lena", "because": "The second question was unclear."}
    with pytest.raises(CourseError, match=r"ben marked .* and has not agreed - scale only"):
        scale_marks(now(ledger), "add", 4, agreed_by=["ann", "lena"], **more)
    with pytest.raises(MarkingError, match="'mo' cannot decide"):
        scale_marks(now(ledger), "add", 4, agreed_by=["ann", "ben"], **(more | {"who": "mo"}))
    assert results(course) == before
    decision = scale_marks(now(ledger), "add", 4, agreed_by=["ann", "ben"], **more)
    assert decision.said == (
        "+4 percentage points for all 40 scripts. The second question was unclear."
        " Agreed by ann, ben."
    )
    expected = [min((old or 0) + 0.04 * PIECE.points, PIECE.points) for old in before]
    assert results(course) == pytest.approx(expected, abs=0.006)
    event = next(iter(ledger.standings(SMALL, PIECE.cell).values())).events[-1]
    assert (event.kind, event.who, event.because) == ("scale", "lena", decision.said)


def test_one_markers_marks_are_scaled_and_the_others_stay(course: Course, ledger: Ledger) -> None:
    before = dict(zip(now(ledger).compared.scripts["script"], results(course), strict=False))
    scale_marks(
        now(ledger), "times", 0.9, who="lena", agreed_by=["ann", "ben"], because="Kind.",
        marker="ben",
    )  # fmt: skip
    markers = now(ledger).compared.scripts.set_index("script")["marker"]
    kinds = {
        script: standing.events[-1].kind
        for script, standing in ledger.standings(SMALL, PIECE.cell).items()
    }
    assert len(before) == 40
    assert {script for script, kind in kinds.items() if kind == "scale"} == set(
        markers.index[markers == "ben"]
    )


def test_nothing_is_scaled_while_a_sample_is_open(ledger: Ledger) -> None:
    draw(ledger)
    with pytest.raises(CourseError, match="scripts are not settled yet"):
        scale_marks(
            now(ledger), "add", 4, who="lena", agreed_by=["ann", "ben"], because="Unclear."
        )  # fmt: skip


def test_scaling_keeps_each_answer_within_its_marks() -> None:
    scale = Scale(steps=(0, 42, 48, 55, 62, 68, 75, 100))
    most = {"one": 20.0, "two": 10.0}
    totals = {"one": 19.0, "two": 2.0}
    assert scaled(totals, most, "add", 10, scale) == {"one": 19.33, "two": 4.67}
    assert scaled(totals, most, "add", 50, scale) == most
    assert scaled(totals, most, "add", -100, scale) == {"one": 0, "two": 0}
    assert sum(scaled(totals, most, "steps", 0, scale).values()) == pytest.approx(0.68 * 30)
    assert sum(scaled(totals, most, "times", 0.5, scale).values()) == pytest.approx(10.5)
