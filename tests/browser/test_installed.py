"""The course on the web: kept on the device, read without a server, brought up to date."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from partnership.paths import checkout
from partnership.site import installable
from tests.activity_pages import served_folder
from tests.browser.book_pages import CHAPTER, activate, fits, no_violations
from tests.browser.icons import SIZES, draw, drawing
from tests.browser.until import until
from tests.serving import served

NewPage = Callable[..., Page]
KEPT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== "activated") await new Promise((done) => setTimeout(done, 50));
  return (await caches.keys()).length;
}"""


@pytest.fixture
def book(tmp_path: Path, built_book: Path) -> Path:
    """A copy of the course's book, to be changed."""
    return Path(shutil.copytree(built_book, tmp_path / "book"))


@pytest.fixture
def visitor(new_page: NewPage) -> Page:
    return new_page(service_workers="allow", viewport={"width": 1366, "height": 900})


def publish(book: Path, old: str, new: str) -> None:
    """Change a word of a chapter and build the book's worker for it."""
    page = book / f"{CHAPTER}.html"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    installable.write(book, "A course")


def test_after_one_page_every_page_is_there_without_the_server(visitor: Page, book: Path) -> None:
    with served_folder(book) as site:
        visitor.goto(f"{site}/index.html")
        assert visitor.evaluate(KEPT) == 1
    for page in sorted(book.rglob("*.html")):
        visitor.goto(f"{site}/{page.relative_to(book).as_posix()}")
        expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    visitor.goto(f"{site}/{CHAPTER}.html?from=a-friend#reflect")
    expect(visitor.locator("[data-activity]:not([data-ready])")).to_have_count(0)
    pictures = "[...document.images].every((one) => one.complete && one.naturalWidth)"
    until(visitor, pictures)
    visitor.keyboard.press("Control+k")
    visitor.keyboard.type("agencies")
    visitor.get_by_role("dialog").get_by_role("link", name="agency", exact=True).click()
    expect(visitor).to_have_url(f"{site}/glossary.html#term-agency")
    visitor.goto(f"{site}/")
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_newer_build_is_offered_and_nothing_written_is_lost(
    visitor: Page, book: Path, by: str
) -> None:
    title = "What partnership working means"
    with served_folder(book) as site:
        visitor.goto(f"{site}/{CHAPTER}.html")
        assert visitor.evaluate(KEPT) == 1
        publish(book, f"<h1>{title}", f"<h1>Newly, {title}")
        # The page that is open stays as it is, and so does the next one: all of one build.
        visitor.goto(f"{site}/{CHAPTER}.html")
        expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("^What"))
        writing = visitor.locator("[data-view=reflect][data-ready] textarea").first
        writing.fill("We agreed on the goal and not on the way.")
        offer = visitor.get_by_role("region", name="Newer version")
        expect(offer.get_by_role("status")).to_contain_text(
            "A newer version of the course is ready"
        )
        no_violations(visitor)
        if by == "mouse":
            offer.get_by_role("button", name="Show it now").click()
        else:
            activate(visitor, offer.get_by_role("button", name="Show it now"), by)
        expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("^Newly"))
        expect(writing).to_have_value("We agreed on the goal and not on the way.")
        expect(offer).to_have_count(0)
        assert visitor.evaluate(KEPT) == 1


def test_a_page_that_stays_open_is_told_too_and_so_is_a_second_one(
    visitor: Page, book: Path
) -> None:
    offers = []
    with served_folder(book) as site:
        visitor.goto(f"{site}/{CHAPTER}.html")
        visitor.evaluate(KEPT)
        pages = [visitor, visitor.context.new_page()]
        for page in pages:
            page.clock.install()
            page.goto(f"{site}/{CHAPTER}.html")
            page.clock.run_for(3000)
            page.evaluate(KEPT)
        publish(book, "<h1>What", "<h1>Newly, what")
        for page in pages:
            page.clock.run_for(11 * 60 * 1000)
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            offers.append(page.get_by_role("button", name="Show it now"))
            expect(offers[-1]).to_be_visible()
        for page, offer in zip(pages, offers, strict=True):
            expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^What"))
            offer.click()
            expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Newly"))


