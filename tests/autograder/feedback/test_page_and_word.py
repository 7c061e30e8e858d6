"""The page and the document say the same, and what somebody wrote in them does nothing."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document

from autograder.feedback.page import page
from autograder.feedback.word import document
from tests.autograder.feedback.conftest import BOOK, feedback_with

LINK = "why-it-matters.html#five-questions"
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    '<iframe src="https://evil.example"></iframe>',
    "<svg/onload=alert(1)>",
    "</div></section></main><h1>Your mark is 100</h1>",
    "<style>*{display:none}</style>",
    '"><meta http-equiv=refresh content="0;url=https://evil.example">',
    "\u202eevil\u2066",
    "a\x00b\x08c\ufffe\ud800",
    "{{7*7}} {% x %} %s {0} {policy}",
    "=cmd|'/C calc'!A0",
    "<w:p>&x;]]>",
    "\n".join("> " * 80 for _ in range(50)),
]


def words_of(content: bytes) -> str:
    made = Document(io.BytesIO(content))
    tables = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *tables])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    told = feedback_with(text=text, comment=text, on_this=text, name=text, penalty=1.0,
                         penalty_said=text, remark=text)  # fmt: skip
    html = page(told, BOOK)
    tags = set(re.findall(r"<(\w+)", html))
    assert not tags & {"script", "img", "iframe", "svg", "object", "form", "input", "base"}
    assert len(re.findall(r"<style>", html)) == 1
    assert len(re.findall(r"<meta http-equiv", html)) == 1
    assert len(re.findall(r"<h1>", html)) == 1
    assert not re.search(r"<[^>]*\son\w+\s*=", html)
    assert set(re.findall(r'href="([^#"]*)', html)) <= {f"{BOOK}/why-it-matters.html"}
    assert "{policy}" not in html.replace(text, "")
    content = document(told, BOOK)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        links = file.read("word/_rels/document.xml.rels").decode()
    assert re.findall(r'Target="(\w+:[^"]*)"', links) == [f"{BOOK}/{LINK}"]
    assert "Your feedback: Benefits & evidence" in words_of(content)


def test_the_policy_lets_in_its_own_style_and_nothing_else() -> None:
    html = page(feedback_with())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert re.fullmatch(
        r"default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;;"
        r" base-uri &#39;none&#39;; form-action &#39;none&#39;",
        policy[1],
    )
    assert "src=" not in html.split("</style>")[1]
    assert "http" not in html.split("</style>")[1]


def test_page_and_document_say_the_same() -> None:
    told = feedback_with(comment="Good work.", on_this="Say more here.", remark="House style")
    html = re.sub(r"<[^>]+>", "", page(told, BOOK).split("</style>")[1])
    words = words_of(document(told, BOOK))
    for said in (
        "27 of 50",
        "Level 3 of 5: Understanding",
        "One level up: Reflection",
        "This is the highest level.",
        "Good work.",
        "Say more here.",
        "House style (said without marks)",
        "Ada Achterberg, handed in on 2 November 2026 at 13:05",
        "“How do I read such evidence?” in the chapter “Why it matters”",
        "Not everything here was yet as good as it can be.",
        "I thought about it.",
    ):
        assert said in words, said
        assert said in html.replace("&amp;", "&").replace("&#39;", "'"), said


def test_without_an_address_the_book_is_named_and_not_linked() -> None:
    html = page(feedback_with())
    assert "“How do I read such evidence?”" in html
    assert "<a " not in html
    with zipfile.ZipFile(io.BytesIO(document(feedback_with()))) as file:
        assert "hyperlink" not in file.read("word/_rels/document.xml.rels").decode()


def test_lateness_is_a_row_of_the_table() -> None:
    told = feedback_with(penalty=2.5, penalty_said="1 day late.")
    assert told.total == 24.5
    for text in (page(told), words_of(document(told))):
        assert "Late: 1 day late." in text
        assert "\N{MINUS SIGN}2.5" in text
        assert "24.5" in text


def test_an_empty_answer_says_so() -> None:
    told = feedback_with(text="  ")
    assert "Nothing was written here." in page(told)
    assert "Nothing was written here." in words_of(document(told))


def test_a_word_document_has_headings_a_language_and_nobodys_name_as_author() -> None:
    made = Document(io.BytesIO(document(feedback_with())))
    styles = [paragraph.style.name for paragraph in made.paragraphs if paragraph.style]
    assert styles[0] == "Heading 1"
    assert {"Heading 2", "Heading 3", "List Bullet", "Quote"} <= set(styles)
    about = made.core_properties
    assert (about.author, about.language, about.title) == (
        "", "en-GB", "Your feedback: Benefits & evidence",
    )  # fmt: skip
