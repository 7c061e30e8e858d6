"""Questions on which statements are true of which terms, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from partnership.activities.quiz.kinds.true_of_terms import TrueOfTerms
from tests.browser.hands import Hands, card
from tests.quizzes.luck import Luck

EXAMPLE: dict[str, Any] = {
    "id": "numbers",
    "kind": "true_of_terms",
    "prompt": "What is true of which?",
    "terms": [
        {"id": "insect", "label": "Insects"},
        {"id": "spider", "label": "Spiders"},
        {"id": "snail", "label": "Snails"},
    ],
    "statements": [
        {"id": "jointed", "text": "They have jointed legs", "true_of": ["insect", "spider"],
         "reason": "A snail has one foot."},
        {"id": "shell", "text": "They carry a shell", "true_of": ["snail"],
         "reason": "It grows with them."},
    ],
}  # fmt: skip
ASKED = {"terms.id", "terms.label", "statements.id", "statements.text"}


def item(luck: Luck) -> dict[str, Any]:
    terms = luck.names(2, 6)
    return {
        "terms": [{"id": name, "label": luck.text()} for name in terms],
        "statements": [
            {
                "id": name,
                "text": luck.text(),
                "true_of": luck.some_of(terms, 1, 6),
                "reason": luck.text(),
            }
            for name in luck.names(1, 8)
        ],
    }


def answer(luck: Luck, item: dict[str, Any]) -> Any:
    terms = [term["id"] for term in item["terms"]]
    statements = item["statements"]
    if luck.once_in(4):
        statements = luck.some_of(statements, 0, 8)
    return {statement["id"]: _ticked(luck, terms, statement["true_of"]) for statement in statements}


def _ticked(luck: Luck, terms: list[str], right: list[str]) -> Any:
    if luck.once_in(20):
        return luck.one_of([luck.nonsense(), terms[0]])
    ticked: list[Any] = luck.shuffled(right) if luck.once_in(2) else luck.some_of(terms, 1, 6)
    return [*ticked, luck.one_of(ticked), luck.nonsense()] if luck.once_in(8) else ticked


def give(hands: Hands, quiz: Locator, item: TrueOfTerms, answer: dict[str, list[str]]) -> None:
    for statement in item.statements:
        for term in item.terms:
            box = card(quiz, statement.text).locator(f"input[value='{term.id}']")
            if box.is_checked() != (term.id in answer[statement.id]):
                hands.tick(box)


def heard(item: TrueOfTerms, answer: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    label = {term.id: term.label for term in item.terms}
    for one in item.statements:
        if set(answer[one.id]) != set(one.true_of):
            yield "Other terms", one.text, one.reason, *(label[term] for term in one.true_of)
