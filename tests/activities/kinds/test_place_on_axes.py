"""What placing cards on two axes earns, and which such questions are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quizzes import example, quiz_of, refusal

ITEM = quiz_of("place_on_axes").items[0]
JUNGLE, POLE = example("place_on_axes")["cards"]
WET = {"x": "high", "y": "high"}


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        ({"jungle": WET, "pole": {"x": "low", "y": "low"}}, 8, True),
        ({"jungle": WET, "pole": {"x": "low", "y": "high"}}, 7, True),
        ({"jungle": WET, "pole": WET}, 5, True),
        ({"jungle": {"x": "low", "y": "low"}, "pole": {"x": "high", "y": "low"}}, 2, True),
        ({"jungle": {"x": "high"}, "pole": {"x": "middle", "y": "low"}}, 4, False),
        ({"jungle": "high high", "pole": ["low", "low"]}, 0, False),
        ([WET], 0, False),
        (None, 0, False),
    ],
)
def test_each_axis_earns_for_itself(answer: object, points: int, complete: bool) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 8)


def test_an_end_that_only_a_defensible_place_has_is_defensible() -> None:
    parts = ITEM.judge({"pole": {"x": "low", "y": "high"}}).parts
    assert [(part.id, part.verdict) for part in parts] == [
        ("pole:x", "right"),
        ("pole:y", "defensible"),
    ]


EVERYWHERE = [
    {"x": "low", "y": "high", "argument": "a"},
    {"x": "high", "y": "low", "argument": "b"},
]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cards": [JUNGLE, JUNGLE]}, "two cards have the id 'jungle' - give each an id"),
        ({"cards": [{**JUNGLE, "x": "middle"}]}, "'low' or 'high'"),
        ({"y": {"name": "Rain", "low": "wet", "high": "wet"}}, "both ends of the axis 'Rain' are"),
        (
            {"cards": [{**JUNGLE, "defensible": [{**WET, "argument": "x"}]}]},
            "card 'jungle' has one place twice - 'defensible' is for other places",
        ),
        (
            {"cards": [{**JUNGLE, "defensible": EVERYWHERE}]},
            "cannot be answered badly - leave at least one card an end of an axis",
        ),
        ({"x": None}, "x"),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("place_on_axes", **changes))


def test_in_print_the_axes_are_told_and_other_arguments_given() -> None:
    shown, _, folded = ITEM.printed().partition("<details>")
    assert "Heat: from cold to hot" in shown
    assert "At the South Pole: Heat: cold, Rain: dry.</strong> Almost nothing falls." in folded
    assert "Some would say Heat: cold, Rain: wet:</em> It stands on water." in folded
