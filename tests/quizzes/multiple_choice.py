"""Questions with several answers, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.multiple_choice import MultipleChoice
from tests.browser.hands import Hands
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "birds",
    "kind": "multiple_choice",
    "prompt": "Which of these are birds?",
    "options": [
        {"id": "wren", "text": "A wren", "verdict": "right", "reason": "It has feathers."},
        {
            "id": "penguin",
            "text": "A penguin",
            "verdict": "right",
            "reason": "It swims, but it is.",
        },
        {"id": "bat", "text": "A bat", "verdict": "wrong", "reason": "It has fur."},
        {"id": "moth", "text": "A moth", "verdict": "wrong", "reason": "It has six legs."},
    ],
}
ASKED = {"options.id", "options.text"}


def item(luck: Luck) -> dict[str, Any]:
    ids = luck.names(2, 8)
    verdicts = ["right", "wrong", *(luck.one_of(["right", "wrong"]) for _ in ids[2:])]
    return {
        "options": [
            {"id": name, "text": luck.text(), "verdict": verdict, "reason": luck.text()}
            for name, verdict in zip(ids, luck.shuffled(verdicts), strict=True)
        ]
    }


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    ids = [option["id"] for option in item["options"]]
    ticked: list[Any] = luck.some_of(ids, 0, 8)
    if luck.once_in(4):
        ticked += [luck.one_of(ids), luck.nonsense()]
    return {str(place): name for place, name in enumerate(ticked)} if luck.once_in(20) else ticked


def give(hands: Hands, quiz: Locator, item: MultipleChoice, answer: list[str]) -> None:
    for option in item.options:
        box = quiz.locator(f"input[value='{option.id}']")
        if box.is_checked() != (option.id in answer):
            hands.tick(box)


def heard(item: MultipleChoice, answer: list[str]) -> Iterator[tuple[str, ...]]:
    for option in item.options:
        if option.id in answer:
            word = "Right" if option.verdict == "right" else "Not one of them"
            yield word, option.text, option.reason
        elif option.verdict == "right":
            yield "Missed", option.text, option.reason
