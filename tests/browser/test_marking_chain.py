"""From thirty scripts to what a student reads: marked, moderated, given back, all at one go.

Everything a person does at the desk is done by keyboard; everything else is a command.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from nbgrader.utils import notebook_hash
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.gradebook import open_gradebook
from autograder.marks.identifying import Writer
from autograder.marks.ledger import open_ledger
from autograder.rubric import BANDS
from autograder.sheets.cells import plain_number
from partnership.exercises.notebook import read_notebook
from tests.autograder.marking_course import SMALL, make_marking_course, rubric_of
from tests.browser.desk_hands import (
    CELL,
    LEADER,
    LEVELS,
    MARKERS,
    WORTH,
    mark_by_keys,
    opened,
    saved,
    script_on,
)
from tests.desk_server import DeskServer, desk_server

MANY = 30
SAID = "You say what you would do on Monday."
NEAR = ("4", "3", "5", "3", "4")
"""Half a mark more than the first marker gives: within five percentage points."""
APART = ("5", "3", "5", "2", "4")
"""Two and a half marks more: further apart than the rule lets pass, and not so far that a third
marker is asked."""
AMONG_MARKERS = "This is for the other marker only."


# nbgrader sets these off itself: a word too many, and a file that it leaves open.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
def test_thirty_scripts_are_marked_by_keyboard_moderated_given_back_and_read(
    page: Page, tmp_path: Path
) -> None:
    course = make_marking_course(tmp_path / "course", MANY, markers=MARKERS)
    hand_in_through_nbgrader(course)
    with desk_server(course.folder, tmp_path / "ann", "--as", "ann") as ann:
        order = first_marks(page, ann)
        page.goto("about:blank")  # or it would ask for what is no longer served
    said = check_first_marks(course, order)
    with desk_server(course.folder, tmp_path / "bob", "--as", "bob") as bob:
        decided = moderated(page, bob, course)
        page.goto("about:blank")
    marks = dict.fromkeys(order, WORTH) | {order[5]: WORTH + 0.5, decided: WORTH + 2.5}
    assert agreed_totals(course) == marks

    with open_ledger(course) as ledger:
        writers = ledger.names(LEADER)
    scores = nbgraders_scores(course)
    for script in order:
        in_all, written = scores[writers[script].student]
        assert written == marks[script]
        open_feedback(page, course, writers[script])
        expect(page.locator(".mark").first).to_have_text(f"{plain_number(in_all)} of 50")
        expect(page.locator(".mark").last).to_have_text(f"{plain_number(written)} of 30")
        expect(page.locator(".said")).to_have_text([said[script]])
    read(page, course, writers[order[1]], LEVELS, SAID)
    read(page, course, writers[decided], APART, said[decided])


def hand_in_through_nbgrader(course: Course) -> None:
    """Give each submission the secret by which nbgrader lets nobody else fetch its feedback."""
    for folder in course.folder.glob(f"autograded/*/{SMALL}"):
        (folder / "submission_secret.txt").write_text(f"secret of {folder.parent.name}", "utf-8")


def command(course: Course, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--course", str(course.folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def first_marks(page: Page, ann: DeskServer) -> list[str]:
    """Mark everything as the first marker; return the candidate codes as they came."""
    opened(page, ann)
    keys = page.keyboard
    first = script_on(page)
    keys.press("s")  # put off; it comes back at the end
    expect(page.locator("#answer-name")).not_to_have_text(f"Answer {first}")
    seen = []
    for number in range(MANY):
        seen.append(script_on(page))
        if number != 2:
            keys.press("c")
            keys.type(SAID if number == 1 else f"Remark {number}.")
            keys.press("Escape")  # what is offered
            keys.press("Escape")  # the box
        else:
            keys.press("c")
            keys.type("you mon")
            expect(page.locator(".offers:visible li")).to_have_count(1)
            keys.press("ArrowDown")
            keys.press("Enter")
            keys.press("Escape")
        if number == 3:
            keys.press("f")
            keys.type("It names a child")
            keys.press("Enter")
            expect(page.locator("#flag")).to_have_attribute("aria-pressed", "true")
        for place, level in enumerate(LEVELS):
            if number == 4 and place == 0:
                keys.press("1")
                keys.press("u")  # a slip, taken back
                expect(page.locator("input[name=criterion-0]:checked")).to_have_count(0)
            keys.press(level)
            if number == 5 and place == 0:
                keys.press("+")
            keys.press("Enter")
        if number < MANY - 1:
            expect(page.locator("#answer-name")).not_to_have_text(f"Answer {seen[-1]}")
    expect(page.get_by_role("heading", name="All done")).to_be_focused()
    saved(page)
    assert seen[-1] == first
    assert len(set(seen)) == MANY
    expect(page.locator("#progress-words")).to_contain_text(f"{MANY} of {MANY} done")
    return seen


def check_first_marks(course: Course, order: list[str]) -> dict[str, str]:
    """Check what is kept of the first marks; return what was said of each script."""
    said = {script: f"Remark {number}." for number, script in enumerate(order)}
    said |= dict.fromkeys(order[1:3], SAID)
    with open_ledger(course) as ledger:
        standings = ledger.standings(SMALL, CELL)
    kept = {script: each.agreed for script, each in standings.items() if each.agreed}
    assert {script: given.comments["depth"].strip() for script, given in kept.items()} == said
    assert [each.because for each in standings[order[3]].flags] == ["It names a child"]
    totals = agreed_totals(course)
    assert totals == dict.fromkeys(order, WORTH) | {order[5]: WORTH + 0.5}
    # And formgrader shows what nbgrader itself now holds.
    written = sorted(score for _, score in nbgraders_scores(course).values())
    assert written == sorted(totals.values())
    return said


def moderated(page: Page, bob: DeskServer, course: Course) -> str:
    """Moderate until the rule is content; return the script that was decided on by itself."""
    drawn = command(course, "moderate", "sample", SMALL, "--seed", "7")
    assert "Drawn at random across markers and bands: 10." in drawn
    waits = f"moderation is not over: run 'partnership mark moderate status {SMALL}'"
    held_back = command(course, "feedback", SMALL)
    assert held_back.count(f": left out - {waits}\n") == MANY
    assert held_back.endswith(f"{MANY} left out\n")
    waiting = command(course, "moderate", "next", SMALL)
    assert waiting.startswith("10 scripts of the sample wait for a second look.")

    apart, *near = second_marks(page, bob, 10, APART)
    status = command(course, "moderate", "status", SMALL)
    assert "The marks of 1 script lie too far apart" in status
    assert "Run 'partnership mark moderate next'." in status
    more = command(course, "moderate", "next", SMALL)
    assert "These join the sample: " in more
    rest = second_marks(page, bob, MANY - 10, NEAR)
    assert all(script in more for script in rest)
    assert len({apart, *near, *rest}) == MANY
    assert f"{MANY} left out\n" in command(course, "feedback", SMALL)  # looked at is not decided
    settled = command(course, "moderate", "next", SMALL)
    assert "1 script may now be decided on, one by one." in settled

    # Everybody else hears now; the one on which two people differ does not.
    given_back = command(course, "feedback", SMALL)
    assert f"the marks for '{CELL}' differ, and somebody must decide" in given_back
    assert given_back.endswith(f"{MANY - 1} released, 1 left out\n")
    opened(page, bob, f"{SMALL}/{CELL}/second/{apart}")
    page.get_by_role("button", name="Record as agreed").press("Enter")
    page.keyboard.type("We talked: the second reading stands")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(".given-marks")).to_contain_text("ann (first marker)")
    assert command(course, "feedback", SMALL).endswith(f"{MANY} released\n")
    return apart


def second_marks(page: Page, bob: DeskServer, many: int, first: tuple[str, ...]) -> list[str]:
    """Mark what waits in the sample as the second marker, the first of it in a way of its own."""
    opened(page, bob, f"{SMALL}/{CELL}/second")
    seen: list[str] = []
    for number in range(many):
        seen.append(script_on(page))
        assert "(first marker)" not in page.locator("main").inner_text()
        if number == 1:
            page.keyboard.press("o")
            page.keyboard.type(AMONG_MARKERS)
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")
        mark_by_keys(page, NEAR if number else first)
        if number < many - 1:
            expect(page.locator("#answer-name")).not_to_have_text(f"Answer {seen[-1]}")
    expect(page.get_by_role("heading", name="All done")).to_be_focused()
    saved(page)
    return seen


def agreed_totals(course: Course) -> dict[str, float]:
    with open_ledger(course) as ledger:
        standings = ledger.standings(SMALL, CELL)
    return {script: each.agreed.total for script, each in standings.items() if each.agreed}


def nbgraders_scores(course: Course) -> dict[str, tuple[float, float]]:
    """Return by student what nbgrader itself makes of everything, and of what is written."""
    with open_gradebook(course, writing=False) as book:
        found = book.assignment_submissions(SMALL)
        return {each.student_id: (each.score, each.written_score) for each in found}


def open_feedback(page: Page, course: Course, writer: Writer) -> None:
    """Open the page that *Fetch Feedback* would bring this student."""
    name = notebook_hash(secret=f"secret of {writer.student}", notebook_id=SMALL)
    released = course.folder / "exchange" / "partnership" / "feedback"
    page.goto((released / f"{name}.html").as_uri())
    expect(page.locator(".quiet bdi").first).to_have_text(writer.full_name)


def read(page: Page, course: Course, writer: Writer, levels: tuple[str, ...], comment: str) -> None:
    """Read a student's page from top to bottom."""
    open_feedback(page, course, writer)
    part = page.locator("section").last
    heads: list[str | re.Pattern[str]] = []
    for criterion, key in zip(rubric_of(SMALL).pieces[0].criteria, levels, strict=True):
        here, *above = criterion.levels[int(key) - 1 :]
        heads += [re.compile(f"^{criterion.name}: "), f"Level {key} of {len(BANDS)}: {here.label}"]
        heads += [f"One level up: {one.label}" for one in above[:1]]
        for shown in (here, *above[:1]):
            expect(part.get_by_text(shown.descriptor, exact=True)).to_be_visible()
    expect(part.locator("h3, .level, .up h4")).to_have_text([*heads, "What you wrote"])
    expect(part.get_by_text("This is the highest level.")).to_have_count(levels.count("5"))
    on_this = part.locator(".comment", has=page.get_by_role("heading", name="On this"))
    expect(on_this.locator(".said")).to_have_text(comment)
    notebook = read_notebook(course.place("autograded", writer.student, SMALL) / f"{SMALL}.ipynb")
    own = notebook.cell(CELL).source
    assert part.locator(".own").inner_text().split() == own.split()
