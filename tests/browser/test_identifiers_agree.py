"""What might identify somebody is found alike in Python and in JavaScript, in real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.activities.reflect.identifiers import find_identifiers, identifiers

RUNS = 400
TEXTS_A_RUN = 15
"""400 runs of up to 15 texts: some 5,000 texts, in a few trips to the browser."""
SENTENCES = yaml.safe_load(
    Path(__file__).parents[1].joinpath("activities", "sentences.yaml").read_text("utf-8")
)
DATA = identifiers()


@pytest.fixture(scope="module")
def finder(browser: Browser) -> Iterator[Page]:
    """A page in which ``find(text)`` runs the JavaScript rules."""
    page = browser.new_page()
    entry = view_source.ACTIVITIES / "reflect" / "identifiers.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    page.evaluate(
        """data => {
          const usual = rules.finderOf(data);
          const passing = rules.finderOf(data, { organisations: true });
          globalThis.find = (text) => [...usual(text), ...passing(text)];
        }""",
        DATA,
    )
    yield page
    page.close()


def found_in_browser(finder: Page, texts: list[str]) -> list[list[list[str]]]:
    script = "texts => texts.map(text => find(text).map(found => [found.pattern, found.text]))"
    found: list[list[list[str]]] = finder.evaluate(script, texts)
    return found


def found_in_python(texts: list[str]) -> list[list[list[str]]]:
    return [
        [
            [f.pattern, f.text]
            for organisations in (False, True)
            for f in find_identifiers(text, DATA, organisations=organisations)
        ]
        for text in texts
    ]


def test_both_find_the_same_in_the_sentences(finder: Page) -> None:
    pairs = SENTENCES["identifying"] + SENTENCES["of organisations"]
    texts = SENTENCES["ordinary"] + [sentence for _, sentence in pairs]
    assert found_in_browser(finder, texts) == found_in_python(texts)


digits = st.text("0123456789 -/.+()", min_size=1, max_size=16)
words = st.sampled_from(
    [
        *(*DATA["given"][:40], *DATA["known"][:40], "Mrs", "Dr.", "mum", "born on", "DOB:"),
        *("Nursery", "Children's Centre", "St", "Ltd", "info@", "WN7 1AB", "12 High Street", "tel"),
        *("3 May 2019", "called", "girl", "flat", "Road", "Larch", "'s", "’s", "key person"),
        *("O'Neill", "Zoë", "SW1A", "1AA", "m1", "1ae", "@", "a.b", "(2019)", "et al."),
        # Letters that one language or the other may take for another, and a sign in two halves.
        *("\u017f", "\u212a", "\u0130", "\U0001f600", "\u2028"),
    ]
)
pieces = st.one_of(words, words, digits, st.characters(exclude_categories=["Cs"]))
texts = st.lists(st.tuples(pieces, st.sampled_from(["", " ", " ", ", ", "\n"])), max_size=8).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(max_examples=RUNS, deadline=None)
@given(st.lists(texts, min_size=TEXTS_A_RUN - 5, max_size=TEXTS_A_RUN))
def _agree(finder: Page, drawn: list[str]) -> None:
    assert found_in_browser(finder, drawn) == found_in_python(drawn)


def test_both_find_the_same_in_made_up_texts(finder: Page) -> None:
    _agree(finder)
