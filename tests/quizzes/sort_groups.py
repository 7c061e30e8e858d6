"""Questions in which cards are sorted, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.sort_groups import SortGroups
from tests.browser.hands import Hands, card
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "where",
    "kind": "sort_groups",
    "prompt": "Where does each live?",
    "groups": [{"id": "air", "label": "In the air"}, {"id": "sea", "label": "In the sea"}],
    "cards": [
        {"id": "gull", "text": "A gull", "group": "air", "reason": "It flies.",
         "defensible": {"sea": "It feeds there."}},
        {"id": "cod", "text": "A cod", "group": "sea", "reason": "It swims."},
    ],
}  # fmt: skip
ASKED = {"groups.id", "groups.label", "cards.id", "cards.text"}


def item(luck: Luck) -> dict[str, Any]:
    groups = luck.names(2, 6)
    cards = []
    for place, name in enumerate(luck.names(2, 8)):
        own, *others = luck.shuffled(groups)
        arguable = luck.some_of(others, 0, len(others) - (place == 0))
        cards.append(
            {
                "id": name,
                "text": luck.text(),
                "group": own,
                "reason": luck.text(),
                "defensible": {group: luck.text() for group in arguable},
            }
        )
    return {"groups": [{"id": group, "label": luck.text()} for group in groups], "cards": cards}


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    groups = [group["id"] for group in item["groups"]]
    if luck.once_in(20):
        # A list has places too, in JavaScript, and they are called "0", "1", ...
        return luck.shuffled(groups)
    cards = luck.some_of(item["cards"], 0, 8) if luck.once_in(4) else item["cards"]
    return {
        card["id"]: luck.nonsense() if luck.once_in(15) else luck.one_of(groups) for card in cards
    }


def give(hands: Hands, quiz: Locator, item: SortGroups, answer: dict[str, str]) -> None:
    for one in item.cards:
        hands.choose(card(quiz, one.text).locator(f"input[value='{answer[one.id]}']"))


def heard(item: SortGroups, answer: dict[str, str]) -> Iterator[tuple[str, ...]]:
    label = {group.id: group.label for group in item.groups}
    for one in item.cards:
        group = answer[one.id]
        if group != one.group:
            own = one.defensible.get(group)
            word = "Defensible" if own else "Elsewhere"
            yield word, one.text, one.reason, label[group], label[one.group], own or ""
