"""A changed rubric shows whom it affects before it applies, and changes nobody's marks."""

from __future__ import annotations

import pytest
import yaml
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.marks.change import affected, differences
from autograder.marks.event import MarkingError
from autograder.marks.ledger import Ledger, open_ledger
from autograder.marks.rubrics import fingerprint
from autograder.rubric import Piece
from partnership.errors import CourseError
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.marks.giving import CELL, PIECE

OLD = "Laws and reports are named without saying what they show."
NEW = "Laws are named, and what they show is left to the reader."
LOW = {each.id: each.levels[1].marks[0] for each in PIECE.criteria}
HIGH = {each.id: each.levels[4].marks[0] for each in PIECE.criteria}


def changed(**criteria: object) -> Piece:
    """Return the piece with some criteria changed, or with one more, or with one gone."""
    kept = [
        each.model_copy(update=criteria.get(each.id, {}))  # type: ignore[arg-type]
        for each in PIECE.criteria
        if criteria.get(each.id, {}) is not None
    ]
    return PIECE.model_copy(update={"criteria": tuple(kept)})


def met(marks: dict[str, float], new: Piece) -> list[tuple[str, str]]:
    event = mark(SMALL, CELL, "BCDFGH", marks, who="ann").model_copy(
        update={"rubric": fingerprint(PIECE)}
    )
    return [(e.criterion, e.effect) for e in affected([event], {fingerprint(PIECE): PIECE}, new)]


def levels(criterion: str, place: int, **change: object) -> dict[str, object]:
    found = list(PIECE.criterion(criterion).levels)
    found[place] = found[place].model_copy(update=change)
    return {"levels": tuple(found)}


def test_only_marks_at_a_level_that_reads_differently_are_met() -> None:
    new = changed(evidence=levels("evidence", 1, descriptor=NEW))
    assert met(LOW, new) == [("evidence", "described")]
    assert met(HIGH, new) == []


def test_marks_that_mean_another_level_are_met() -> None:
    new = changed(evidence=levels("evidence", 1, marks=(2, 3)))
    assert met(LOW | {"evidence": 2.5}, new) == [("evidence", "level")]
    assert met(LOW, new) == []


def test_marks_that_can_no_longer_be_given_are_met() -> None:
    new = changed(evidence=levels("evidence", 4, marks=(3.5, 4)))
    assert met(HIGH | {"evidence": 5.0}, new) == [("evidence", "impossible")]
    assert met(HIGH | {"evidence": 4.0}, new) == []


def test_a_criterion_that_comes_or_goes_or_asks_something_else_meets_everybody() -> None:
    assert met(LOW, changed(evidence=None)) == [("evidence", "gone")]
    less = {name: marks for name, marks in LOW.items() if name != "evidence"}
    event = mark(SMALL, CELL, "BCDFGH", less, who="ann").model_copy(update={"rubric": "aa"})
    (new,) = affected([event], {"aa": changed(evidence=None)}, PIECE)
    assert (new.criterion, new.effect) == ("evidence", "new")
    assert met(LOW, changed(evidence={"asks": "Why?"})) == [("evidence", "asked")]


def test_marks_for_a_whole_answer_rest_on_no_criterion() -> None:
    assert met({"whole": 20.0}, changed(evidence=None)) == []
    assert met({"whole": 29.0}, changed(evidence=None)) == [("whole", "impossible")]


def test_an_unchanged_rubric_meets_nobody() -> None:
    assert met(LOW, PIECE) == []


def test_what_reads_otherwise_is_told_criterion_by_criterion() -> None:
    new = changed(
        evidence=levels("evidence", 1, descriptor=NEW), clarity=None, depth={"asks": "Why?"}
    )
    told = {(each.criterion, each.what): (each.was, each.now) for each in differences(PIECE, new)}
    names = {each.id: each.name for each in PIECE.criteria}
    level = PIECE.criterion("evidence").levels[1]
    clarity = PIECE.criterion("clarity")
    assert told == {
        (names["depth"], "Question"): (PIECE.criterion("depth").asks, "Why?"),
        (names["evidence"], level.label): (
            f"{level.label} (2): {OLD}",
            f"{level.label} (2): {NEW}",
        ),
        (names["clarity"], "Criterion"): (f"{clarity.most:g} marks: {clarity.asks}", ""),
    }
    assert differences(PIECE, PIECE) == []


