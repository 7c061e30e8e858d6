"""Activities as widgets: live scores, and answers kept in a file to be handed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnership import activity, handed_in
from partnership.activities.catalogue import activity_files, activity_ids
from partnership.activities.responses import response_to
from partnership.activities.widget import ActivityWidget, QuizWidget, ReflectWidget
from partnership.errors import CourseError


def answer(widget: QuizWidget, *, best: bool = True) -> None:
    """Do what the view does when a learner answers every question."""
    widget.responses = {
        item.id: response_to(item, item.best_answer() if best else item.worst_answer())
        for item in widget._quiz.items
    }


def test_the_score_follows_the_responses() -> None:
    quiz = activity("terms")
    assert isinstance(quiz, QuizWidget)
    assert quiz.score.points == 0
    answer(quiz)
    assert quiz.score.points == quiz.score.out_of
    answer(quiz, best=False)
    assert quiz.score.points < quiz.score.out_of / 2
    assert quiz.judgements["audit-test"].points == 0


def test_the_table_of_results_has_a_row_for_each_question() -> None:
    quiz = activity("terms")
    assert isinstance(quiz, QuizWidget)
    first = quiz._quiz.items[0]
    quiz.responses = {first.id: response_to(first, first.best_answer())}
    table = quiz.results()
    assert list(table.columns) == ["question", "points", "out_of", "answered"]
    assert table["points"].sum() == quiz.score.points > 0
    assert table["answered"].tolist() == [True] + [False] * (len(table) - 1)


def test_practice_explains_and_work_to_be_handed_in_does_not(tmp_path: Path) -> None:
    assert "verdict" in json.dumps(activity("terms").spec)
    assert "verdict" not in json.dumps(activity("terms", hand_in=tmp_path / "a.json").spec)


def test_answers_are_saved_and_taken_up_again(tmp_path: Path) -> None:
    file = tmp_path / "responses" / "terms.json"
    first = activity("terms", hand_in=file)
    assert not file.exists(), "showing an activity must not write"
    assert isinstance(first, QuizWidget)
    answer(first)
    again = activity("terms", hand_in=file)
    assert again.responses == first.responses
    assert handed_in("terms", file).score == first.score
    assert "Saved" in first.status["text"]


def test_a_broken_file_is_kept_aside_and_said_so(tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    file.write_text("{oh dear")
    quiz = activity("terms", hand_in=file)
    assert quiz.responses == {}
    assert quiz.status["kept"] is False
    assert "terms.json.unreadable" in quiz.status["text"]
    assert (tmp_path / "terms.json.unreadable").read_text() == "{oh dear"


def test_a_second_broken_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in ("{first", "{second"):
        (tmp_path / "terms.json").write_text(content)
        activity("terms", hand_in=tmp_path / "terms.json")
    kept = {path.read_text() for path in tmp_path.glob("terms.json.unreadable*")}
    assert kept == {"{first", "{second"}


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "responses").write_text("a file where a folder should be")
    quiz = activity("terms", hand_in=tmp_path / "responses" / "terms.json")
    assert isinstance(quiz, QuizWidget)
    answer(quiz)
    assert quiz.status["kept"] is False
    assert "Not saved" in quiz.status["text"]


def test_what_was_written_can_be_read() -> None:
    prompt = activity("my-own-definition")
    assert isinstance(prompt, ReflectWidget)
    assert prompt.text == ""
    prompt.responses = {prompt._prompt.id: response_to(prompt._prompt, "Working as one.")}
    assert prompt.text == "Working as one."


@pytest.mark.parametrize("name", ["trems", "../terms", "terms.yaml", "", "TERMS"])
def test_an_unknown_activity_names_those_there_are(name: str) -> None:
    with pytest.raises(CourseError, match=f"no activity called '{name}' - try .*terms"):
        activity(name)


def test_every_activity_carries_its_own_view() -> None:
    for widget in (activity("terms"), activity("my-own-definition")):
        assert isinstance(widget, ActivityWidget)
        assert "export default { render:" in widget._esm
        assert ".pw-activity" in widget._css


def test_a_journal_lists_every_other_activity_and_keeps_what_is_brought_in(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    journal = activity("my-journal", hand_in=file)
    listed = {one["id"] for one in journal.spec["activities"]}
    assert {"terms", "my-own-definition"} <= listed
    assert "my-journal" not in listed
    kept = {"page:prompt": {"prompt": {"answer": "Words.", "fingerprint": "f"}}}
    journal.responses = kept
    assert activity("my-journal", hand_in=file).responses == kept


@pytest.mark.parametrize("name", activity_ids())
def test_every_activity_is_a_widget_that_keeps_what_is_done(name: str, tmp_path: Path) -> None:
    file = tmp_path / "responses" / f"{name}.json"
    widget = activity(name, hand_in=file)
    widget.responses = {"part": {"answer": "Words.", "fingerprint": "f"}}
    assert activity(name, hand_in=file).responses == widget.responses
    json.dumps(widget.spec)


def test_each_view_has_a_style_of_its_own() -> None:
    ids = {kind.view: file.stem for kind, file in activity_files()}
    found = {activity(name)._anywidget_id for name in ids.values()}
    assert len(found) == len(ids)
