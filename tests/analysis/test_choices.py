"""What was chosen is counted for every kind of question, from answers as they are kept."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.activities.catalogue import find_quiz
from partnership.activities.quiz.item import Item
from partnership.activities.responses import Responses, response_to
from partnership.analysis.choices import (
    choice_table,
    choices,
    idle,
    share_table,
    tempting,
    thirds,
)

TERMS = find_quiz("terms")


def cohort(best: int, worst: int) -> dict[str, Responses]:
    """Return so many learners who get everything right, and so many who get it all wrong."""
    answers = {
        "best": {item.id: response_to(item, item.best_answer()) for item in TERMS.items},
        "worst": {item.id: response_to(item, item.worst_answer()) for item in TERMS.items},
    }
    return {f"b{n}": answers["best"] for n in range(best)} | {
        f"w{n}": answers["worst"] for n in range(worst)
    }


def every_item() -> list[Item]:
    from partnership.activities.catalogue import activity_files, read_activity
    from partnership.activities.quiz.model import Quiz

    found: dict[str, Item] = {}
    for kind, file in activity_files():
        quiz = read_activity(kind, file)
        for item in quiz.items if isinstance(quiz, Quiz) else ():
            found.setdefault(item.kind, item)
    return list(found.values())


@pytest.mark.parametrize("item", every_item(), ids=lambda item: item.kind)
@pytest.mark.parametrize("well", [True, False], ids=["best", "worst"])
def test_every_part_of_an_answer_is_named_in_words(item: Item, well: bool) -> None:
    answer = item.best_answer() if well else item.worst_answer()
    told = list(choices(item, answer))
    assert len(told) == len(item.judge(answer).parts)
    shown = str(item.without_answers())
    for part, choice, verdict in told:
        assert choice
        assert verdict in {"right", "wrong", "sound", "defensible", "weak"}
        for words in part.split(" before ") if " before " in part else [part.rpartition(", ")[0]]:
            assert words in shown


def test_the_shares_are_those_of_the_points() -> None:
    shares = share_table(TERMS.items, cohort(best=1, worst=1))
    assert (shares.loc["b0"] == 1).all()
    score = TERMS.score(cohort(best=0, worst=1)["w0"])
    points = {item.id: item.judge(None).out_of for item in TERMS.items}
    earned = sum(shares.loc["w0", name] * points[name] for name in shares.columns)
    assert earned == pytest.approx(score.points)


def test_strong_and_weak_are_the_thirds_at_the_ends() -> None:
    learners = cohort(best=4, worst=5)
    strong, weak = thirds(share_table(TERMS.items, learners))
    assert {len(strong), len(weak)} == {3}
    assert {name[0] for name in strong} == {"b"}
    assert {name[0] for name in weak} == {"w"}


def test_what_tempts_and_whom_is_counted() -> None:
    table = choice_table(TERMS.items, cohort(best=6, worst=4))
    wrong = tempting(table)
    assert len(wrong)
    assert set(wrong["share"]) == {0.4}
    assert set(wrong["strong"]) == {0.0}
    assert set(wrong["weak"]) == {1.0}
    assert (table.groupby(["question", "part"])["share"].sum().round(9) == 1).all()


def test_an_option_nobody_chose_is_named_once_somebody_answered() -> None:
    nobody = idle(TERMS.items, choice_table(TERMS.items, {}))
    assert nobody == []
    single = [item for item in TERMS.items if item.kind == "single_choice"]
    unchosen = idle(TERMS.items, choice_table(TERMS.items, cohort(best=3, worst=0)))
    assert len(unchosen) == sum(len(item.options) - 1 for item in single)  # type: ignore[attr-defined]


def test_answers_that_make_no_sense_are_not_counted() -> None:
    nonsense: dict[str, Any] = {item.id: response_to(item, ["no", 3, {}]) for item in TERMS.items}
    assert choice_table(TERMS.items, {"one": nonsense}).empty