def test_the_offer_can_wait(visitor: Page, book: Path) -> None:
    with served_folder(book) as site:
        visitor.goto(f"{site}/{CHAPTER}.html")
        visitor.evaluate(KEPT)
        publish(book, "</h1>", "!</h1>")
        visitor.goto(f"{site}/{CHAPTER}.html")
        offer = visitor.get_by_role("region", name="Newer version")
        visitor.set_viewport_size({"width": 320, "height": 640})
        expect(offer).to_be_visible()
        assert fits(visitor)
        offer.get_by_role("button", name="Not now").click()
        expect(offer).to_have_count(0)
        visitor.goto(f"{site}/{CHAPTER}.html")
        expect(offer).to_be_visible()


def test_what_a_browser_will_not_keep_is_not_reloaded_away(visitor: Page, book: Path) -> None:
    visitor.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    with served_folder(book) as site:
        visitor.goto(f"{site}/{CHAPTER}.html")
        visitor.evaluate(KEPT)
        publish(book, "</h1>", "!</h1>")
        visitor.goto(f"{site}/{CHAPTER}.html")
        writing = visitor.locator("[data-view=reflect][data-ready] textarea").first
        writing.fill("Only here.")
        offer = visitor.get_by_role("region", name="Newer version")
        expect(offer).to_contain_text("Copy what you have written here first")
        expect(offer.get_by_role("button", name="Show it now")).to_have_count(0)
        expect(writing).to_have_value("Only here.")


def test_a_newer_build_fetches_only_what_changed(visitor: Page, book: Path) -> None:
    asked: list[str] = []
    with served_folder(book, asked) as site:
        visitor.goto(f"{site}/{CHAPTER}.html")
        visitor.evaluate(KEPT)
        publish(book, "</h1>", "!</h1>")
        asked.clear()
        visitor.goto(f"{site}/index.html")
        expect(visitor.get_by_role("region", name="Newer version")).to_be_visible()
    assert {one.partition("?")[0] for one in asked} == {
        "/service-worker.js",
        "/manifest.webmanifest",
        f"/{CHAPTER}.html",
    }


def test_it_can_be_installed(visitor: Page, book_site: str) -> None:
    visitor.goto(f"{book_site}/index.html")
    session = visitor.context.new_cdp_session(visitor)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{book_site}/manifest.webmanifest"
    visitor.evaluate(KEPT)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        # A context of Playwright's counts as one.
        [{"errorArguments": [], "errorId": "in-incognito"}],
    )


def test_nothing_is_kept_from_a_folder_nor_from_jupyterlab(visitor: Page, built_book: Path) -> None:
    registered = "navigator.serviceWorker?.getRegistrations().then((all) => all.length) ?? 0"
    visitor.goto((built_book / "index.html").as_uri(), wait_until="networkidle")
    expect(visitor.locator("link[rel=manifest]")).to_have_count(0)
    with served(checkout(), "--no-build") as course:
        visitor.goto(course.address, wait_until="networkidle")
        visitor.wait_for_timeout(2500)
        expect(visitor.locator("link[rel=manifest]")).to_have_count(0)
        assert visitor.evaluate(registered) == 0
        visitor.goto("about:blank")


@pytest.mark.parametrize("name", SIZES)
def test_an_icon_is_drawn_from_its_svg(browser: Browser, page: Page, name: str) -> None:
    pictures = [
        base64.b64encode(picture).decode()
        for picture in ((installable.ICONS / name).read_bytes(), draw(browser, name))
    ]
    assert "<svg" in drawing(name)
    page.set_content("<title>Icons</title>")
    different = page.evaluate(
        """async (pictures) => {
          const drawn = await Promise.all(pictures.map(async (picture) => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const canvas = document.createElement("canvas");
            canvas.width = image.naturalWidth;
            canvas.height = image.naturalHeight;
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, canvas.width, canvas.height).data;
          }));
          if (drawn[0].length !== drawn[1].length) return 1;
          const off = drawn[0].filter((value, place) => Math.abs(value - drawn[1][place]) > 40);
          return off.length / drawn[0].length;
        }""",
        pictures,
    )
    # Edges may be smoothed in another way by another Chromium.
    assert different < 0.005, f"draw it anew: python -m {draw.__module__}"
