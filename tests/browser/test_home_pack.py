"""A home pack, opened by double-click: marked by keyboard, saved to a file, and merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from autograder.course import Course
from autograder.desk.service import Desk
from autograder.marks.ledger import open_ledger
from autograder.packs.making import make_pack
from autograder.packs.merging import merge
from autograder.packs.reading import SentFile, read_sent
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.browser.folder_storage import asked_while

CELL = "acted-on"
LEVELS = ("4", "3", "5", "2", "4")
HOSTILE = """</script><script>document.title = 'taken'</script>
<img src="http://example.org/x.png" onerror="document.title = 'taken'">
[here](javascript:alert(1)) \u202egnp.exe
"""
"""What the page must show and not run; any fault or request in the console fails the test."""
MARKERS = "people: [{who: lena, roles: [leader]}, {who: ann, roles: [marker]}]"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("packs") / "exercises"
    course = make_marking_course(folder, 5, markers=MARKERS)
    notebook = course.place("autograded", "s00003", SMALL) / f"{SMALL}.ipynb"
    content = json.loads(notebook.read_text("utf-8"))
    next(each for each in content["cells"] if each["id"] == CELL)["source"] = HOSTILE
    notebook.write_text(json.dumps(content), "utf-8")
    return course


@pytest.fixture(scope="module")
def file(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a pack, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("at home")
    desk = Desk(lambda: course)
    make_pack(desk, SMALL, marker="ann", made_by="lena", file=folder / "pack.zip")
    desk.close()
    with ZipFile(folder / "pack.zip") as pack:
        pack.extractall(folder)
    return folder / f"marking-{SMALL}.html"


@pytest.fixture
def home(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser that has no network."""
    context = browser.new_context(offline=True, accept_downloads=True)
    yield context
    context.close()


def opened(home: BrowserContext, file: Path, faults: list[str] | None = None) -> Page:
    page = home.new_page()
    if faults is not None:
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith(("file:", "blob:")) else faults.append(asked.url)
            ),
        )
    page.goto(file.as_uri())
    expect(page.locator("#work")).to_be_visible()
    return page


def saved_file(page: Page, folder: Path) -> Path:
    with page.expect_download() as started:
        page.locator("#save-file").focus()
        page.keyboard.press("Enter")
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target


def test_a_pack_asks_for_its_storage_when_it_has_been_read(
    home: BrowserContext, file: Path
) -> None:
    asked = asked_while(home.new_page(), file.as_uri())
    assert asked
    assert "loading" not in asked


def test_a_pack_is_marked_by_keyboard_without_a_network_and_merged(
    home: BrowserContext, course: Course, file: Path, tmp_path: Path
) -> None:
    faults: list[str] = []
    page = opened(home, file, faults)
    keys = page.keyboard
    for number in range(5):
        script = page.locator("#answer-name").inner_text()
        if number == 1:
            keys.press("c")
            keys.type("You say what you would do on Monday.")
            keys.press("Escape")
        if number == 2:
            keys.press("c")
            keys.type("you mon")
            expect(page.locator(".offers:visible li")).to_have_count(1)
            keys.press("ArrowDown")
            keys.press("Enter")
            keys.press("Escape")
            keys.press("f")
            keys.type("It names a child")
            keys.press("Enter")
            expect(page.locator("#flag")).to_have_attribute("aria-pressed", "true")
        for level in LEVELS:
            keys.press(level)
            keys.press("Enter")
        if number < 4:
            expect(page.locator("#answer-name")).not_to_have_text(script)
    expect(page.get_by_role("heading", name="All done")).to_be_focused()
    expect(page.locator(".pack")).to_contain_text("6 of 6 changes stand in no file yet.")
    back = saved_file(page, tmp_path)
    assert back.name.startswith("marks-ann-")
    expect(page.locator(".pack")).to_contain_text("All 6 changes stand in a file.")
    assert not faults
    assert "taken" not in page.title()

    with open_ledger(course) as ledger:
        for _, sent in read_sent(back):
            assert isinstance(sent, SentFile)
            merged = merge(ledger, sent, by="lena")
        assert (merged.new, merged.refused, merged.conflicts) == (6, [], [])
        standings = ledger.standings(SMALL, CELL)
    assert {s.agreed.total for s in standings.values() if s.agreed} == {17.5}
    assert [flag.because for s in standings.values() for flag in s.flags] == ["It names a child"]
    said = [s.agreed.comments.get("depth", "").strip() for s in standings.values() if s.agreed]
    assert said.count("You say what you would do on Monday.") == 2


def test_marks_go_on_from_a_file_in_another_browser(
    browser: Browser, home: BrowserContext, file: Path, tmp_path: Path
) -> None:
    page = opened(home, file)
    page.locator(".level label").nth(1).click()
    expect(page.locator(".pack")).to_contain_text("1 of 1 changes")
    script = page.locator("#answer-name").inner_text()
    back = saved_file(page, tmp_path)
    elsewhere = browser.new_context(offline=True)
    other = opened(elsewhere, file)
    chooser = other.get_by_label("Bring in a file")
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_text(
        back.read_text("utf-8").replace(json.loads(back.read_text())["pack"], "0" * 24)
    )
    chooser.set_input_files(spoilt)
    expect(other.locator(".pack")).to_contain_text("This file belongs to another pack.")
    chooser.set_input_files(back)
    expect(other.locator(".pack")).to_contain_text("1 changes were brought in.")
    other.get_by_role("button", name="All answers").click()
    other.locator("dialog select").select_option("mine")
    other.get_by_role("button", name=script.removeprefix("Answer ")).click()
    expect(other.locator("#total")).not_to_have_text("0 of 30")
    expect(other.locator(".level.is-chosen")).to_have_count(1)
    elsewhere.close()


def test_a_browser_that_keeps_nothing_says_so(home: BrowserContext, file: Path) -> None:
    home.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page = opened(home, file)
    expect(page.locator(".pack")).to_contain_text("This browser keeps nothing for this page.")
    page.keyboard.press("3")
    expect(page.locator(".pack")).to_contain_text("1 of 1 changes stand in no file yet.")


@pytest.mark.parametrize("how", ["light", "dark", "phone"])
def test_axe_finds_nothing_and_it_fits(home: BrowserContext, file: Path, how: str) -> None:
    page = home.new_page()
    page.emulate_media(color_scheme="dark" if how == "dark" else "light")
    page.set_viewport_size({"width": 320 if how == "phone" else 1200, "height": 800})
    page.goto(file.as_uri())
    expect(page.locator("#work")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
