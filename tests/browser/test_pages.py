"""Every page of the book as readers meet it: by eye, by ear, by key, on paper, from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from benchmarks.gzip_server import serve_gzipped
from partnership.paths import checkout
from partnership.site.toc import pages
from tests.browser.near import come_near_all
from tests.site.weights import weight

ROOT = checkout()
PAGES = [*(name.removesuffix(".md") for name in pages(ROOT / "_toc.yml", ROOT / "book")), "search"]
CHAPTER = "what-partnership-means"
WIDE = {"viewport": {"width": 1366, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}}
SCREENS: dict[str, dict[str, Any]] = {
    "light": {**WIDE, "color_scheme": "light"},
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
    "dark phone": {**PHONE, "color_scheme": "dark"},
    # 200 % zoom on a laptop leaves this many pixels.
    "zoomed": {"viewport": {"width": 683, "height": 384}},
}
NewPage = Callable[..., Page]


def no_violations(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def activate(page: Page, control: Locator, by: str) -> None:
    if by == "mouse":
        control.click()
    else:
        reach(page, control)
        page.keyboard.press("Enter")


def reach(page: Page, control: Locator) -> None:
    """Press Tab until ``control`` has the focus."""
    for _ in range(60):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {control}")


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


# ------------------------------------------------------------------------------------- colours


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_dark_colours_are_kept_and_then_given_back(
    new_page: NewPage, book_site: str, by: str
) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{book_site}/index.html")
    switch = page.get_by_role("button", name="Dark colours")
    expect(switch).to_have_attribute("aria-pressed", "false")
    light = background(page)
    activate(page, switch, by)
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = background(page)
    assert brightness(dark) < 60 < 200 < brightness(light)
    page.goto(f"{book_site}/{CHAPTER}.html")
    assert background(page) == dark
    activate(page, page.get_by_role("button", name="Dark colours"), by)
    assert background(page) == light
    # What the device prefers is followed again.
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_kept_choice_is_shown_from_the_first_paint(new_page: NewPage, book_site: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script("localStorage.setItem('partnership:theme', 'dark')")
    page.route("**/site.js?*", lambda route: route.fulfill(body=""))
    page.goto(f"{book_site}/index.html")
    assert brightness(background(page)) < 60


def test_blocked_storage_is_no_obstacle(new_page: NewPage, book_site: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    page.goto(f"{book_site}/index.html")
    page.get_by_role("button", name="Dark colours").click()
    assert brightness(background(page)) < 60


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def brightness(colour: str) -> float:
    parts = [float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(parts) / 3


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


# -------------------------------------------------------------------------------------- search


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("opened", ["http", "file"])
def test_search_finds_a_section_and_goes_there(
    new_page: NewPage, book_site: str, built_book: Path, by: str, opened: str
) -> None:
    base = book_site if opened == "http" else built_book.as_uri()
    page = new_page(**WIDE)
    page.goto(f"{base}/index.html")
    if by == "mouse":
        page.get_by_role("button", name="Search").first.click()
    else:
        page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search this course")
    field = dialog.get_by_role("searchbox", name="Search this course")
    expect(field).to_be_focused()
    page.keyboard.type("agencies")
    expect(dialog.get_by_role("status")).to_contain_text("Found in")
    if opened == "http":
        # Axe itself reads the stylesheet again, which a page opened from a folder may not.
        no_violations(page)
    result = dialog.get_by_role("link", name="agency", exact=True)
    expect(result).to_be_visible()
    activate(page, result, by)
    expect(page).to_have_url(f"{base}/glossary.html#term-agency")
    expect(page.locator("dt:target")).to_be_in_viewport()
    page.wait_for_load_state()


def test_search_says_when_it_finds_nothing(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=xylophone")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Nothing found for")


@pytest.mark.parametrize(
    "query",
    ["Frost", "frost", "FROST 2005", "co-operation", "co operation", "interagency", "dads"],
)
def test_search_knows_words_however_they_are_typed(page: Page, book_site: str, query: str) -> None:
    page.goto(f"{book_site}/search.html")
    page.get_by_role("main").get_by_role("searchbox").fill(query)
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Found in")


def test_search_puts_what_explains_before_what_is_cited(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=sure+start")
    first = page.get_by_role("main").locator(".pw-results a").first
    expect(first).to_be_visible()
    assert "references.html" not in str(first.get_attribute("href"))


def test_search_treats_what_is_typed_as_text(page: Page, book_site: str) -> None:
    page.goto(f"{book_site}/search.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Nothing found")
    assert page.locator("img").count() == 0


def test_search_does_not_give_an_activity_away(page: Page, built_book: Path) -> None:
    index = (built_book / "search-index.js").read_text(encoding="utf-8")
    assert "agreed nothing with each other" not in index


@pytest.mark.allow_console("ERR_FAILED")
def test_search_says_when_its_index_is_missing(page: Page, book_site: str) -> None:
    page.route("**/search-index.js*", lambda route: route.abort())
    page.goto(f"{book_site}/search.html?q=frost")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("could not be read")


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
