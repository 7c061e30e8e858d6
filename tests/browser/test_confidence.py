"""Being asked how sure one is, and being shown what it says, in a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.activity_pages import kept_by, no_violations, open_activity, write_page
from tests.browser.hands import Hands, hands_of
from tests.browser.learner import give
from tests.quizzes import quiz_of

QUIZ = quiz_of("single_choice", "multiple_choice", "put_in_order", confidence=True)


def say(hands: Hands, activity: Locator, level: str) -> None:
    """Say how sure one is."""
    hands.choose(activity.get_by_role("group", name="How sure are you?").get_by_label(level))


def run(hands: Hands, activity: Locator, best: tuple[bool, ...], levels: tuple[str, ...]) -> None:
    """Answer every question, each with a level, and go to the results."""
    for item, right, level in zip(QUIZ.items, best, levels, strict=True):
        give(hands, activity, item, item.best_answer() if right else item.worst_answer())
        say(hands, activity, level)
        hands.press(activity.locator(".pw-main"))
        hands.press(activity.locator(".pw-main"))


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_level_is_asked_for_and_kept_with_the_answer(
    page: Page, tmp_path: Path, way: str
) -> None:
    activity, hands = open_activity(page, write_page(tmp_path, QUIZ)), hands_of(way, page)
    give(hands, activity, QUIZ.items[0], "blue")
    check = activity.get_by_role("button", name="Check my answer")
    hands.press(check)
    expect(activity.get_by_role("alert")).to_have_text("Say how sure you are first.")
    expect(activity.locator(".pw-reason")).to_have_count(0)
    say(hands, activity, "Fairly sure")
    expect(activity.get_by_role("alert")).to_have_text("")
    hands.press(check)
    expect(activity.get_by_text("That is a sound answer.")).to_be_visible()
    assert kept_by(page, QUIZ)["colour"]["confidence"] == "fairly-sure"
    expect(activity.get_by_label("Fairly sure")).to_be_disabled()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_results_say_in_words_and_in_a_table_how_sureness_fits(
    page: Page, tmp_path: Path, way: str
) -> None:
    activity, hands = open_activity(page, write_page(tmp_path, QUIZ)), hands_of(way, page)
    run(hands, activity, (True, False, False), ("Not sure", "Very sure", "Very sure"))
    shown = activity.get_by_role("region", name="How sure you were")
    expect(shown).to_contain_text("When you were very sure, you earned 0 of 14 points.")
    expect(shown).to_contain_text("Feeling sure can hide a gap")
    rows = [row.inner_text().split("\t") for row in shown.get_by_role("row").all()]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["You were", "Questions", "All right", "Points"],
        ["Not sure", "1", "1", "2 of 2"],
        ["Fairly sure", "0", "–", "–"],
        ["Very sure", "2", "0", "0 of 14"],
    ]
    expect(shown.get_by_role("rowheader")).to_have_count(3)


@pytest.mark.parametrize(
    ("best", "level", "words"),
    [
        ((True, True, True), "Not sure", "You know more than you think."),
        ((True, True, True), "Very sure", "How sure you felt fits how you did."),
        ((False, False, False), "Very sure", "Feeling sure can hide a gap"),
    ],
)
def test_the_words_are_kind(
    page: Page, tmp_path: Path, best: tuple[bool, ...], level: str, words: str
) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    run(hands_of("mouse", page), activity, best, (level,) * 3)
    expect(activity.get_by_role("region", name="How sure you were")).to_contain_text(words)


def test_a_reason_that_is_written_is_not_asked_about(page: Page, tmp_path: Path) -> None:
    asked = quiz_of("written_reason", confidence=True)
    activity = open_activity(page, write_page(tmp_path, asked))
    expect(activity.get_by_text("How sure are you?")).to_have_count(0)
    give(hands_of("mouse", page), activity, asked.items[0], "They eat insects.")
    activity.get_by_role("button", name="Check my answer").click()
    activity.get_by_role("button", name="See your results").click()
    expect(activity.get_by_role("region", name="How sure you were")).to_have_count(0)


def test_work_to_be_handed_in_keeps_the_level_and_shows_no_calibration(
    page: Page, tmp_path: Path
) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ, practice=False))
    hands = hands_of("mouse", page)
    say(hands, activity, "Very sure")
    assert kept_by(page, QUIZ)["colour"]["checked"] is False, "a level is not yet an answer"
    give(hands, activity, QUIZ.items[0], "grey")
    kept = kept_by(page, QUIZ)["colour"]
    assert (kept["answer"], kept["confidence"], "checked" in kept) == ("grey", "very-sure", False)
    for _ in QUIZ.items:
        activity.locator(".pw-main").click()
    expect(activity.locator(".pw-prompt")).to_contain_text("You have answered 1 of 3")
    expect(activity.get_by_role("region", name="How sure you were")).to_have_count(0)


@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing(
    new_page: Callable[..., Page], tmp_path: Path, theme: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    activity = open_activity(page, write_page(tmp_path, QUIZ, theme=theme))
    no_violations(page)
    run(hands_of("mouse", page), activity, (True, False, False), ("Not sure",) + ("Very sure",) * 2)
    no_violations(page)
