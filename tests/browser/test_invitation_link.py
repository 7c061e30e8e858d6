"""The health check's invitation as a link: copied in one page, opened in another."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities import view_source
from partnership.activities.health.link import LONGEST, invitation_link
from partnership.activities.health.work import HealthWork
from partnership.activities.tools.compact import compact
from partnership.errors import CourseError
from tests.activity_pages import address_of
from tests.browser.activity_hands import fits, hands_of, no_violations
from tests.browser.test_health_check import TOOL, answers, start_with
from tests.browser.tool_hands import choose, open_tool, work_kept
from tests.tool_files import saved

ADDRESS = "https://course.example/book/health-check.html"
PARTS = ["We meet.", "Who pays?", "“é” 😀", '"\\', "\n\t", "/+", "a", "\u2028", " ", "ÿ>>>???"]
ASKS = {
    "name": "Harbour Lane",
    "purpose": "To choose two things “to change”.",
    "questions": [name for name, _ in TOOL.statements()][:3],
    "own": [{"id": "own.abc", "text": "Does everyone get a hearing?"}],
}
BUTTON = "Copy an invitation link"


def asking(work: dict[str, Any]) -> HealthWork:
    return HealthWork.model_validate_json(json.dumps(work))


def link_of(shown: Locator, kind: str = "mouse") -> str:
    hands_of(kind, shown.page).press(shown.get_by_role("button", name=BUTTON))
    return shown.get_by_label("link. After a change").input_value()


def fragment(content: Any) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return f"#invite={base64.urlsafe_b64encode(text).decode().rstrip('=')}"


def visit(page: Page, link: str) -> Locator:
    page.goto(link)
    return page.locator(f"[data-activity='{TOOL.id}'][data-ready] .pw-tool")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_a_link_is_copied_and_opens_with_the_same_questions_elsewhere(
    new_page: Callable[..., Page], kind: str
) -> None:
    mine = new_page(permissions=["clipboard-read", "clipboard-write"])
    shown = start_with(mine, {**answers(("chair", 4, "Secret.")), **ASKS})
    link = link_of(shown, kind)
    expect(shown.get_by_text("Copied. This is the link")).to_be_visible()
    assert mine.evaluate("navigator.clipboard.readText()") == link
    assert link == invitation_link(asking(ASKS), address_of(TOOL.id, "http"))
    expect(shown.get_by_text("so the link would open on it alone")).to_be_visible()
    no_violations(mine)
    assert fits(mine)

    theirs = new_page()
    there = visit(theirs, link)
    expect(there.get_by_text("The invitation is here.")).to_be_focused()
    assert theirs.url == address_of(TOOL.id, "http"), "it is brought in once"
    kept = work_kept(theirs, TOOL.id)
    assert {part: kept[part] for part in ASKS} == ASKS
    assert kept["rounds"] == [], "nobody's answers are in it"
    expect(there.get_by_label("Own question 1", exact=True)).to_have_value(ASKS["own"][0]["text"])


def test_what_is_here_is_replaced_only_if_one_says_so(page: Page) -> None:
    hands = hands_of("mouse", page)
    shown = start_with(page, answers(("chair", 4, "Mine.")))
    before = work_kept(page, TOOL.id)
    link = invitation_link(asking(ASKS), address_of(TOOL.id, "http"))
    visit(page, link)
    expect(shown.get_by_text("There is work of yours here already")).to_be_focused()
    hands.press(shown.get_by_role("button", name="Leave it as it is"))
    assert work_kept(page, TOOL.id) == before
    page.goto("about:blank")
    visit(page, link)
    hands.press(shown.get_by_role("button", name="Put the invitation in its place"))
    assert {part: work_kept(page, TOOL.id)[part] for part in ASKS} == ASKS


GOOD = [1, [["audit_questions", "governance"]], [["own.a", "Why?"]], "", ""]
BAD: dict[str, tuple[str, str]] = {
    "nothing": ("#invite=", "damaged"),
    "no base64": ("#invite=%%%", "damaged"),
    "cut short": (fragment(GOOD)[:-9], "damaged"),
    "no text": (fragment(b"\xff\xfe\x00"), "damaged"),
    "no JSON": (fragment(b"<script>"), "damaged"),
    "null": (fragment(None), "damaged"),
    "deep": (fragment(b"[" * 1000), "damaged"),
    "too long": (fragment([*GOOD[:4], "x" * 1600]), "damaged"),
    "more in it": (fragment([*GOOD, {"rounds": []}]), "damaged"),
    "groups that are none": (fragment([1, {"a": 1}, [], "", ""]), "damaged"),
    "newer": (fragment([2, "what comes then"]), "newer version"),
    "no version": (fragment(["1", *GOOD[1:]]), "damaged"),
    "no such id": (fragment([1, [["<img>", "x"]], [], "", ""]), "does not fit (questions"),
    "a name that is none": (fragment([*GOOD[:3], {}, ""]), "does not fit (name"),
    "an own question too long": (fragment([*GOOD[:2], [["own.a", "x" * 201]], "", ""]), "fit (own"),
    "too many own": (fragment([*GOOD[:2], [[f"own.{n}", "a"] for n in range(9)], "", ""]), "(own"),
}


def test_a_damaged_link_is_named_and_nothing_is_lost(page: Page) -> None:
    shown = start_with(page, answers(("chair", 4, "Mine.")))
    before = work_kept(page, TOOL.id)
    home = address_of(TOOL.id, "http")
    for what, (hash_, message) in BAD.items():
        page.evaluate("hash => { location.hash = hash }", hash_)
        told = shown.get_by_role("alert").filter(has_text="Nothing here was changed.")
        expect(told, what).to_contain_text(message)
        expect(told, what).to_be_focused()
        assert page.url == home, what
        assert work_kept(page, TOOL.id) == before, what
        told.evaluate("element => { element.textContent = '' }")
    visit(page, home + BAD["cut short"][0])
    expect(shown.get_by_role("alert").filter(has_text="damaged")).to_be_focused()


def test_a_folder_offers_no_link_says_why_and_opens_one(page: Page) -> None:
    shown = open_tool(page, TOOL.id, "file")
    expect(shown.get_by_role("button", name="Save an invitation")).to_be_visible()
    expect(shown.get_by_role("button", name=BUTTON)).to_have_count(0)
    expect(shown.get_by_text("There is no invitation link here")).to_be_visible()
    page.evaluate("hash => { location.hash = hash }", fragment(GOOD))
    expect(shown.get_by_text("The invitation is here.")).to_be_focused()
    assert page.url == address_of(TOOL.id, "file")


def test_a_link_that_would_be_empty_or_too_long_is_not_made(page: Page) -> None:
    hands, shown = hands_of("mouse", page), open_tool(page, TOOL.id)
    hands.press(shown.get_by_role("button", name=BUTTON))
    expect(shown.get_by_text("Nothing is asked yet. Choose statements")).to_be_visible()
    own = [{"id": f"own.q{n}", "text": "x" * 200} for n in range(8)]
    choose(page, hands, shown, saved(TOOL, {"own": own}))
    hands.press(shown.get_by_role("button", name=BUTTON))
    expect(shown.get_by_text(f"{LONGEST:,} is the most")).to_be_visible()
    expect(shown.get_by_label("link. After a change")).to_have_count(0)


def choices(chance: Random) -> Iterator[dict[str, Any]]:
    ids = [name for name, _ in TOOL.statements()]
    for _ in range(200):
        words = ["".join(chance.choices(PARTS, k=chance.randint(0, 9))) for _ in range(5)]
        yield {
            "name": words[0],
            "purpose": words[1] * 3,
            "questions": chance.sample(ids, chance.randint(0, 30)),
            "own": [{"id": f"own.q{n}", "text": one} for n, one in enumerate(words[2:])][
                : chance.randint(0, 3)
            ],
        }


def test_python_and_the_page_make_the_same_link_and_the_page_reads_it_back(
    page: Page,
) -> None:
    works = list(choices(Random(8)))
    page.goto("about:blank")
    entry = view_source.ACTIVITIES / "health" / "link.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.links = {name};\n"))
    spec = {"shape": compact(TOOL.WORK.model_json_schema())}
    made = page.evaluate(
        """([works, address, spec]) => works.map((work) => {
          const { link, fault } = links.linkOf(work, address);
          return [link ?? fault, link ? links.invitationIn(new URL(link).hash, spec).work : null];
        })""",
        [works, ADDRESS, spec],
    )
    ours = [python_link(work) for work in works]
    assert [link if back else None for link, back in made] == ours
    assert 0 < ours.count(None) < len(works) / 2, "some are too long or ask nothing"
    for work, (_, back) in zip(works, made, strict=True):
        assert back is None or {part: back[part] for part in work} == work


def python_link(work: dict[str, Any]) -> str | None:
    try:
        return invitation_link(asking(work), ADDRESS)
    except CourseError:
        return None
