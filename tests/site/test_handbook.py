"""The whole course as one page to be printed: order, anchors, links and answers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from partnership.paths import checkout
from partnership.site.answers_apart import WHERE, answers_apart
from partnership.site.handbook import Chapter, assembled, read_chapters
from partnership.site.toc import parts

PAGE = """<html><body><article class="bd-article">{}</article></body></html>"""
FIRST = """<section id="home"><h1>Home &amp; away<a class="headerlink" href="#home">#</a></h1>
<p>Go to <a class="x" href="more/second.html#part" title="a > b">part two</a>, to
<a href="#home">the top</a>, to <a href="https://example.org/a?b=c">example</a> or to
<a href="search.html">search</a>.</p><img alt="" src="_images/a.svg" />
<script>alert(1)</script><details class="note"><summary>Fold</summary>Inside</details></section>"""
SECOND = """<section id="home"><h1>Second</h1><section id="part"><p>As
<a href="../index.html">home</a> says.</p><img src="../_images/a.svg"></section></section>"""
QUIZ = """<div class="pw-place" data-activity="q" data-view="quiz" data-page="p">
<div class="pw-printed"><h3>Which?</h3><ol><li><p>One?</p><details><summary>The answer</summary>
<p>First.</p></details></li><li><p>Two?</p><details><summary>The answer</summary><ul><li>Second.
</li></ul></details></li></ol></div></div><p>After.</p>"""


@pytest.fixture
def chapters(tmp_path: Path) -> list[Chapter]:
    (tmp_path / "more").mkdir()
    (tmp_path / "index.html").write_text(PAGE.format(FIRST), encoding="utf-8")
    (tmp_path / "more" / "second.html").write_text(PAGE.format(SECOND), encoding="utf-8")
    return read_chapters(tmp_path, {"index": "", "more/second": "A part"})


def ids_in(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', page)


def links_in(page: str) -> set[str]:
    return set(re.findall(r'\shref="#([^"]*)"', page))


def test_links_lead_within_the_handbook_and_anchors_are_a_pages_own(
    chapters: list[Chapter],
) -> None:
    first, second = (one.body for one in chapters)
    assert '<a class="x" href="#pw-more-second--part" title="a > b">' in first
    assert 'href="#pw-index--home"' in first
    assert '<a href="https://example.org/a?b=c">' in first
    assert "<a>search</a>" in first
    assert 'href="#pw-index"' in second
    for body in (first, second):
        assert 'src="_images/a.svg"' in body


def test_what_has_no_use_on_paper_is_left_out(chapters: list[Chapter]) -> None:
    assert chapters[0].title == "Home & away"
    assert "<script" not in chapters[0].body
    assert "headerlink" not in chapters[0].body
    assert '<details open class="note">' in chapters[0].body


def test_the_contents_name_parts_chapters_and_pages(chapters: list[Chapter]) -> None:
    page = assembled("A <course>", "Us", chapters, "", {"index": 3, "more/second": 14})
    listed = page[page.index('<nav class="pw-contents"') : page.index("</nav>")]
    assert re.findall(r"<p>(.*?)</p>", listed) == ["A part"]
    assert re.findall(r'<a href="#([^"]*)"><span>(.*?)</span><span>(.*?)</span>', listed) == [
        ("pw-index", "Home &amp; away", "3"),
        ("pw-more-second", "Second", "14"),
    ]
    assert "A &lt;course&gt;" in page
    assert '@page pw-index { @bottom-left { content: "Home & away" } }' in page


def test_answers_stand_at_the_end_numbered_as_the_questions() -> None:
    page = answers_apart(QUIZ)
    before, after = page.split('<section class="pw-answers">')
    assert WHERE in before
    assert "One?" in before
    assert "First." not in before
    assert before.endswith("<p>After.</p>")
    answers = re.findall(r"<li>\s*(<p>First|<ul><li>Second)", after)
    assert answers == ["<p>First", "<ul><li>Second"]
    assert "<h3>Which?</h3>" in after
    assert answers_apart("<p>No quiz.</p>") == "<p>No quiz.</p>"


def test_every_link_and_picture_of_the_course_is_found_in_its_handbook(built_book: Path) -> None:
    root = checkout()
    chapters = read_chapters(built_book, parts(root / "_toc.yml", root / "book"))
    page = assembled("A course", "Us", chapters, "", {})
    ids = ids_in(page)
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert links_in(page) - set(ids) == set()
    assert len(links_in(page)) > 200
    pictures = set(re.findall(r'<img[^>]*\ssrc="([^"]*)"', page))
    assert len(pictures) > 5
    assert [name for name in pictures if not (built_book / name).is_file()] == []
    assert "<script" not in page
    assert "<details>" not in page
