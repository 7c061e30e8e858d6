"""A whole quiz: every question answered, explained and counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, expect

from partnership.activities.quiz.confidence import LEVELS
from partnership.activities.quiz.item import Item
from partnership.activities.quiz.model import Quiz
from partnership.activities.responses import answer_to
from tests.browser.learner import give
from tests.browser.walking import Learner, plain
from tests.quizzes import SAMPLES, reasons_in


def do(learner: Learner, quiz: Quiz, shown: Locator) -> None:
    onward = shown.locator(".pw-main")
    for number, item in enumerate(quiz.items):
        expect(shown.locator(".pw-prompt")).to_have_text(item.prompt)
        answer = _answer(learner, number, item)
        _give(learner, quiz, number, shown)
        _was_explained(shown, item.shuffled(quiz.seed), answer)
        learner.hands.press(onward)
    found = learner.kept(quiz)
    for number, item in enumerate(quiz.items):
        assert item.judge(answer_to(item, found)) == item.judge(_answer(learner, number, item))
    expect(shown.locator(".pw-prompt")).to_be_focused()
    was_kept(learner, quiz, shown)


def hand_in(learner: Learner, quiz: Quiz, shown: Locator) -> None:
    """Do it as an assignment asks for it: answers are kept, and nothing is said of them."""
    for number, item in enumerate(quiz.items):
        expect(shown.locator(".pw-prompt")).to_have_text(item.prompt)
        _give(learner, quiz, number, shown)
    every = f"You have answered {len(quiz.items)} of {len(quiz.items)} questions."
    expect(shown.locator(".pw-prompt")).to_contain_text(every)
    assert shown.locator(".pw-reason").count() == 0
    found = learner.kept(quiz)
    for number, item in enumerate(quiz.items):
        assert item.judge(answer_to(item, found)) == item.judge(_answer(learner, number, item))


def _give(learner: Learner, quiz: Quiz, number: int, shown: Locator) -> None:
    item = quiz.items[number]
    give(learner.hands, shown, item, _answer(learner, number, item))
    if quiz.confidence and item.judge(None).out_of:
        level = LEVELS[number % len(LEVELS)].label
        group = shown.get_by_role("group", name="How sure are you?")
        learner.hands.choose(group.get_by_label(level))
    learner.hands.press(shown.locator(".pw-main"))


def _answer(learner: Learner, number: int, item: Item) -> Any:
    return item.best_answer() if learner.does_well(number) else item.worst_answer()


def _was_explained(shown: Locator, item: Item, answer: Any) -> None:
    told = shown.locator(".pw-told[role=status]")
    expect(told.locator(".pw-summary")).not_to_be_empty()
    rows = [plain(row) for row in told.locator(".pw-reason").all_text_contents()]
    heard = list(SAMPLES[item.kind].heard(item, answer))
    assert len(rows) == len(heard), (item.id, rows)
    for said in heard:
        assert any(all(plain(part) in row for part in said) for row in rows), (said, rows)
    judged = item.judge(answer)
    right = sum(part.verdict == "right" for part in judged.parts)
    if judged.judged > 1 and right < judged.judged:
        expect(told.locator(".pw-summary")).to_contain_text(f"{right} of {judged.judged} ")
    seen = plain(shown.locator(".pw-question").inner_text())
    for reason in reasons_in(item.model_dump(mode="json")):
        assert plain(reason) in seen, (item.id, reason)


def was_kept(learner: Learner, quiz: Quiz, shown: Locator) -> None:
    found = learner.kept(quiz)
    score = quiz.score(found)
    judgements = quiz.judge(found).values()
    points = f"You have {score.points} of {score.out_of} points. " if score.out_of else ""
    checked = f"{len(quiz.items)} of {len(quiz.items)} questions checked."
    expect(shown.locator(".pw-prompt")).to_have_text(points + checked)
    outcomes = shown.locator(".pw-results .pw-outcome").all_text_contents()
    assert [text.strip() for text in outcomes] == [
        f"{one.points} of {one.out_of} points" if one.out_of else "Answered" for one in judgements
    ]
    missed = sum(one.points < one.out_of for one in judgements)
    expect(shown.get_by_role("link", name="Read again")).to_have_count(missed)
    practise = shown.get_by_role("button", name="Practise the ones I missed")
    expect(practise).to_have_count(1 if missed else 0)
    if quiz.confidence and score.out_of:
        rows = shown.get_by_role("region", name="How sure you were").locator("tbody tr")
        for row, level in zip(quiz.calibration(found), LEVELS, strict=True):
            points = f"{row.points} of {row.out_of}" if row.questions else "–"
            expect(rows.filter(has_text=level.label)).to_contain_text(points)


def announced(learner: Learner, quiz: Quiz, shown: Locator) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(quiz.items):
        shuffled = item.shuffled(quiz.seed)
        yield from SAMPLES[item.kind].heard(shuffled, _answer(learner, number, item))


def begin(learner: Learner, quiz: Quiz, shown: Locator) -> None:
    _give(learner, quiz, 0, shown)
    expect(shown.locator(".pw-told .pw-summary")).not_to_be_empty()
