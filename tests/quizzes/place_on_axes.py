"""Questions in which cards are placed on two axes, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.place_on_axes import PlaceOnAxes
from tests.browser.hands import Hands, card
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "weather",
    "kind": "place_on_axes",
    "prompt": "What is the weather like there?",
    "x": {"name": "Heat", "low": "cold", "high": "hot"},
    "y": {"name": "Rain", "low": "dry", "high": "wet"},
    "cards": [
        {"id": "jungle", "text": "In a jungle", "x": "high", "y": "high",
         "reason": "It rains daily."},
        {"id": "pole", "text": "At the South Pole", "x": "low", "y": "low",
         "reason": "Almost nothing falls.",
         "defensible": [{"x": "low", "y": "high", "argument": "It stands on water."}]},
    ],
}  # fmt: skip
ASKED = {"cards.id", "cards.text"} | {f"{x}.{y}" for x in "xy" for y in ("name", "low", "high")}
PLACES = [{"x": x, "y": y} for x, y in product(["low", "high"], repeat=2)]


def item(luck: Luck) -> dict[str, Any]:
    cards = []
    for number, name in enumerate(luck.names(1, 8)):
        own, *others = luck.shuffled(PLACES)
        if number == 0:
            # At least one card cannot be argued into every place.
            others = [place for place in others if place["x"] == own["x"]]
        cases = [{**place, "argument": luck.text()} for place in luck.some_of(others, 0, 3)]
        words = {"id": name, "text": luck.text(), "reason": luck.text()}
        cards.append({**own, **words, "defensible": cases})
    x, y = ({"name": luck.text(), "low": "l" + luck.text(), "high": luck.text()} for _ in "xy")
    return {"x": x, "y": y, "cards": cards}


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    names = [card["id"] for card in item["cards"]]
    if luck.once_in(4):
        names = luck.some_of(names, 0, 8)
    return {name: _place(luck) for name in names}


def _place(luck: Luck) -> Any:
    if luck.once_in(15):
        return luck.nonsense()
    place: dict[str, Any] = dict(luck.one_of(PLACES))
    if luck.once_in(10):
        place[luck.one_of(["x", "y", "constructor"])] = luck.one_of([None, "middle", "x", 1])
    return place


def give(hands: Hands, quiz: Locator, item: PlaceOnAxes, answer: dict[str, dict[str, str]]) -> None:
    for one in item.cards:
        place = answer[one.id]
        hands.choose(card(quiz, one.text).locator(f"input[value='{place['x']} {place['y']}']"))


def heard(item: PlaceOnAxes, answer: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    verdicts = {part.id: part.verdict for part in item.judge(answer).parts}
    for one in item.cards:
        on_axes = [verdicts[f"{one.id}:{axis}"] for axis in "xy"]
        ours = [getattr(axis, getattr(one, name)) for name, axis in (("x", item.x), ("y", item.y))]
        if "wrong" in on_axes:
            yield "Elsewhere", one.text, one.reason, *ours
        elif "defensible" in on_axes:
            yield "Defensible", one.text, one.reason, *ours
