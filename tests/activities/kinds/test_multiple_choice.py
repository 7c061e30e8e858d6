"""What ticking several options earns, and which such questions are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.quizzes import example, quiz, quiz_of, refusal

ITEM = quiz_of("multiple_choice").items[0]
WREN, PENGUIN, BAT, MOTH = example("multiple_choice")["options"]


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        (["wren", "penguin"], 8, True),
        (["penguin", "wren", "wren"], 8, True),
        (["wren"], 6, True),
        (["wren", "penguin", "bat"], 6, True),
        (["bat", "moth"], 0, True),
        (["wren", "dodo", None, ["bat"]], 6, True),
        ([], 0, False),
        (["dodo"], 0, False),
        ("wren", 0, False),
        ({"wren": True}, 0, False),
        (None, 0, False),
    ],
)
def test_each_option_earns_for_being_ticked_as_it_should(
    answer: object, points: int, complete: bool
) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 8)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([WREN, WREN, BAT], "two options have the id 'wren' - give each an id of its own"),
        ([WREN, PENGUIN], "all right or all wrong - give at least one of each"),
        ([BAT, MOTH], "all right or all wrong - give at least one of each"),
        (
            [WREN, {**BAT, "verdict": "weak"}],
            "option 'bat' is 'weak' in a question with several answers - make it 'right'",
        ),
        ([WREN], "at least 2"),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, options: list[Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("multiple_choice", options=options))


def test_nothing_says_how_many_are_right() -> None:
    told = json.dumps(quiz_of("multiple_choice").spec(with_answers=False, cite=str))
    assert "right" not in told
    assert "reason" not in told


def test_the_source_of_an_option_is_put_in_words() -> None:
    options = [{**WREN, "source": "frost2005"}, BAT]
    asked = quiz(items=[example("multiple_choice", options=options)])
    shown = asked.spec(with_answers=True, cite=lambda key: f"<{key}>")["items"][0]["options"]
    assert {option["source"] for option in shown} == {"<frost2005>", None}


def test_in_print_each_option_has_its_reason() -> None:
    printed = ITEM.printed()
    assert "A penguin: one of them.</strong> It swims, but it is." in printed
    assert "A bat: not one of them.</strong> It has fur." in printed
