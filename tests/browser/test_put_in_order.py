"""Putting steps in order in a page: focus, what is said, and the order that was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partnership.activities.responses import answer_to
from tests.browser.activity_pages import kept_by, open_activity, write_page
from tests.browser.hands import hands_of
from tests.quizzes import example, quiz_of

QUIZ = quiz_of("put_in_order")


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_step_that_is_moved_keeps_the_focus_and_says_where_it_is(
    page: Page, tmp_path: Path, way: str
) -> None:
    activity, hands = open_activity(page, write_page(tmp_path, QUIZ)), hands_of(way, page)
    text = str(activity.locator(".pw-step > span:first-child").first.text_content())
    down = activity.get_by_role("button", name=f"Move down: {text}")
    up = activity.get_by_role("button", name=f"Move up: {text}")
    expect(up).to_be_disabled()
    for place in (2, 3):
        hands.press(down)
        said = activity.locator(".pw-moved[role=status]")
        expect(said).to_have_text(f"{text}: now number {place} of 4.")
        expect(down).to_be_focused()
    hands.press(down)
    expect(down).to_be_disabled()
    expect(up).to_be_focused()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_order_a_learner_finds_can_be_their_answer(
    page: Page, tmp_path: Path, way: str
) -> None:
    activity, hands = open_activity(page, write_page(tmp_path, QUIZ)), hands_of(way, page)
    start = [
        str(step.text_content()) for step in activity.locator(".pw-step > span:first-child").all()
    ]
    hands.tick(activity.get_by_role("checkbox", name="This is my order"))
    hands.press(activity.get_by_role("button", name="Check my answer"))
    item = QUIZ.items[0]
    kept = answer_to(item, kept_by(page, QUIZ))
    text = {step["id"]: step["text"] for step in example("put_in_order")["steps"]}
    assert [text[name] for name in kept] == start
    assert item.judge(kept).points < item.judge(kept).out_of, "the start is not the answer"


def test_an_order_that_is_taken_back_is_no_answer(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    activity.get_by_role("button", name="Move down").first.click()
    activity.get_by_role("checkbox", name="This is my order").uncheck()
    activity.get_by_role("button", name="Check my answer").click()
    expect(activity.get_by_role("alert")).to_have_text(
        "Move the steps, or tick that this is your order."
    )
