"""Questions that are answered in writing, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.written_reason import LONGEST, WrittenReason
from tests.browser.hands import Hands
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "winter",
    "kind": "written_reason",
    "prompt": "Why do swallows leave in winter?",
    "model_reason": "They eat insects in flight, and in winter there are none here.",
    "look_for": ["What they eat", "Why it runs out"],
}
ASKED: set[str] = set()


def item(luck: Luck) -> dict[str, Any]:
    points = [luck.text() for _ in range(luck.number(1, 6))]
    return {"model_reason": luck.text(), "look_for": points}


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    if luck.once_in(3):
        return "".join(
            luck.one_of("\t\n\v\f\r \u0085\u00a0\u200b\u2029\u3000\ufeff\u001c\u2007\u2022\u205fx")
            for _ in "123"
        )
    if luck.once_in(5):
        return luck.one_of("a\U0001f600") * luck.number(LONGEST // 2 - 1, LONGEST + 1)
    return luck.text()


def give(hands: Hands, quiz: Locator, item: WrittenReason, answer: str) -> None:
    hands.write(quiz.get_by_role("textbox", name="Your reason"), answer)


def heard(item: WrittenReason, answer: str) -> Iterator[tuple[str, ...]]:
    yield "You wrote", answer
    yield "A model reason", item.model_reason
    yield "Look for", *item.look_for
