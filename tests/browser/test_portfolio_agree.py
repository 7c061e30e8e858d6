"""The portfolio in real Chromium and in Python: the same journal makes the same document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from partnership.activities import catalogue, view_source
from partnership.activities.tools.model import Tool
from partnership.portfolio.contents import contents_of, own_journal
from partnership.portfolio.document import as_markdown, certificate_of, document_of
from partnership.portfolio.journal import Journal
from partnership.portfolio.notes import notes_of

ENTRY = """
import { arranged } from "./activities/journal/arranging.js";
import { contentsOf } from "./activities/journal/contents.js";
import { certificateOf, documentOf } from "./activities/journal/document.js";
import { notesIn } from "./activities/journal/notes.js";
import { asMarkdown } from "./activities/journal/readable.js";
export const made = (spec, kept, by, at) => {
  const [contents, notes, now] = [contentsOf(spec, kept), notesIn(spec, () => kept), new Date(at)];
  const [sections, { aside }] = [arranged(contents, by, notes), contents];
  const document = documentOf(sections, { spec, notes, aside, now });
  const certificate = certificateOf(contents, { spec, name: "Sam", hours: 12.5, now });
  return [asMarkdown(document), JSON.stringify(certificate)];
};
"""
NPQ = "npq-early-years-leadership"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERY = list(catalogue.shown_on_pages())
SHOWN = [one for _, one in EVERY if one.id != "my-journal"]
TITLES = {page: f"The page {page}" for page in sorted({one.page for one in SHOWN}, reverse=True)}


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("portfolio")
    folder.joinpath("activities").symlink_to(view_source.ACTIVITIES)
    entry = folder / "entry.js"
    entry.write_text(ENTRY, encoding="utf-8")
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    spec = own_journal().spec(with_answers=True, cite=str)
    spec["pages"] = {name: {"title": title, "href": "x"} for name, title in TITLES.items()}
    page.evaluate("spec => { globalThis.spec = spec }", spec)
    yield page
    page.close()


times = st.sampled_from([None, 0, 1, 86_400_000, 1_750_000_000_000.5, 1_795_000_000_000])
words = st.sampled_from(["Mine.", "two\nlines <b> & more", "  ", "nursery \U0001f476 tĥe end"])


def _is_tool(one: Any) -> bool:
    return isinstance(one, Tool)


@st.composite
def responses(draw: st.DrawFn, one: Any) -> dict[str, Any]:
    """Some of an activity's parts, answered well, badly, or when they were asked otherwise."""
    parts = catalogue.parts_of(one)
    example = one.spec(with_answers=True, cite=str)["example"]["work"] if _is_tool(one) else {}
    chosen = draw(st.lists(st.sampled_from(parts), max_size=5, unique_by=lambda part: part.id))
    found = {}
    for part in chosen:
        known = [int(word) if word.isdigit() else word for word in part.words]
        answer = draw(words | st.sampled_from([*known, 3, None, 2.0, ["a"], True]))
        if _is_tool(one) and draw(st.integers(0, 3)):
            answer = draw(st.sampled_from([example[part.id.rpartition(".")[2]], [], {}, "Ours."]))
        at = draw(times)
        found[part.id] = {
            "answer": answer,
            "fingerprint": draw(st.sampled_from([part.fingerprint] * 4 + ["old"])),
            **({} if at is None else {"at": at}),
            **draw(st.sampled_from([{}, {}, {"checked": False}])),
        }
    return found


@st.composite
def journals(draw: st.DrawFn) -> dict[str, Any]:
    """What a browser keeps: work, some of it on a page it has left since, and notes."""
    kept: dict[str, Any] = {}
    answerable = [one for one in SHOWN if catalogue.parts_of(one)]
    tools = [one for one in answerable if _is_tool(one)]
    some = st.sampled_from(answerable) | st.sampled_from(tools)
    for one in draw(st.lists(some, max_size=4, unique_by=id)):
        page = draw(st.sampled_from([one.page, one.page, "an-old-page"]))
        kept[f"{page}:{one.id}"] = draw(responses(one))
    once = {"id": "x1", "2": [" One. ", 3, 2.0, 1.5, None, True, ""], "a_b": {"10": "ten", "9": -1}}
    gone = draw(words | st.sampled_from([once, [once, ["  "]], 7, [], {}]))
    kept["gone:no-longer-there"] = {
        name: {"answer": gone, "fingerprint": "f"} for name in ("a", "no-longer-there.the_rest@f")
    }
    ids = [key.partition(":")[2] for key in kept]
    levels = ["habitual", "critical", "dialogic", "none"]
    own: dict[str, Any] = {"standards": "One & <two>\n\n One & <two> \nThree"}
    own["lists"] = draw(st.sampled_from([[NPQ], [NPQ, "gone", 7], [], NPQ, None]))
    for name in ids:
        own[f"depth.kember.{name}"] = draw(st.sampled_from(levels))
        own[f"depth.hatton_smith.{name}"] = draw(st.sampled_from(levels))
        own[f"shows.{name}"] = draw(
            st.lists(
                st.sampled_from(
                    ["Three", "practitioner_learning.tension", f"{NPQ}.partnership", "gone", 7]
                )
            )
        )
    kept["my-journal:my-journal"] = {
        name: {"answer": answer, "fingerprint": "note"} for name, answer in own.items()
    }
    return kept


@settings(max_examples=150, deadline=None)
@given(kept=journals(), by=st.sampled_from(["chapter", "date", "standard"]))
def _agree(rules: Page, kept: Any, by: Any) -> None:
    at = NOW.timestamp() * 1000
    document, certificate = rules.evaluate(
        "([kept, by, at]) => rules.made(spec, JSON.parse(kept), by, at)",
        [json.dumps(kept), by, at],
    )
    places = {(key.partition(":")[0], key.partition(":")[2]): one for key, one in kept.items()}
    journal = Journal(places, "", tuple(TITLES.items()))
    contents = contents_of(journal)
    assert as_markdown(document_of(contents, notes_of(journal), by, NOW)) == document
    ours = certificate_of(contents, "Sam", 12.5, NOW)
    assert [list(block) for block in ours] == json.loads(certificate)


def test_the_same_journal_makes_the_same_document(
    rules: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Reading the whole bank for each example would take most of the time.
    monkeypatch.setattr(catalogue, "shown_on_pages", lambda: iter(EVERY))
    _agree(rules=rules)
