"""Whatever a student writes does nothing in the browser of whoever reads it."""

from __future__ import annotations

import re

import pytest

from autograder.marks.safe import SHOWN, TAGS, safe_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&#58;alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](http://evil.example/x.png)",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    '![a](x "onerror=alert(1)")',
    '[a](http://b.example "x\' onmouseover=alert(1) ")',
    "<style>*{display:none}</style>",
    "<form action=http://evil.example><input name=a></form>",
    "<a href='vbscript:x'>a</a>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "```\n<script>alert(1)</script>\n```",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "<!--><script>alert(1)</script>-->",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    shown = safe_html(text)
    tags = re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)([^>]*)>", shown)
    assert {name for name, _ in tags} <= TAGS
    for _, attributes in tags:
        names = set(re.findall(r'([\w-]+)="', attributes))
        assert names <= {"class", "dir", "href", "rel", "start", "title"}
        assert not re.search(r'href="(?!https?:|mailto:)', attributes)


def test_ordinary_markdown_looks_as_meant() -> None:
    shown = safe_html("# Title\n\nA *plain* answer.\n\n1. one\n2. two\n\n[a](https://b.example)")
    assert "<h3>Title</h3>" in shown
    assert "<em>plain</em>" in shown
    assert '<a href="https://b.example" rel="noopener noreferrer nofollow">a</a>' in shown


def test_html_is_shown_as_it_was_typed() -> None:
    assert "&lt;b&gt;bold&lt;/b&gt;" in safe_html("<b>bold</b>")


def test_a_picture_is_named_in_its_place() -> None:
    assert "[picture: our map]" in safe_html("![our map](attachment:map.png)")


def test_signs_that_turn_the_direction_are_taken_out() -> None:
    shown = safe_html("evil\u202etxt.exe\u2066\x00\x1b")
    assert "eviltxt.exe" in shown
    assert not set(shown) & {"\u202e", "\u2066", "\x00", "\x1b"}


@pytest.mark.parametrize("part", ["[", "![", "*a_", "> ", "`", "<", "a" * 50 + " ", "- " * 9, "|"])
def test_giant_text_is_shown_plainly_and_says_where_it_was_cut(part: str) -> None:
    whole = part * (400_000 // len(part))
    shown = safe_html(whole)
    assert "<pre>" in shown
    assert "Cut here: the answer has" in shown
    assert len(shown) < SHOWN * 6


@pytest.mark.parametrize("part", ["[", "*a_", "> ", "`a", "<a ", "- "])
def test_many_signs_below_the_limit_are_set_or_shown_but_never_hang(part: str) -> None:
    assert safe_html(part * (59_000 // len(part))).startswith('<div class="answer"')
    assert safe_html(part * 2500).startswith('<div class="answer"')
