"""Questions with one choice, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.judgement import Verdict
from partnership.activities.quiz.kinds.single_choice import SingleChoice
from tests.browser.hands import Hands
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "colour",
    "kind": "single_choice",
    "prompt": "Which colour is the sky by day?",
    "options": [
        {"id": "blue", "text": "Blue", "verdict": "sound", "reason": "Look up."},
        {"id": "grey", "text": "Grey", "verdict": "defensible", "reason": "It is often so."},
        {"id": "green", "text": "Green", "verdict": "weak", "reason": "That is grass."},
    ],
}
ASKED = {"options.id", "options.text"}
GOOD = {"right", "sound"}
WORDS: dict[Verdict, str] = {
    "right": "Right",
    "sound": "Sound",
    "defensible": "Defensible",
    "weak": "Weak",
    "wrong": "Not the answer",
}


def item(luck: Luck) -> dict[str, Any]:
    ids = luck.names(2, 6)
    good, bad = luck.one_of([(["right"], ["wrong"]), (["sound"], ["defensible", "weak"])])
    verdicts = [good[0], luck.one_of(bad), *(luck.one_of(good + bad) for _ in ids[2:])]
    return {
        "options": [
            {"id": name, "text": luck.text(), "verdict": verdict, "reason": luck.text()}
            for name, verdict in zip(ids, luck.shuffled(verdicts), strict=True)
        ]
    }


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    return luck.one_of(item["options"])["id"]


def give(hands: Hands, quiz: Locator, item: SingleChoice, answer: str) -> None:
    hands.choose(quiz.locator(f"input[value='{answer}']"))


def heard(item: SingleChoice, answer: str) -> Iterator[tuple[str, ...]]:
    chosen = next(option for option in item.options if option.id == answer)
    yield WORDS[chosen.verdict], chosen.text, chosen.reason
    if chosen.verdict not in GOOD:
        better = next(option for option in item.options if option.verdict in GOOD)
        yield WORDS[better.verdict], better.text, better.reason
