"""The security policy that pages state: nothing they do needs more, and nothing more is let in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partnership.paths import checkout
from tests.browser.book_pages import CHAPTER, PAGES
from tests.browser.near import come_near_all
from tests.browser.until import until
from tests.browser.watch import Watch
from tests.serving import served

FIRST = re.compile(
    r'<head>\s*<meta charset="utf-8" />\s*<meta name="viewport"[^>]*>\s*'
    r'<meta http-equiv="Content-Security-Policy" content="([^"]*)" />'
)
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
# One click on every control, in turn; what opens is used as well.
USE_EVERYTHING = """async () => {
  const used = new Set();
  for (let round = 0; round < 40; round += 1) {
    const control = [...document.querySelectorAll(
      ".pw-activity :is(button, summary, input, select, textarea)")]
      .find((one) => !used.has(one) && !one.disabled && one.checkVisibility());
    if (!control) break;
    used.add(control);
    if (control.type === "file" || /print|download|save|keep a copy|delete|clear/i.test(
      control.textContent)) continue;
    if (control.tagName === "TEXTAREA" || control.type === "text") {
      control.value = "Working as one.";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else control.click();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return used.size;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_a_strict_policy_first(built_book: Path, name: str) -> None:
    html = (built_book / f"{name}.html").read_text(encoding="utf-8")
    stated = FIRST.search(html)
    assert stated, html[:600]
    rules = dict(one.split(" ", 1) for one in stated[1].split("; "))
    assert rules.pop("img-src") == "'self' data:"
    assert re.fullmatch(r"'self' 'sha256-[\w+/]+='", rules.pop("script-src"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"""<[a-z][^<>]*\sstyle=["']""", re.sub(r"<script.*?</script>", "", html))


@pytest.mark.parametrize("opened", ["http", "file"])
def test_everything_a_page_does_is_allowed(
    page: Page, book_site: str, built_book: Path, opened: str
) -> None:
    base = book_site if opened == "http" else built_book.as_uri()
    page.add_init_script(LISTEN)
    used = 0
    for name in PAGES:
        page.goto(f"{base}/{name}.html")
        expect(page.locator("[data-failed]")).to_have_count(0)
        come_near_all(page)
        used += page.evaluate(USE_EVERYTHING)
        assert page.evaluate("refused") == [], name
    assert used > 10 * len(PAGES)
    assert page.evaluate("getComputedStyle(document.querySelector('.pw-brand')).display") != ""


@pytest.mark.parametrize("opened", ["http", "file"])
@pytest.mark.allow_console("Content Security Policy")
def test_what_somebody_puts_into_a_page_is_refused(
    page: Page, book_site: str, built_book: Path, watch: Watch, opened: str
) -> None:
    base = book_site if opened == "http" else built_book.as_uri()
    page.add_init_script(LISTEN)
    page.goto(f"{base}/{CHAPTER}.html")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          const image = new Image();
          image.src = "https://example.org/pixel.png";
          const far = document.createElement("script");
          far.src = "https://example.org/far.js";
          const link = document.createElement("a");
          link.setAttribute("onclick", "window.ran = true");
          const style = document.createElement("style");
          style.textContent = "body { display: none }";
          document.body.append(script, image, far, link, style);
          link.click();
        }"""
    )
    until(page, "refused.length >= 5")
    assert sorted(page.evaluate("refused")) == [
        "img-src https://example.org/pixel.png",
        "script-src-attr inline",
        "script-src-elem https://example.org/far.js",
        "script-src-elem inline",
        "style-src-elem inline",
    ]
    assert page.evaluate("window.ran") is None
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Chromium reports what a page asked for, also where the policy then stops it.
    watch.offences = [one for one in watch.offences if "https://example.org/" not in one]


def test_a_page_is_whole_in_jupyterlabs_server(page: Page) -> None:
    page.add_init_script(LISTEN)
    with served(checkout(), "--no-build") as course:
        page.goto(course.address)
        page.goto(f"{course.origin}/course/{CHAPTER}.html")
        expect(page.locator("[data-activity][data-ready]").first).to_be_attached()
        bar = page.get_by_role("navigation", name="Course tools")
        assert bar.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(18, 64, 60)"
        assert page.evaluate("refused") == []
        page.goto("about:blank")
