"""Questions that return, in a page whose clock the test sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.activity_pages import keep, kept_by, no_violations, open_activity, write_page
from tests.browser.hands import Hands, Mouse, hands_of
from tests.browser.learner import give
from tests.quizzes import quiz_of

QUIZ = quiz_of("single_choice", "sort_groups", "written_reason")
CHOICE, SORT, _ = QUIZ.items
SHOW_WHAT_ANOTHER_TAB_KEPT = """(text) => {
  const [key] = Object.keys(localStorage);
  dispatchEvent(new StorageEvent("storage", { key, newValue: text }));
}"""


def visit(page: Page, folder: Path, day: str) -> Locator:
    """Open the quiz at noon of a day."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    return open_activity(page, write_page(folder, QUIZ))


def answer(hands: Hands, activity: Locator, given: Any) -> None:
    """Answer the question that is shown, check it and go on."""
    shown = next(i for i in QUIZ.items if activity.locator(f".pw-{i.kind}").count())
    give(hands, activity, shown, given)
    hands.press(activity.get_by_role("button", name="Check my answer"))
    hands.press(activity.locator(".pw-main"))


def first_visit(page: Page, folder: Path, hands: Hands) -> Locator:
    """Get the choice wrong and the rest right, on 1 February."""
    activity = visit(page, folder, "2026-02-01")
    answer(hands, activity, "green")
    answer(hands, activity, SORT.best_answer())
    answer(hands, activity, "They eat insects.")
    return activity


def review_of(page: Page, name: str) -> tuple[int, str]:
    review = kept_by(page, QUIZ)[name]["review"]
    return review["box"], review["due"]


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_questions_return_later_the_better_they_are_known(
    page: Page, tmp_path: Path, way: str
) -> None:
    hands = hands_of(way, page)
    activity = first_visit(page, tmp_path, hands)
    expect(
        activity.get_by_text("Nothing is due again today. The next is on 2 February 2026.")
    ).to_be_visible()
    assert review_of(page, "colour") == (0, "2026-02-02")
    assert review_of(page, "where") == (1, "2026-02-04")
    assert "review" not in kept_by(page, QUIZ)["winter"], "there is nothing to be right about"

    activity = visit(page, tmp_path, "2026-02-02")
    expect(activity.get_by_text("1 question is due again today.")).to_be_visible()
    hands.press(activity.get_by_role("button", name="Practise what is due"))
    expect(activity.locator(".pw-progress")).to_contain_text("Practice: question 1 of 1")
    expect(activity.locator(".pw-prompt")).to_have_text(CHOICE.prompt)
    expect(activity.locator(".pw-prompt")).to_be_focused()
    expect(activity.locator("input:checked")).to_have_count(0)
    answer(hands, activity, "blue")
    expect(activity.get_by_text("The next is on 4 February 2026.")).to_be_visible()
    assert review_of(page, "colour") == (1, "2026-02-05")

    activity = visit(page, tmp_path, "2026-02-10")
    expect(activity.get_by_text("2 questions are due again today.")).to_be_visible()
    hands.press(activity.get_by_role("button", name="Practise what is due"))
    answer(hands, activity, "grey")
    answer(hands, activity, SORT.best_answer())
    assert review_of(page, "colour") == (0, "2026-02-11"), "not the best answer: it returns soon"
    assert review_of(page, "where") == (2, "2026-02-17")


def test_a_repeat_leaves_the_first_answer_as_it_was(page: Page, tmp_path: Path) -> None:
    activity = first_visit(page, tmp_path, Mouse())
    before = kept_by(page, QUIZ)["colour"]
    activity.get_by_role("button", name="Practise the ones I missed").click()
    answer(Mouse(), activity, "blue")
    after = kept_by(page, QUIZ)["colour"]
    assert after.items() >= before.items(), "practised on the same day, it moves to no other box"
    assert after["again"] == {"answer": "blue"}
    score = QUIZ.score(kept_by(page, QUIZ))
    heading = activity.locator(".pw-prompt")
    expect(heading).to_contain_text(f"You have {score.points} of {score.out_of} points.")
    expect(activity.locator(".pw-outcome").first).to_have_text(
        "0 of 2 points; 2 when you last practised"
    )
    expect(activity.get_by_role("button", name="Practise the ones I missed")).to_have_count(0)
    activity.get_by_role("button", name=CHOICE.prompt).click()
    expect(activity.get_by_label("Green")).to_be_checked()


