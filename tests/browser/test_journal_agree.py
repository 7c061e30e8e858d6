"""The journal in real Chromium: files are judged as in Python, and merging loses nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.portfolio.journal import journal_in
from tests.journals import FAULTY, SOUND, journal, response

ENTRY = """
import { readJournal } from "FOLDER/file.js";
import { compared, merged } from "FOLDER/merging.js";
export const faultOf = (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return readJournal(bytes.buffer).fault ?? null;
};
export const merge = (here, there, marks, theirs) => {
  const comparison = compared(here, there, (key, part) => marks[part]);
  return { value: merged(here, comparison, () => theirs), comparison };
};
"""


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("journal")
    folder.joinpath("journal").symlink_to(view_source.ACTIVITIES / "journal")
    entry = folder / "entry.js"
    entry.write_text(ENTRY.replace("FOLDER", "./journal"), encoding="utf-8")
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    yield page
    page.close()


@pytest.mark.parametrize("name", [*SOUND, *FAULTY])
def test_a_file_is_judged_alike(rules: Page, name: str) -> None:
    fault, data = FAULTY[name] if name in FAULTY else (None, SOUND[name])
    text = base64.b64encode(data).decode()
    assert rules.evaluate("text => rules.faultOf(text)", text) == fault
    assert journal_in(data)[0] == fault


parts = st.sampled_from(["a", "b", "b@f1", "c.gibbs.what"])
responses = st.builds(
    lambda answer, mark, at: response(answer, mark, **({"at": at} if at else {})),
    st.sampled_from(["one", "two", "three"]),
    st.sampled_from(["f1", "f2", "f3"]),
    st.integers(0, 3),
)
journals = st.dictionaries(
    st.sampled_from(["p:q", "p:r"]), st.dictionaries(parts, responses, max_size=4), max_size=2
)
marks = st.dictionaries(parts, st.sampled_from(["f1", "f2"]))


def said(kept: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Everything that was answered: where, to what, and how."""
    return {
        (key, one["fingerprint"], one["answer"])
        for key, all_ in kept.items()
        for one in all_.values()
    }


def one(answer: str, mark: str) -> dict[str, Any]:
    return response(answer, mark)


# Found once by chance: what is set aside here took the place of what the file had set aside.
@example(
    here={"p:r": {"b": one("one", "f1")}},
    there={"p:r": {"b@f1": one("two", "f1"), "b": one("three", "f2")}},
    now={"b": "f2"},
)
@example(
    here={"p:r": {"b": one("one", "f1")}},
    there={"p:r": {"b@f1": one("one", "f2"), "b": one("two", "f2")}},
    now={"b": "f2"},
)
# What was set aside here was taken for what the file has, and then passed over.
@example(
    here={"p:q": {"b@f1": one("one", "f1"), "b": one("one", "f2")}},
    there={"p:q": {"b@f1": one("two", "f1"), "b": one("one", "f1")}},
    now={},
)
@settings(max_examples=600, deadline=None)
@given(here=journals, there=journals, now=marks)
def _keep_everything(rules: Page, here: Any, there: Any, now: Any) -> None:
    script = "([here, there, now, theirs]) => rules.merge(here, there, now, theirs)"
    for theirs in (False, True):
        found = rules.evaluate(script, [here, there, now, theirs])
        value, differing = found["value"], found["comparison"]["differing"]
        passed_over = {
            (one["key"], one["ours"]["fingerprint"], one["ours" if theirs else "theirs"]["answer"])
            for one in differing
        }
        assert said(here) | said(there) == said(value) | passed_over
        for key, all_ in here.items():
            for part in all_:
                assert part in value[key]
        again = rules.evaluate(script, [value, there, now, theirs])
        assert not again["comparison"]["fresh"], "bringing a file in twice brings nothing new"


def test_merging_loses_nothing_that_the_learner_did_not_pass_over(rules: Page) -> None:
    _keep_everything(rules=rules)


def test_the_newer_is_named_only_where_it_is_known(rules: Page) -> None:
    def newer(ours: int | None, theirs: int | None) -> str:
        made = [response("one"), response("two")]
        for one, at in zip(made, (ours, theirs), strict=True):
            if at is not None:
                one["at"] = at
        script = (
            "([ours, theirs]) => rules.merge({'p:q': {a: ours}}, {'p:q': {a: theirs}}, {}, false)"
        )
        return str(rules.evaluate(script, made)["comparison"]["differing"][0]["newer"])

    assert [newer(1, 2), newer(2, 1), newer(2, 2), newer(None, 2), newer(0, 2)] == [
        *("there", "here"),
        *("unknown", "unknown", "unknown"),
    ]


def test_a_file_that_names_prototypes_changes_none(rules: Page) -> None:
    data = json.loads(journal({"p:q": {"a": response()}}))
    data["kept"]["p:q"]["a"]["answer"] = "PLACE"
    text = json.dumps(data).replace('"PLACE"', '{"__proto__": {"polluted": true}}')
    fault = rules.evaluate("text => rules.faultOf(btoa(text))", text)
    assert fault == "strange"
    assert rules.evaluate("({}).polluted") is None


@pytest.mark.parametrize(("at", "box"), [(2, 2), (1, 1), (0, 1), (None, 1)])
def test_of_one_answer_with_more_beside_it_the_newer_is_kept(
    rules: Page, at: int | None, box: int
) -> None:
    here = {"p:q": {"a": response("one", at=1, review={"box": 1})}}
    there = {"p:q": {"a": response("one", review={"box": 2}, **({} if at is None else {"at": at}))}}
    script = "([here, there]) => rules.merge(here, there, {}, true)"
    found = rules.evaluate(script, [here, there])
    assert not found["comparison"]["differing"], "the answer is the same: there is nothing to ask"
    assert found["value"]["p:q"]["a"]["review"] == {"box": box}
