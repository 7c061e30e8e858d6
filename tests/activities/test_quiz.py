"""The rules of a quiz: what an answer earns, and which quizzes are refused."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Literal

import pytest
from hypothesis import given
from pydantic import ValidationError

from partnership.activities.quiz.kinds import KINDS
from partnership.activities.quiz.model import Quiz
from partnership.activities.responses import response_to
from tests.quizzes import CHOICE, QUIZ, SAMPLES, SORT, Asked, generated, quiz


def responses(given_answers: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: response_to(quiz().item(name), given_answers[name]) for name in given_answers}


def test_the_best_answers_earn_every_point() -> None:
    best = {item.id: item.best_answer() for item in quiz().items}
    score = quiz().score(responses(best))
    assert (score.points, score.out_of, score.answered) == (6, 6, 2)


def test_the_worst_answers_are_complete_and_earn_the_least() -> None:
    worst = {item.id: item.worst_answer() for item in quiz().items}
    score = quiz().score(responses(worst))
    assert (score.points, score.answered) == (1, 2), "the gull can be argued for"


@pytest.mark.parametrize(
    ("answer", "points"), [("blue", 2), ("grey", 1), ("green", 0), ("mauve", 0), (None, 0), ([], 0)]
)
def test_a_choice_earns_what_its_option_is_worth(answer: object, points: int) -> None:
    assert quiz().item("colour").judge(answer).points == points


@pytest.mark.parametrize(
    ("answer", "points", "complete"),
    [
        ({"gull": "air", "cod": "sea"}, 4, True),
        ({"gull": "sea", "cod": "sea"}, 3, True),
        ({"gull": "air", "cod": "air"}, 2, True),
        ({"cod": "sea"}, 2, False),
        ({"cod": "moon", "gull": 3, "whale": "sea"}, 0, False),
        ("air", 0, False),
    ],
)
def test_every_card_earns_for_itself(answer: object, points: int, complete: bool) -> None:
    judgement = quiz().item("where").judge(answer)
    assert (judgement.points, judgement.complete, judgement.out_of) == (points, complete, 4)


def test_an_answer_to_a_question_that_has_changed_does_not_count() -> None:
    given_answers = responses({"colour": "blue"})
    changed = deepcopy(QUIZ)
    changed["items"][0]["prompt"] = "Which colour is the sky by night?"
    assert quiz().score(given_answers).points == 2
    assert Quiz.model_validate(changed).score(given_answers).points == 0


def test_a_better_reason_does_not_undo_an_answer() -> None:
    given_answers = responses({"colour": "blue"})
    changed = deepcopy(QUIZ)
    changed["items"][0]["options"][0]["reason"] = "Because of how air scatters light."
    assert Quiz.model_validate(changed).score(given_answers).points == 2


def test_an_answer_that_has_not_been_checked_does_not_count_yet() -> None:
    draft = {"colour": {**response_to(quiz().item("colour"), "blue"), "checked": False}}
    assert quiz().score(draft).points == 0


@pytest.mark.parametrize("broken", [{"colour": None}, {"colour": "blue"}, {"colour": {}}, {"x": 1}])
def test_responses_that_make_no_sense_count_as_none(broken: Any) -> None:
    assert quiz().score(broken).points == 0


def test_without_answers_nothing_gives_the_answer_away() -> None:
    told = json.dumps(quiz().spec(with_answers=False, cite=str))
    for secret in ("verdict", "reason", "sound", "defensible", 'group":', "Look up", "source"):
        assert secret not in told


def test_the_order_is_stored_and_differs_between_questions_and_seeds() -> None:
    def shown(seed: int) -> str:
        items = quiz(seed=seed).spec(with_answers=True, cite=str)["items"]
        return json.dumps([[option["id"] for option in items[0]["options"]]])

    assert shown(7) == shown(7)
    assert len({shown(seed) for seed in range(20)}) > 3


def test_sources_are_put_in_words() -> None:
    spec = quiz().spec(with_answers=True, cite=lambda key: f"<{key}>")
    assert spec["items"][0]["source"] == "<frost2005>"


def test_a_printed_quiz_escapes_what_the_author_wrote() -> None:
    item = deepcopy(CHOICE)
    item["options"][0]["text"] = "<script>alert(1)</script>"
    assert "<script>" not in quiz(items=[item]).printed()


def change(item: dict[str, Any], **changes: Any) -> list[dict[str, Any]]:
    return [{**deepcopy(item), **changes}]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ([CHOICE, CHOICE], "two questions have the id 'colour'"),
        (change(CHOICE, kind="essay"), "single_choice"),
        (change(CHOICE, options=CHOICE["options"][:1]), "at least 2"),
        (change(CHOICE, options=[CHOICE["options"][1], CHOICE["options"][2]]), "no right or sound"),
        (change(CHOICE, options=[CHOICE["options"][0]] * 2), "two options have the id 'blue'"),
        (
            change(
                CHOICE, options=[CHOICE["options"][0], {**CHOICE["options"][1], "verdict": "wrong"}]
            ),
            "mixes right/wrong",
        ),
        (
            change(CHOICE, options=[{**o, "verdict": "sound"} for o in CHOICE["options"]]),
            "cannot be answered badly",
        ),
        (change(SORT, cards=[{**c, "group": "fire"} for c in SORT["cards"]]), "does not exist"),
        (
            change(SORT, cards=[{**c, "defensible": {c["group"]: "x"}} for c in SORT["cards"]]),
            "both as its group and as defensible",
        ),
        (
            change(SORT, cards=[{**SORT["cards"][0]}, {**SORT["cards"][0], "id": "tern"}]),
            "cannot be answered badly",
        ),
    ],
)  # fmt: skip
def test_a_quiz_that_cannot_work_is_refused(items: list[Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        quiz(items=items)


def test_every_kind_is_found_by_its_file() -> None:
    assert {"single_choice", "sort_groups"} <= set(KINDS)
    assert {kind.model_fields["kind"].annotation for kind in KINDS.values()} == {
        Literal[name] for name in KINDS
    }


def keys_of(thing: Any, path: str = "") -> set[str]:
    """Return the path of every plain value in a question: ``options.id`` and so on."""
    if isinstance(thing, dict):
        return set[str]().union(*(keys_of(part, f"{path}.{key}") for key, part in thing.items()))
    if isinstance(thing, list):
        return set[str]().union(*(keys_of(part, path) for part in thing))
    return {path.removeprefix(".")}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_for_any_question_best_beats_worst_and_the_page_version_gives_nothing_away(
    kind: str,
) -> None:
    @given(generated(kind))
    def holds(drawn: Asked) -> None:
        asked = quiz(items=[drawn[0]]).items[0]
        best, worst = asked.judge(asked.best_answer()), asked.judge(asked.worst_answer())
        assert best.points == best.out_of
        assert best.points > worst.points or best.out_of == 0
        assert best.complete
        assert worst.complete
        assert keys_of(asked.shuffled(7).without_answers()) == (
            {"id", "kind", "prompt"} | SAMPLES[kind].ASKED
        )

    holds()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_answer_breaks_the_rules(kind: str) -> None:
    @given(generated(kind))
    def holds(drawn: Asked) -> None:
        item, answer = drawn
        judgement = quiz(items=[item]).items[0].judge(answer)
        assert 0 <= judgement.points <= judgement.out_of
        assert len(judgement.parts) <= judgement.judged

    holds()
