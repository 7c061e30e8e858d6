"""A case in a page: what is kept, gone back to, planned, compared, read and shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.case.play.game import Game
from partnership.activities.case.plays import read_plays
from partnership.activities.case.program import program_of
from partnership.activities.catalogue import find_activity
from tests.browser.activity_hands import hands_of
from tests.browser.case_pages import (
    KEY,
    begun,
    decide,
    go_on,
    kept_plays,
    opened,
    press,
    to_the_end,
    write_case,
)

SMALL: Any = find_activity("toy-library")


@pytest.fixture
def small(page: Page, tmp_path: Path) -> Locator:
    return opened(page, write_case(tmp_path, SMALL))


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_nothing_is_decided_until_every_question_is_answered(small: Locator, kind: str) -> None:
    hands = hands_of(kind, small.page)
    hands.press(small.get_by_role("button", name="Go on to the case"))
    hands.press(small.get_by_role("button", name="Begin", exact=True))
    expect(small.get_by_role("alert")).to_have_text("Choose a side first.")
    hands.choose(small.locator("input[value=library]"))
    hands.press(small.get_by_role("button", name="Begin", exact=True))
    hands.choose(small.locator("input[value=ask_ama]"))
    hands.press(small.locator(".pw-decision .pw-main"))
    expect(small.get_by_role("alert")).to_contain_text("Choose an answer to each question")
    assert kept_plays(small.page, SMALL)[0]["choices"] == []


def test_the_note_comes_first_and_says_the_way_round(small: Locator) -> None:
    for text in (SMALL.note.text, SMALL.note.way_round, SMALL.note.help[0].who, SMALL.numbers):
        expect(small.get_by_text(text).first).to_be_visible()
    expect(small.locator("input")).to_have_count(0)


def test_a_consequence_shows_the_rule_and_its_basis(small: Locator) -> None:
    begun(small, "library")
    decide(small, "ask_ama", "nursery_told")
    rule = next(one for one in SMALL.rules if one.id == "still_unseen")
    fired = small.locator(".pw-fired", has_text=rule.message)
    expect(fired.get_by_text(rule.reason)).to_be_hidden()
    fired.locator("summary").first.click()
    expect(fired.get_by_text(rule.reason)).to_be_visible()
    expect(fired).to_contain_text("It counts 2 times: At three, a month without friends")
    expect(fired).to_contain_text("Basis: the course's own judgement")
    expect(small.locator(".pw-came")).to_contain_text("(UK, looked up on 22 November 2026)")
    expect(small.locator(".pw-came")).to_contain_text("Town Library told Hill Nursery")


def test_an_escalation_lets_nothing_else_move_on(small: Locator) -> None:
    begun(small, "library")
    decide(small, "ask_ama", "nobody")
    go_on(small)
    decide(small, "wait")
    go_on(small)
    expect(small.get_by_role("heading", name="Talk to the person who leads on")).to_be_focused()
    decide(small, "write")
    go_on(small)
    expect(small.locator(".pw-decision input[value=write]")).to_have_count(0)
    decide(small, "speak")
    go_on(small)
    expect(small.get_by_role("heading", name="Looking back")).to_be_focused()


def test_a_play_survives_reloading_and_can_be_gone_back_into(small: Locator) -> None:
    page = small.page
    begun(small, "library")
    decide(small, "ask_ama", "nobody")
    go_on(small)
    page.reload()
    expect(small.get_by_role("heading", name="Nobody has mentioned Kit")).to_be_visible()
    press(small, "Path")
    small.get_by_role("button", name=re.compile("Go back to here.*A late box")).click()
    expect(small.get_by_role("heading", name="A late box")).to_be_focused()
    first, second = kept_plays(page, SMALL)
    assert (len(first["choices"]), second["choices"]) == (1, [])


def test_a_case_that_changed_sets_the_old_play_aside_and_says_so(
    page: Page, tmp_path: Path
) -> None:
    shown = begun(opened(page, write_case(tmp_path, SMALL)), "library")
    decide(shown, "ask_ama", "nobody")
    shown = opened(page, write_case(tmp_path, SMALL, mark="another"))
    expect(shown.get_by_text("The case has changed since you played it.")).to_be_visible()
    begun(shown, "nursery")
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY.format(SMALL)))
    assert len(kept) == 2
    aside = next(name for name in kept if "@" in name)
    assert kept[aside]["answer"]["plays"][0]["choices"] == [["ask_ama", "nobody"]]


SOUND = {"role": "library", "play": 0, "choices": [["ask_ama", "nobody"]]}
NONSENSE: list[Any] = [
    *(None, 7, "text", [], {"plays": 3}, {"now": 0, "plays": [None]}),
    *({"now": 0, "plays": [{**SOUND, **wrong}]} for wrong in (
        {"role": "council"}, {"role": "__proto__"}, {"play": -1}, {"choices": [["no", "nobody"]]},
        {"choices": "abc"}, {"choices": [[]]}, {"board": 7}, {"board": {"play_pair": None}},
        {"board": {"play_pair": {"agreed": 3}}}, {"board": {"play_pair": {"owner": {}}}},
    )),
]  # fmt: skip


@pytest.mark.parametrize("answer", NONSENSE, ids=lambda one: json.dumps(one)[-40:])
def test_what_cannot_be_played_is_not(page: Page, tmp_path: Path, answer: Any) -> None:
    address = write_case(tmp_path, SMALL)
    opened(page, address)
    kept = {SMALL.id: {"answer": answer, "fingerprint": SMALL.parts()[0].fingerprint}}
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY.format(SMALL), json.dumps(kept)]
    )
    shown = opened(page, address)
    expect(shown.get_by_role("heading", name="Before you begin")).to_be_visible()
    if not (isinstance(answer, dict) and "board" in str(answer)):
        assert read_plays(Game(program_of(SMALL)), answer) == []


def test_two_learners_pass_the_device(small: Locator) -> None:
    begun(small, "library")
    decide(small, "ask_ama", "nobody")
    go_on(small)
    press(small, "Path")
    press(small, "Pass the device, or change sides")
    expect(small.get_by_text("nothing of yours is shown")).to_be_visible()
    expect(small).not_to_contain_text("Ask Ama how")
    press(small, "I have the device now")
    small.locator("input[value=nursery]").check()
    press(small, "Begin")
    expect(small.get_by_text("asks you what you would do about Ama's late box")).to_be_visible()
    press(small, "Path")
    press(small, "Pass the device, or change sides")
    press(small, "I have the device now")
    press(small, "1. Librarian")
    expect(small.get_by_role("heading", name="Nobody has mentioned Kit")).to_be_focused()


def test_the_plan_says_what_is_missing_while_it_is_made(small: Locator) -> None:
    begun(small, "library")
    press(small, "Plan")
    expect(small.get_by_role("status").first).to_contain_text("The plan is empty.")
    pair = small.get_by_role("group", name="Pair Kit with another child")
    pair.get_by_role("checkbox", name="Pair Kit").check()
    expect(small.locator(".pw-checks .pw-open")).to_contain_text(["Somebody has no action. (Ama)"])
    small.get_by_role("checkbox", name="Lend Ama a wagon.").check()
    expect(small.locator(".pw-open", has_text="An action has no owner.")).to_be_visible()
    wagon = small.get_by_role("group", name="Lend Ama a wagon.")
    wagon.get_by_label("Owner").select_option("library")
    expect(small.locator(".pw-passes", has_text="Has each action an owner?")).to_be_visible()
    small.get_by_role("checkbox", name="Keep Kit at home").check()
    expect(small.locator(".pw-open", has_text="another to stay at home")).to_be_visible()
    small.page.reload()
    press(small, "Plan")
    expect(wagon.get_by_label("Owner")).to_have_value("library")


def test_the_drawing_says_the_same_in_words_and_pales_who_is_unseen(small: Locator) -> None:
    begun(small, "library")
    press(small, "Ties")
    expect(small.locator("svg .pw-pale")).to_have_text("Kit")
    small.get_by_text("The ecomap in words").click()
    expect(small.get_by_text("Kit: Ama (strong). Nobody has seen them yet.")).to_be_visible()
    press(small, "Decide")
    decide(small, "fine", "nobody")
    go_on(small)
    decide(small, "watch")
    go_on(small)
    press(small, "Ties")
    expect(small.locator("svg .pw-pale")).to_have_count(0)
    expect(small.locator(".pw-tie-stressful")).to_have_count(1)


def test_what_others_knew_is_told_only_in_the_debrief(small: Locator) -> None:
    begun(small, "nursery")
    press(small, "What you know")
    expect(small).to_contain_text("Kit plays alone in the morning group.")
    expect(small).not_to_contain_text("The box is too heavy for the bus.")
    press(small, "Decide")
    decide(small, "fine", "nobody")
    go_on(small)
    decide(small, "watch")
    go_on(small)
    press(small, "Debrief")
    small.locator("summary", has_text="What everybody knew").click()
    expect(small.get_by_text("The box is too heavy for the bus.")).to_be_visible()
    expect(small.locator("li", has_text="too heavy")).to_contain_text("You never knew.")
    expect(small.get_by_text("Whether there is anybody else at home.")).to_be_visible()


def test_plays_are_set_beside_each_other_and_beside_agencies_alone(small: Locator) -> None:
    begun(small, "nursery")
    to_the_end(small)
    press(small, "Play it again")
    small.locator("input[value=library]").check()
    press(small, "Begin")
    to_the_end(small, 1)
    press(small, "Debrief")
    small.locator("summary", has_text="Alone, and your way").click()
    game = Game(program_of(SMALL))
    alone = game.alone([one.id for one in SMALL.agencies])
    plays = read_plays(game, {"plays": kept_plays(small.page, SMALL)})
    small.get_by_label("Set beside it").select_option("0")
    sums = [str(sum(map(sum, one.weeks))) for one in (alone, plays[1].state, plays[0].state)]
    row = small.locator("tr", has_text="Appointments in all")
    expect(row.locator("td")).to_have_text(sums)
    trust = [str(one.values["trust_ama"]) for one in (alone, plays[1].state, plays[0].state)]
    expect(small.locator("tr", has_text="Ama's trust").locator("td")).to_have_text(trust)


def test_the_record_can_be_saved_and_holds_path_reasons_plan_and_words(
    small: Locator, tmp_path: Path
) -> None:
    begun(small, "library")
    decide(small, "ask_ama", "nursery_told")
    go_on(small)
    to_the_end(small)
    press(small, "Debrief")
    small.get_by_role("textbox").fill("That she had time.")
    small.get_by_role("textbox").blur()
    with small.page.expect_download() as download:
        press(small, "Save a record to keep")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    for part in (
        "Played as: Librarian, Town Library.", "Ask Ama how the box is to get home.",
        "The reason is found out first", "Rule: Nobody has looked", "Pair Kit with another child",
        "if not: If it is too much, five minutes.", "That she had time.", SMALL.numbers,
    ):  # fmt: skip
        assert part in text


def test_the_story_can_be_read_from_the_familys_side(small: Locator) -> None:
    press(small, "Go on to the case")
    press(small, "Read it as Ama")
    for decision in SMALL.decisions:
        if not decision.aside:
            expect(small.get_by_text(decision.parent)).to_be_visible()
    expect(small.locator("input")).to_have_count(0)
    press(small, "Back")
    small.locator("input[value=library]").check()
    press(small, "Begin")
    decide(small, "ask_ama", "nobody")
    go_on(small)
    to_the_end(small)
    press(small, "Read your play from the family's side")
    expect(small.get_by_text("Somebody asked you, and waited for the answer.")).to_be_visible()


def test_a_tutor_shows_one_decision_counts_hands_and_reveals(small: Locator) -> None:
    press(small, "Go on to the case")
    press(small, "Show it in a seminar")
    small.get_by_label("Decision").select_option("who_sees_kit")
    reason = "Kit is seen, and what is seen can be talked about."
    expect(small.get_by_text(reason)).to_have_count(0)
    small.get_by_label("for: Sit beside Kit").fill("7")
    small.get_by_label("for: Wait until").fill("3")
    press(small, "Show what to make of it")
    expect(small.get_by_text(reason)).to_be_visible()
    expect(small.get_by_text("7 of 10 hands")).to_be_visible()
    expect(small).not_to_contain_text("You chose")
    small.get_by_label("Decision").select_option("first_word")
    expect(small.get_by_label("As met by")).to_have_value("library")