def test_a_repeat_that_is_not_checked_leaves_nothing(page: Page, tmp_path: Path) -> None:
    activity = first_visit(page, tmp_path, Mouse())
    before = kept_by(page, QUIZ)
    activity.get_by_role("button", name="Practise the ones I missed").click()
    give(Mouse(), activity, CHOICE, "blue")
    assert kept_by(page, QUIZ) == before
    activity = visit(page, tmp_path, "2026-02-01")
    expect(activity.locator(".pw-prompt")).to_contain_text("You have 4 of 6 points.")


def test_practice_takes_in_a_question_that_was_never_checked(page: Page, tmp_path: Path) -> None:
    activity = first_visit(page, tmp_path, Mouse())
    kept = kept_by(page, QUIZ)
    kept["where"]["checked"] = False
    activity = visit(page, tmp_path, "2026-02-01")
    page.evaluate(SHOW_WHAT_ANOTHER_TAB_KEPT, json.dumps(kept))
    activity.get_by_role("button", name="Practise the ones I missed").click()
    answer(Mouse(), activity, "blue")
    expect(activity.locator(".pw-progress")).to_contain_text("Practice: question 2 of 2")
    answer(Mouse(), activity, SORT.best_answer())
    found = kept_by(page, QUIZ)
    assert "again" in found["colour"]
    assert "again" not in found["where"], "it is the first answer"
    assert "checked" not in found["where"]


def test_answers_kept_by_an_earlier_version_are_due(page: Page, tmp_path: Path) -> None:
    activity = first_visit(page, tmp_path, Mouse())
    kept = kept_by(page, QUIZ)
    earlier = {name: {**response, "review": None} for name, response in kept.items()}
    keep(page, QUIZ, earlier)
    activity = visit(page, tmp_path, "2026-02-01")
    expect(activity.get_by_text("2 questions are due again today.")).to_be_visible()


def test_an_answer_from_another_tab_does_not_undo_a_repeat(page: Page, tmp_path: Path) -> None:
    activity = first_visit(page, tmp_path, Mouse())
    activity.get_by_role("button", name="Practise the ones I missed").click()
    give(Mouse(), activity, CHOICE, "blue")
    kept = kept_by(page, QUIZ)
    kept["winter"]["answer"] = "Midges."
    page.evaluate(SHOW_WHAT_ANOTHER_TAB_KEPT, json.dumps(kept))
    expect(activity.get_by_label("Blue")).to_be_checked()
    answer(Mouse(), activity, "blue")
    assert kept_by(page, QUIZ)["colour"]["again"] == {"answer": "blue"}


def test_work_to_be_handed_in_does_not_return(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ, practice=False))
    give(Mouse(), activity, CHOICE, "green")
    for _ in QUIZ.items:
        activity.locator(".pw-main").click()
    expect(activity.locator(".pw-due")).to_have_count(0)
    assert "review" not in kept_by(page, QUIZ)["colour"]


def test_days_are_those_where_the_learner_is(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(timezone_id="Pacific/Auckland")
    page.clock.set_fixed_time("2026-02-01T11:30:00Z")  # Half past midnight there.
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    answer(Mouse(), activity, "green")
    assert review_of(page, "colour") == (0, "2026-02-03")


@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing(
    new_page: Callable[..., Page], tmp_path: Path, theme: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.clock.set_fixed_time("2026-02-01T12:00:00Z")
    file = write_page(tmp_path, QUIZ, theme=theme)
    answer(Mouse(), open_activity(page, file), "green")
    page.clock.set_fixed_time("2026-02-02T12:00:00Z")
    activity = open_activity(page, file)
    answer(Mouse(), activity, SORT.best_answer())
    answer(Mouse(), activity, "They eat insects.")
    expect(activity.get_by_role("button", name="Practise what is due")).to_be_visible()
    no_violations(page)
