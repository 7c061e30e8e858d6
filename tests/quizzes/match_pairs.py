"""Questions in which pairs are matched, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.match_pairs import MatchPairs
from tests.browser.hands import Hands
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "young",
    "kind": "match_pairs",
    "prompt": "Who is whose young?",
    "pairs": [
        {"left": {"id": "hare", "text": "Hare"}, "right": {"id": "leveret", "text": "Leveret"},
         "reason": "From the French for hare."},
        {"left": {"id": "swan", "text": "Swan"}, "right": {"id": "cygnet", "text": "Cygnet"},
         "reason": "From the Latin for swan."},
        {"left": {"id": "eel", "text": "Eel"}, "right": {"id": "elver", "text": "Elver"},
         "reason": "They come up rivers in spring."},
    ],
    "others": [{"id": "joey", "text": "Joey"}],
}  # fmt: skip
ASKED = {"lefts.id", "lefts.text", "rights.id", "rights.text"}


def item(luck: Luck) -> dict[str, Any]:
    pairs = luck.number(2, 8)
    ids = luck.names(2 * pairs, 2 * pairs + 4)
    ends = [{"id": name, "text": f"{luck.text()}{place}"} for place, name in enumerate(ids)]
    return {
        "pairs": [
            {"left": left, "right": right, "reason": luck.text()}
            for left, right in zip(ends[:pairs], ends[pairs : 2 * pairs], strict=True)
        ],
        "others": ends[2 * pairs :],
    }


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    lefts = [pair["left"]["id"] for pair in item["pairs"]]
    rights = [end["id"] for end in [*(pair["right"] for pair in item["pairs"]), *item["others"]]]
    if luck.once_in(20):
        return luck.shuffled(rights)
    own = {pair["left"]["id"]: pair["right"]["id"] for pair in item["pairs"]}
    return {
        left: luck.nonsense()
        if luck.once_in(15)
        else luck.one_of([own[left], luck.one_of(rights), left])
        if luck.once_in(3)
        else luck.one_of([own[left], luck.one_of(rights)])
        for left in (luck.some_of(lefts, 0, 8) if luck.once_in(4) else lefts)
    }


def give(hands: Hands, quiz: Locator, item: MatchPairs, answer: dict[str, str]) -> None:
    for pair in item.pairs:
        menu = quiz.get_by_label(pair.left.text, exact=True)
        hands.select(menu, answer[pair.left.id])


def heard(item: MatchPairs, answer: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for pair in item.pairs:
        if answer[pair.left.id] != pair.right.id:
            yield "Another match", pair.left.text, pair.right.text, pair.reason
