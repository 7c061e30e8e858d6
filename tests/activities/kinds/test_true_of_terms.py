"""What ticking terms for statements earns, and which such questions are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quizzes import example, quiz_of, refusal

ITEM = quiz_of("true_of_terms").items[0]
JOINTED, SHELL = example("true_of_terms")["statements"]


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        ({"jointed": ["spider", "insect"], "shell": ["snail"]}, 4, True),
        ({"jointed": ["spider", "insect", "spider", "crab"], "shell": ["snail"]}, 4, True),
        ({"jointed": ["spider"], "shell": ["snail", "insect"]}, 0, True),
        ({"jointed": ["spider", "insect"]}, 2, False),
        ({"jointed": [], "shell": ["crab"]}, 0, False),
        ({"jointed": "spider", "shell": {"0": "snail"}}, 0, False),
        ([["snail"]], 0, False),
        (None, 0, False),
    ],
)
def test_each_statement_earns_if_exactly_its_terms_are_ticked(
    answer: object, points: int, complete: bool
) -> None:
    judgement = ITEM.judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 4)


TERM = example("true_of_terms")["terms"][0]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"terms": [TERM, TERM]}, "two terms have the id 'insect' - give each an id of its own"),
        ({"terms": [TERM]}, "at least 2"),
        ({"statements": [SHELL, SHELL]}, "two statements have the id 'shell' - give each"),
        (
            {"statements": [{**SHELL, "true_of": ["crab"]}]},
            "statement 'shell' names the term 'crab', which does not exist - use one of insect",
        ),
        (
            {"statements": [{**SHELL, "true_of": ["snail", "snail"]}]},
            "statement 'shell' names a term twice - name each term once",
        ),
        ({"statements": [{**SHELL, "true_of": []}]}, "at least 1"),
    ],
)
def test_a_question_that_cannot_work_is_refused(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    assert message in refusal(tmp_path, example("true_of_terms", **changes))


def test_in_print_each_statement_names_its_terms() -> None:
    printed = ITEM.printed()
    assert "They have jointed legs: Insects and Spiders.</strong> A snail has one foot." in printed