def edit(course: Course, old: str = OLD, new: str = NEW) -> None:
    file = course.folder / "rubrics" / f"{SMALL}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def marked(ledger: Ledger) -> tuple[str, str]:
    """Mark two answers, one low and one high; return their codes."""
    low, high = (row.script for row in ledger.answers(SMALL, CELL, marker="ann")[:2])
    ledger.add([mark(SMALL, CELL, low, LOW, who="ann"), mark(SMALL, CELL, high, HIGH, who="ann")])
    return low, high


def test_while_nobody_has_marked_a_changed_rubric_applies_at_once(
    course: Course, ledger: Ledger
) -> None:
    script = ledger.answers(SMALL, CELL, marker="ann")[0].script
    edit(course)
    answer = ledger.answer(SMALL, CELL, script, marker="ann")
    assert answer.piece.criterion("evidence").levels[1].descriptor == NEW
    assert ledger.rubric_changes(SMALL) == []


def test_once_somebody_has_it_waits_and_then_flags_those_it_meets(
    course: Course, ledger: Ledger
) -> None:
    low, high = marked(ledger)
    before = ledger.answer(SMALL, CELL, low, marker="ann")
    edit(course)
    assert ledger.answer(SMALL, CELL, low, marker="ann") == before
    (change,) = ledger.rubric_changes(SMALL)
    assert change.scripts == [low]
    with pytest.raises(MarkingError, match="only the module leader changes a rubric"):
        ledger.apply_rubric(change, "ann")
    ledger.apply_rubric(change, "lena")
    after = ledger.answer(SMALL, CELL, low, marker="ann")
    assert after.standing.agreed == before.standing.agreed
    (flag,) = after.standing.flags
    assert flag.because == (
        "The rubric has changed: Use of evidence is at a level that is described in other words"
        " now."
    )
    assert ledger.answer(SMALL, CELL, high, marker="ann").standing.flags == ()
    assert after.standing.by_role["marker"].rubric == before.rubric != after.rubric
    assert ledger.rubric_changes(SMALL) == []


def test_a_mark_by_the_older_version_is_kept_as_such(course: Course, ledger: Ledger) -> None:
    low, _ = marked(ledger)
    shown = ledger.answer(SMALL, CELL, low, marker="ann")
    edit(course)
    ledger.apply_rubric(ledger.rubric_changes(SMALL)[0], "lena")
    late = mark(SMALL, CELL, low, HIGH, who="ann", seen=1)
    (kept,) = ledger.add([late.model_copy(update={"rubric": shown.rubric})])
    assert kept.rubric == shown.rubric


def test_a_change_that_was_overtaken_has_to_be_looked_at_again(
    course: Course, ledger: Ledger
) -> None:
    marked(ledger)
    edit(course)
    (change,) = ledger.rubric_changes(SMALL)
    third = ledger.answers(SMALL, CELL, marker="ann")[2].script
    ledger.add([mark(SMALL, CELL, third, LOW, who="ann")])
    with pytest.raises(MarkingError, match="have changed since this was shown"):
        ledger.apply_rubric(change, "lena")


def test_a_rubric_that_gives_other_points_than_the_gradebook_is_refused(
    course: Course, ledger: Ledger
) -> None:
    marked(ledger)
    file = course.folder / "rubrics" / f"{SMALL}.yaml"
    rubric = yaml.safe_load(file.read_text("utf-8"))
    (piece,) = rubric["pieces"]
    piece["criteria"] = [each for each in piece["criteria"] if each["id"] != "clarity"]
    for exemplar in piece["exemplars"]:
        exemplar["marks"].pop("clarity")
    file.write_text(yaml.safe_dump(rubric), "utf-8")
    (change,) = ledger.rubric_changes(SMALL)
    with pytest.raises(MarkingError, match=r"the rubric gives 25 marks .* and the gradebook 30"):
        ledger.apply_rubric(change, "lena")


def test_the_command_shows_them_asks_and_applies(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "lena")
    with open_ledger(course) as ledger:
        low, high = marked(ledger)
    edit(course)
    command = ["rubric-change", SMALL, "--course", str(course.folder)]
    refused = CliRunner().invoke(app, command, input="n\n")
    assert f"{low} (ann, marker: 2)" in refused.output
    assert high not in refused.output
    assert isinstance(refused.exception, CourseError)
    forged = CliRunner().invoke(app, [*command, "--as", "ann", "--yes"])
    assert "only the module leader changes a rubric" in str(forged.exception)
    applied = CliRunner().invoke(app, [*command, "--yes"])
    assert "It applies. 1 answers are flagged, and keep their marks." in applied.output
    again = CliRunner().invoke(app, command)
    assert f"The rubric of {SMALL} is the one that is marked by." in again.output
