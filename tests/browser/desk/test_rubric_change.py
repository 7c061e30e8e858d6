"""A module leader sees at the desk whom a changed rubric meets, and decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from autograder.course import Course
from autograder.marks.ledger import open_ledger
from autograder.marks.standing import Standing
from tests.autograder.marking_course import SMALL, make_marking_course, mark, rubric_of
from tests.browser.desk_hands import CELL, LEADER, MARKERS, no_violations, opened
from tests.desk_server import DeskServer, desk_server

PIECE = rubric_of(SMALL).pieces[0]
EVIDENCE = PIECE.criterion("evidence")
OLD = EVIDENCE.levels[1].descriptor
LOW = {each.id: each.levels[1].marks[0] for each in PIECE.criteria}
HIGH = {each.id: each.levels[4].marks[0] for each in PIECE.criteria}
PLACE = f"{SMALL}/{CELL}/leader"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("changed") / "course"
    return make_marking_course(folder, 4, markers=MARKERS)


@pytest.fixture(scope="module")
def scripts(course: Course) -> list[str]:
    """Return four codes: the first two marked low, the third high, the last not at all."""
    with open_ledger(course) as ledger:
        codes = sorted(ledger.names(LEADER))
        given = zip(codes, (LOW, LOW, HIGH), strict=False)
        ledger.add([mark(SMALL, CELL, code, marks, who="ann") for code, marks in given])
    return codes


@pytest.fixture(scope="module")
def leader(
    course: Course, scripts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("leader")) as server:
        yield server


def edit(course: Course, old: str, new: str) -> None:
    file = course.folder / "rubrics" / f"{SMALL}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def standings(course: Course) -> dict[str, Standing]:
    with open_ledger(course) as ledger:
        return ledger.standings(SMALL, CELL)


def shown_by_key(page: Page) -> Locator:
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="The rubric has changed")
    expect(dialog).to_be_visible()
    return dialog


def decide(page: Page, dialog: Locator, name: str) -> None:
    """Reach a button by Tab, and press it."""
    button = dialog.get_by_role("button", name=name)
    for _ in range(6):
        page.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


def test_who_is_met_is_shown_first_and_kept_or_accepted_by_keyboard(
    page: Page, course: Course, leader: DeskServer, scripts: list[str]
) -> None:
    opened(page, leader, PLACE)
    expect(page.locator("#rubric-waits")).to_be_hidden()
    before = standings(course)
    edit(course, OLD, "Laws are named, and what they show is left out.")
    opened(page, leader, PLACE)
    expect(page.locator("#rubric-waits")).to_contain_text("has changed in its file")

    dialog = shown_by_key(page)
    level = EVIDENCE.levels[1]
    for script in scripts[:2]:
        row = dialog.get_by_role("row", name=script)
        expect(row).to_contain_text("Use of evidence is at a level that is described in other")
        expect(row.get_by_role("cell").nth(1)).to_have_text(f"{level.marks[0]:g}")
        expect(row.get_by_role("cell").nth(2)).to_contain_text(level.label)
        expect(row).to_contain_text("ann (first marker)")
    for script in scripts[2:]:
        expect(dialog.get_by_text(script)).to_have_count(0)
    expect(dialog).to_contain_text(OLD)
    expect(dialog).to_contain_text("Laws are named, and what they show is left out.")
    no_violations(page)

    decide(page, dialog, "Keep the rubric as it was")
    expect(dialog).to_have_count(0)
    expect(page.locator("#said")).to_have_text("Marking goes on by the rubric as it was.")
    expect(page.locator("#rubric-waits")).to_be_visible()
    assert standings(course) == before

    decide(page, shown_by_key(page), "Let the new rubric apply")
    expect(page.locator("#said")).to_have_text(
        "The new rubric applies. 2 answers are flagged; every mark is kept."
    )
    expect(page.locator("#rubric-waits")).to_be_hidden()
    expect(page.locator("#criteria")).to_contain_text("what they show is left out")
    now = standings(course)
    assert {code for code in scripts if now[code].flags} == set(scripts[:2])
    assert {code: now[code].agreed for code in scripts} == {
        code: before[code].agreed for code in scripts
    }


@pytest.mark.allow_console("400 \\(Bad Request\\)")
def test_a_mark_given_meanwhile_has_to_be_seen_before_the_change_is_accepted(
    new_page: Callable[..., Page], course: Course, leader: DeskServer, scripts: list[str]
) -> None:
    edit(course, "It is said what a count leaves out", "It is told what a count leaves out")
    page = opened(new_page(viewport={"width": 320, "height": 640}), leader, PLACE)
    page.get_by_role("button", name="See whom it meets").click()
    dialog = page.get_by_role("dialog", name="The rubric has changed")
    expect(dialog.get_by_role("row", name=scripts[2])).to_have_count(1)
    no_violations(page)
    with open_ledger(course) as ledger:
        ledger.add([mark(SMALL, CELL, scripts[3], HIGH, who="bob")])
    dialog.get_by_role("button", name="Let the new rubric apply").click()
    expect(dialog.get_by_role("alert")).to_contain_text("have changed since this was shown")
    expect(dialog.get_by_role("row", name=scripts[3])).to_have_count(1)
    dialog.get_by_role("button", name="Let the new rubric apply").click()
    expect(page.locator("#said")).to_contain_text("The new rubric applies.")
    expect(page.get_by_role("dialog")).to_have_count(0)
    now = standings(course)
    assert now[scripts[2]].flags
    assert now[scripts[3]].flags
