"""Every page of the book as readers meet it: by eye, by ear, by key, on paper, from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmarks.gzip_server import serve_gzipped
from tests.browser.book_pages import (
    CHAPTER,
    PAGES,
    PHONE,
    SCREENS,
    WIDE,
    NewPage,
    activate,
    background,
    brightness,
    fits,
    no_violations,
)
from tests.browser.near import come_near_all
from tests.site.weights import weight


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits(
    new_page: NewPage, book_site: str, name: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    page.goto(f"{book_site}/{name}.html")
    come_near_all(page)
    no_violations(page)
    assert fits(page)


def test_axe_notices_a_page_that_is_not_accessible(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/index.html")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src>')")
    with pytest.raises(AssertionError, match="image-alt"):
        no_violations(page)


def test_a_wide_thing_is_noticed(new_page: NewPage, book_site: str) -> None:
    page = new_page(**PHONE)
    page.goto(f"{book_site}/index.html")
    page.evaluate("document.querySelector('article').style.width = '500px'")
    assert not fits(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_folder(page: Page, built_book: Path, name: str) -> None:
    page.goto((built_book / f"{name}.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("data-theme") == "light"


def test_a_page_weighs_what_its_files_do(new_page: NewPage, built_book: Path) -> None:
    page = new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    with serve_gzipped(built_book) as site:
        page.goto(f"{site}/{CHAPTER}.html", wait_until="networkidle")
        assert sum(sizes) == pytest.approx(weight(built_book, CHAPTER).first, rel=0.02)
        sizes.clear()
        page.goto(f"{site}/index.html", wait_until="networkidle")
        assert sum(sizes) == pytest.approx(weight(built_book, "index").later, rel=0.05)


def test_nothing_of_the_theme_is_fetched_that_the_page_does_not_use(
    page: Page, book_site: str, watch: Any
) -> None:
    page.goto(f"{book_site}/{CHAPTER}.html", wait_until="networkidle")
    asked = (url.partition("?")[0] for url in watch.requests if url.startswith("http"))
    fetched = {url.removeprefix(book_site) for url in asked}
    assert {one for one in fetched if not one.startswith("/_images/")} == {
        f"/{CHAPTER}.html",
        "/_static/book.css",
        "/_static/site.js",
        "/_static/activities.js",
        "/_static/view-quiz.js",
        "/_static/view-reflect.js",
    }


def test_the_text_does_not_jump(new_page: NewPage, book_site: str) -> None:
    page = new_page(**PHONE)
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => shifts.push("
        "...list.getEntries().map(entry => entry.value))).observe("
        "{type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{book_site}/{CHAPTER}.html", wait_until="networkidle")
    assert page.evaluate("shifts.reduce((a, b) => a + b, 0)") <= 0.02


# --------------------------------------------------------------------------------------- menus


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(
    ("button", "dialog", "link", "target"),
    [
        ("Menu", "Menu", "Glossary", "glossary.html"),
        ("Page", "On this page", "Reflect", f"{CHAPTER}.html#reflect"),
    ],
)
def test_a_phone_shows_a_menu_as_a_dialog(
    new_page: NewPage, book_site: str, by: str, button: str, dialog: str, link: str, target: str
) -> None:
    page = new_page(**PHONE)
    page.goto(f"{book_site}/{CHAPTER}.html")
    opener = page.get_by_role("button", name=button, exact=True)
    expect(page.get_by_role("link", name=link, exact=True)).to_have_count(0)
    activate(page, opener, by)
    expect(opener).to_have_attribute("aria-expanded", "true")
    shown = page.get_by_role("dialog", name=dialog)
    expect(shown).to_be_visible()
    no_violations(page)
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    activate(page, opener, by)
    activate(page, shown.get_by_role("button", name="Close"), by)
    expect(shown).to_be_hidden()
    activate(page, opener, by)
    activate(page, shown.get_by_role("link", name=link, exact=True), by)
    expect(page).to_have_url(f"{book_site}/{target}")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_wide_screen_can_put_the_menu_away(new_page: NewPage, book_site: str, by: str) -> None:
    page = new_page(**WIDE)
    page.goto(f"{book_site}/{CHAPTER}.html")
    contents = page.get_by_role("navigation", name="Course")
    button = page.get_by_role("button", name="Menu")
    expect(contents).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    activate(page, button, by)
    expect(contents).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    activate(page, button, by)
    expect(contents).to_be_visible()


def test_an_open_menu_goes_back_to_its_place_when_the_screen_widens(
    new_page: NewPage, book_site: str
) -> None:
    page = new_page(**PHONE)
    page.goto(f"{book_site}/{CHAPTER}.html")
    page.get_by_role("button", name="Menu").click()
    page.set_viewport_size({"width": 1366, "height": 900})
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Course")).to_be_visible()


def test_the_page_being_read_and_its_section_are_marked(new_page: NewPage, book_site: str) -> None:
    page = new_page(**WIDE)
    page.goto(f"{book_site}/{CHAPTER}.html")
    contents = page.get_by_role("navigation", name="Course")
    expect(contents.locator("[aria-current=page]")).to_have_text("What partnership working means")
    sections = page.get_by_role("navigation", name="On this page")
    sections.get_by_role("link", name="In short").click()
    expect(sections.locator("[aria-current]")).to_have_text("In short")


def test_the_first_tab_skips_to_the_text(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/index.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{book_site}/index.html#main-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_always_seen(new_page: NewPage, book_site: str, scheme: str) -> None:
    page = new_page(**WIDE, color_scheme=scheme)
    page.goto(f"{book_site}/index.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(style => [style.outlineStyle, parseFloat(style.outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert outline[0] != "none"
        assert outline[1] >= 2


# ------------------------------------------------------------------- no scripts, and no screen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_everything_can_be_read(
    new_page: NewPage, book_site: str, scheme: str
) -> None:
    page = new_page(**PHONE, java_script_enabled=False, color_scheme=scheme)
    page.goto(f"{book_site}/{CHAPTER}.html")
    expect(page.get_by_role("button", name="Search")).to_have_count(0)
    expect(page.get_by_role("button", name="Dark")).to_have_count(0)
    assert (brightness(background(page)) < 60) is (scheme == "dark")
    page.get_by_role("link", name="Menu").click()
    page.get_by_role("navigation", name="Course").get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glossary")
    page.goto(f"{book_site}/search.html")
    assert "Search needs JavaScript" in page.get_by_role("main").inner_text()


def test_paper_has_the_text_and_nothing_else(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/{CHAPTER}.html")
    folded = page.locator("main details:not([open])")
    assert folded.count() > 0
    hidden_text = folded.first.locator(":scope > :not(summary)").first
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button", name="Menu")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(hidden_text).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_reduced_motion_is_honoured(new_page: NewPage, book_site: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{book_site}/index.html")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(element => "
        "parseFloat(getComputedStyle(element).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_a_table_that_scrolls_can_be_scrolled_by_key(new_page: NewPage, book_site: str) -> None:
    page = new_page(**PHONE)
    page.goto(f"{book_site}/{CHAPTER}.html")
    region = page.get_by_role("group", name="scrolls sideways").first
    region.focus()
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
