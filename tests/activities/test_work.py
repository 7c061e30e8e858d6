"""What was handed in of each type of activity, in numbers and words that a cell can test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnership import handed_in
from partnership.activities.catalogue import find_activity, parts_of, shown_on_pages
from partnership.activities.handed_in import write_responses
from partnership.activities.responses import response_to

FIRST = {kind.view: one.id for kind, one in reversed(list(shown_on_pages()))}
"""One activity of each type."""


def work(folder: Path, name: str, answers: dict[str, Any]) -> Any:
    """Hand in these answers, by part, and return what is made of them."""
    parts = {part.id: part for part in parts_of(find_activity(name))}
    file = folder / f"{name}.json"
    given = {part: response_to(parts[part], answer) for part, answer in answers.items()}
    write_responses(file, name, given)
    return handed_in(name, file)


@pytest.mark.parametrize("name", FIRST.values())
def test_nothing_done_is_zero_in_plain_numbers(tmp_path: Path, name: str) -> None:
    found = work(tmp_path, name, {})
    assert (found.done, found.words, found.written, found.answers) == (0, 0, "", {})
    assert type(found.steps) is int
    assert found.steps > 0
    assert type(found.share_done) is float


@pytest.mark.parametrize("name", FIRST.values())
@pytest.mark.parametrize("nonsense", [[], {"__proto__": 1}, True, -1, 1e300, "  ", None])
def test_an_answer_that_makes_no_sense_is_none(tmp_path: Path, name: str, nonsense: Any) -> None:
    parts = parts_of(find_activity(name))
    found = work(tmp_path, name, {part.id: nonsense for part in parts})
    if name not in ("benefits-weighed", "challenges-weighed"):
        assert (found.done, found.words) == (0, 0)


def test_a_reflection_counts_its_words_under_its_headings(tmp_path: Path) -> None:
    name = "my-own-definition"
    found = work(
        tmp_path,
        name,
        {f"{name}.scaffold": "gibbs", f"{name}.gibbs.description": "Two of us met.", name: "So."},
    )
    assert (found.done, found.steps, found.share_done, found.words) == (1, 1, 1.0, 5)
    assert "Two of us met." in found.written


def test_a_quiz_tells_its_score_and_what_was_written(tmp_path: Path) -> None:
    quiz: Any = find_activity("read-a-place")
    found = work(tmp_path, quiz.id, {item.id: item.best_answer() for item in quiz.items})
    assert found.done == found.steps == len(quiz.items)
    assert (found.score.share, type(found.score.points)) == (1.0, int)
    reasons = [item for item in quiz.items if item.kind == "written_reason"]
    assert all(item.model_reason in found.written for item in reasons)


def test_a_comparison_tells_how_many_were_right(tmp_path: Path) -> None:
    found = work(tmp_path, "programmes-compared", {"programmes-compared.which": 5})
    assert (found.right, found.done) == (5, 1)
    assert found.right < found.asked
    assert work(tmp_path, "programmes-compared", {"programmes-compared.which": 99}).right == 0


def test_a_timeline_tells_how_often_each_practice_was_done(tmp_path: Path) -> None:
    found = work(tmp_path, "timeline", {"timeline.order": 3})
    assert (found.rounds, found.share_done) == ({"order": 3, "first": 0}, 0.5)


def test_a_weighing_tells_the_order(tmp_path: Path) -> None:
    weighing: Any = find_activity("challenges-weighed")
    first, *_ = weighing.options()
    criteria = {one.id: 4 for one in weighing.criteria}
    found = work(
        tmp_path, weighing.id, {weighing.id: {"weights": {}, "ratings": {first: criteria}}}
    )
    assert found.ranking[0].id == first
    assert (found.ranking[0].rank, found.ranking[-1].rank, found.done) == (1, 2, 1)


def test_a_stance_tells_the_movement_and_the_reasons(tmp_path: Path) -> None:
    name = "cure-or-promise"
    answers = {f"{name}.before": 8, f"{name}.before.why": "It helped.", f"{name}.after": 3}
    found = work(tmp_path, name, answers)
    assert (found.moved, found.done, found.written) == (-5, 2, "It helped.")
    assert work(tmp_path, name, {f"{name}.before": 8}).moved is None


def test_an_explorer_tells_the_placings(tmp_path: Path) -> None:
    answers = {"typologies.pratt1998": "coevolution", "typologies.mackintosh1993": "none"}
    why = {"typologies.pratt1998.why": "We did not know."}
    found = work(tmp_path, "typologies", answers | why)
    assert found.placed == {"pratt1998": "coevolution", "mackintosh1993": "none"}
    assert (found.done, found.steps, found.words) == (2, 3, 4)
    assert work(tmp_path, "typologies", {"typologies.pratt1998": "marriage"}).placed == {}


def test_a_journal_tells_of_every_activity_in_it(tmp_path: Path) -> None:
    prompt: Any = find_activity("my-own-definition")
    part = prompt.parts()[0]
    kept = {
        f"{prompt.page}:{prompt.id}": {part.id: response_to(part, "As equals.")},
        "an-old-page:of-another-course": {"x": {"answer": 1, "fingerprint": "y"}},
    }
    file = tmp_path / "my-journal.json"
    write_responses(file, "my-journal", kept)
    found: Any = handed_in("my-journal", file)
    assert (found.done, found.words, list(found.works)) == (1, 2, [prompt.id])
    assert found.works[prompt.id].written == "As equals."
    assert found.steps == len(list(shown_on_pages())) - 1


def test_a_case_counts_what_was_written_in_the_debrief(tmp_path: Path) -> None:
    case: Any = find_activity("family-of-five")
    question = f"{case.id}.{case.questions[0].id}"
    found = work(tmp_path, case.id, {question: "Nobody asked her."})
    assert (found.done, found.steps, found.words) == (0, 1, 3)


def test_a_case_tells_which_sides_were_played_and_what_was_chosen(tmp_path: Path) -> None:
    name = "toy-library"
    done = {"role": "library", "play": 0, "choices": [["fine", "nobody"], ["watch"]]}
    begun = {"role": "nursery", "play": 0, "choices": [["ask_ama", "nobody"]]}
    answers = {name: {"now": 0, "plays": [done, begun]}, f"{name}.assumed": "That she had time."}
    found = work(tmp_path, name, answers)
    assert (found.done, found.steps, found.words) == (1, 1, 4)
    assert [play.role for play in found.finished] == ["library"]
    assert found.plays[0].choices == ("first_word.fine", "first_word.nobody", "who_sees_kit.watch")
    assert "The toy library, played as Librarian" in found.path
    assert "A late box: Send the fine that the rules ask for. (weak)" in found.path
    assert found.path.endswith("End: not finished")
