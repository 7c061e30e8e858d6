"""A stance: places between two ends, and how far a learner moved."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from partnership.activities.responses import response_to
from partnership.activities.stance.model import Stance

FIELDS: dict[str, Any] = {
    "id": "line",
    "title": "Where?",
    "intro": "Stand.",
    "page": "home",
    "question": "It is …",
    "positions": [
        {"at": 0, "name": "bad", "meaning": "Bad."},
        {"at": 4, "name": "good", "meaning": "Good."},
    ],
    "ask_before": "Why?",
    "ask_after": "Why now?",
    "source": "coulson2012",
}


def stance(**changes: Any) -> Stance:
    return Stance.model_validate({**FIELDS, **changes})


def responses(before: Any, after: Any) -> dict[str, Any]:
    parts = {part.id: part for part in stance().parts()}
    given = {"line.before": before, "line.after": after}
    return {name: response_to(parts[name], answer) for name, answer in given.items()}


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (0, 4, 4),
        (3, 1, -2),
        (2, 2, 0),
        *((None, 2, None), (2, 5, None), (-1, 2, None), ("2", 2, None)),
        *((True, 2, None), (2.0, 2, None)),
    ],
)
def test_movement_is_towards_the_far_end(before: Any, after: Any, moved: int | None) -> None:
    assert stance().moved(responses(before, after)) == moved


def test_every_place_has_a_name() -> None:
    assert [stance().named(place) for place in range(3)] == [
        "0, bad",
        "1, between bad and good",
        "2, between bad and good",
    ]


def test_another_question_sets_the_answers_aside_and_a_better_meaning_does_not() -> None:
    given = responses(0, 4)
    assert stance(question="It was …").moved(given) is None
    better = [dict(one, meaning="Better said.") for one in FIELDS["positions"]]
    assert stance(positions=better).moved(given) == 4


@pytest.mark.parametrize("places", [(1, 4), (0, 0), (4, 0)])
def test_the_positions_go_from_end_to_end(places: tuple[int, int]) -> None:
    positions = [{"at": place, "name": "x", "meaning": "y"} for place in places]
    with pytest.raises(ValidationError, match="begin at 0 and go up"):
        stance(positions=positions)


def test_the_printed_line_can_be_marked_on_paper() -> None:
    printed = stance(question="<b>").printed()
    assert "<li>4: <strong>good.</strong> Good.</li>" in printed
    assert "<b>" not in printed
