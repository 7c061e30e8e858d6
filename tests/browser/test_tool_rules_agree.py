"""Rules that tools have in Python and in JavaScript: real Chromium says they are the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from partnership.activities.catalogue import find_activity
from partnership.activities.form.changes import changes, differing
from partnership.activities.form.model import FormTool, Version
from partnership.activities.hours.model import HoursTool
from partnership.activities.hours.sums import paid, reading
from partnership.bank.references import cited
from partnership.portfolio.forms import form_document
from tests.browser.rules import Rules, rules_in

ENTRY = """
import { besideOf } from "./ROOT/hours/beside.js";
import { inDifference } from "./ROOT/hours/words.js";
import { calledOf, paidOf, readingOf, resultOf } from "./ROOT/hours/sums.js";
import { changesOf } from "./ROOT/form/changes.js";
import { report } from "./ROOT/form/report.js";
import { wholeReport } from "./ROOT/tools/report.js";
const rules = {
  hours: (chosen) => {
    const result = resultOf(spec, chosen);
    const readings = Object.values(result).map(readingOf);
    return { result, paid: paidOf(result), readings, title: calledOf(spec, result).title };
  },
  beside: ([kept, now]) => {
    const work = { sliders: now, kept: [{ sliders: kept }], names: {} };
    return besideOf({ get: (name) => work[name] }, spec);
  },
  difference: inDifference,
  changes: ([before, after]) => changesOf(spec, before, after),
  document: (kept) =>
    wholeReport(spec, report({ get: (piece) => kept[piece] }, spec), false, new Date()),
};
"""
PIECES = ["We meet.", "Who pays?", "Nobody ", "asked!", "\n", "\r\n", "  ", ".", "a b", "“é”", "\t"]
every_form = pytest.mark.parametrize("name", ["pre-partnership-agreement", "information-sharing"])


@pytest.fixture(scope="module")
def javascript(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rules]:
    with rules_in(browser, tmp_path_factory.mktemp("rules"), ENTRY) as run:
        yield run


def answers_to(tool: FormTool, luck: Random) -> dict[str, str]:
    """Return answers by chance, some of them to nothing that is asked."""
    chosen = {}
    for field in tool.fields():
        if luck.random() < 0.5:
            continue
        options = [one.id for one in tool.options_of(field)]
        text = "".join(luck.choices(PIECES, k=luck.randrange(8)))
        chosen[field.id] = luck.choice([*options, "nobody-knows"]) if options else text
        if field.kind == "day":
            chosen[field.id] = luck.choice(["2026-02-03", "2026-02-30", "soon"])
    return chosen


def as_lines(blocks: list[Any]) -> list[tuple[str, str]]:
    """Return a page's blocks as those of a document in Python: a point of a list at a time."""
    lines = []
    for kind, content in blocks:
        if kind == "list":
            lines += [("li", text) for text in content]
        elif kind == "table":
            rows = [content["columns"], *content["rows"]]
            lines.append(("table", json.dumps(rows)))
        else:
            lines.append((kind, content))
    return lines


def test_every_setting_of_the_sliders_gives_the_same_result(javascript: Rules) -> None:
    tool = find_activity("more-for-less")
    assert isinstance(tool, HoursTool)
    steps = {one.id: one.steps for one in tool.sliders}
    every = [dict(zip(steps, one, strict=True)) for one in product(*steps.values())]
    cases: list[dict[str, int]] = [*every, {}, {"doubled": 3}, {"moved": -5, "hope": 1}]
    assert len(every) == 13 * 5 * 9 * 5 * 4
    for chosen, told in zip(cases, javascript(tool, "hours", cases), strict=True):
        saved = tool.result(chosen)
        assert told["result"] == saved
        assert told["paid"] == paid(saved)
        assert told["readings"] == [reading(ends) for ends in saved.values()]
        assert told["title"] == tool.called(saved).title


def test_two_settings_differ_by_what_python_says(javascript: Rules) -> None:
    tool = find_activity("more-for-less")
    assert isinstance(tool, HoursTool)
    luck = Random(4)

    def setting() -> dict[str, int]:
        return {one.id: luck.choice(one.steps) for one in tool.sliders if luck.random() < 0.8}

    pairs = [(setting(), setting()) for _ in range(500)]
    for (kept, now), told in zip(pairs, javascript(tool, "beside", pairs), strict=True):
        apart = tool.beside(kept, now)
        wanted = {**apart, "paid": paid(apart)}
        order = [*[*apart][:-1], "paid", "families"]
        assert [one["ends"] for one in told["lines"]] == [wanted[name] for name in order]
        assert [one["reading"] for one in told["lines"]] == [reading(wanted[n]) for n in order]
        assert told["called"] == [tool.called(tool.result(one)).title for one in (kept, now)]
        before, after = tool.settings(kept), tool.settings(now)
        moved = [one.label for one in tool.sliders if before[one.id] != after[one.id]]
        assert [text.split(": from")[0] for text in told["moved"]] == moved


def test_a_difference_is_said_in_words(javascript: Rules) -> None:
    said = {
        (0, 0): "no difference",
        (60, 120): "1 to 2 hours better off",
        (120, 60): "1 to 2 hours better off",
        (-60, -60): "1 hour worse off",
        (-90, 30): "from 1.5 hours worse off to 0.5 hours better off",
        (0, 60): "0 to 1 hour better off",
    }
    told = javascript(find_activity("more-for-less"), "difference", list(said))
    assert told == list(said.values())


@every_form
def test_what_changed_is_told_in_the_same_words(javascript: Rules, name: str) -> None:
    tool = find_activity(name)
    assert isinstance(tool, FormTool)
    luck = Random(name)

    def answers() -> dict[str, str]:
        chosen = {}
        for field in tool.fields():
            if luck.random() < 0.5:
                continue
            options = [one.id for one in tool.options_of(field)]
            text = "".join(luck.choices(PIECES, k=luck.randrange(8)))
            chosen[field.id] = luck.choice([*options, "nobody-knows"]) if options else text
        return chosen

    cases = [(answers(), answers()) for _ in range(1500)]
    for (before, after), told in zip(cases, javascript(tool, "changes", cases), strict=True):
        wanted = [asdict(one) for one in changes(tool, before, after)]
        assert told == json.loads(json.dumps(wanted)), (before, after)


@every_form
def test_the_document_is_the_same_in_a_page_and_in_python(javascript: Rules, name: str) -> None:
    tool = find_activity(name)
    assert isinstance(tool, FormTool)
    luck = Random(name)
    cases = [
        {
            "answers": answers_to(tool, luck),
            "versions": [{"name": "May", "saved": "2026-05-01", "answers": answers_to(tool, luck)}]
            * luck.choice([0, 1]),
        }
        for _ in range(300)
    ]
    for case, told in zip(cases, javascript(tool, "document", cases, cited), strict=True):
        kept = [Version.model_validate(one) for one in case["versions"]]
        # Records stand one after another, and are no versions of each other.
        since = kept[0] if kept and tool.keeps == "version" else None
        if since and not changes(tool, since.answers, case["answers"]):
            since = None
        made = [
            (kind, json.dumps(content) if kind == "table" else content)
            for kind, content in form_document(tool, case["answers"], date.today(), since)
        ]
        assert as_lines(told) == made


def test_a_change_tells_no_more_than_it_must() -> None:
    old = ["We meet.", "We pay.", "We part."]
    assert differing(old, ["We meet.", "We part."]) == ((), ("We pay.",))
    assert differing(old, ["We part.", "We meet.", "We pay."]) == (("We part.",), ("We part.",))
    assert differing([], ["New."]) == (("New.",), ())
