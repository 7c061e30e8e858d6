"""Questions in which steps are put in order, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.put_in_order import PutInOrder
from tests.browser.hands import Hands
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "frog",
    "kind": "put_in_order",
    "prompt": "How does a frog come to be?",
    "steps": [
        {"id": "spawn", "text": "Spawn is laid", "when": "March", "reason": "It begins as an egg."},
        {"id": "tadpole", "text": "A tadpole swims", "when": "April", "reason": "It has gills."},
        {"id": "legs", "text": "Legs grow", "reason": "The back ones come first."},
        {
            "id": "land",
            "text": "It leaves the water",
            "when": "June",
            "reason": "It has lungs now.",
        },
    ],
}
ASKED = {"steps.id", "steps.text"}


def item(luck: Luck) -> dict[str, Any]:
    return {
        "steps": [
            {
                "id": name,
                "text": luck.text(),
                "reason": luck.text(),
                **({"when": luck.text()} if luck.once_in(2) else {}),
            }
            for name in luck.names(3, 8)
        ]
    }


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    ids = [step["id"] for step in item["steps"]]
    order: list[Any] = luck.shuffled(ids)
    if luck.once_in(4):
        order[luck.number(0, len(order) - 1)] = luck.one_of([luck.one_of(ids), luck.nonsense()])
    if luck.once_in(10):
        return [*order, luck.one_of(ids)]
    return order[1:] if luck.once_in(10) else order


def give(hands: Hands, quiz: Locator, item: PutInOrder, answer: list[str]) -> None:
    rows = quiz.locator(".pw-step")
    text = {step.id: step.text for step in item.steps}
    for place, name in enumerate(answer):
        while text[name] not in str(rows.nth(place).text_content()):
            step = rows.filter(has_text=text[name])
            hands.press(step.get_by_role("button", name="Move up"))
    mine = quiz.get_by_role("checkbox", name="This is my order")
    if not mine.is_checked():
        hands.tick(mine)


def heard(item: PutInOrder, answer: list[str]) -> Iterator[tuple[str, ...]]:
    wrong = {
        name
        for part in item.judge(answer).parts
        if part.verdict == "wrong"
        for name in part.id.split(":")
    }
    for number, step in enumerate(item.steps, start=1):
        if step.id in wrong:
            yield "Out of order", f"Number {number}", step.text, step.reason
