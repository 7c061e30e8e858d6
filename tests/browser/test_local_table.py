"""One's own story in a table: brought in, looked at before it is added, and out again the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from partnership.activities.local.table import read_table
from tests.activities.test_local_table import DATES, FAULTS
from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import hands_of, no_violations
from tests.browser.rules import Rules, rules_in
from tests.browser.tool_hands import example_of, open_tool, save, work_kept

NAME = "our-own-story"
TOOL = TOOLS[NAME]
ENTRY = """
import { readTable } from "./ROOT/local/table.js";
import { tables } from "./ROOT/local/telling.js";
import { asCsv } from "./ROOT/tools/csv.js";
const rules = {
  read: (text) => readTable(text, spec.columns),
  out: (work) => asCsv(tables({ get: (name) => work[name] }, spec)),
};
"""
HEADS = ["Year", "Date", "When?", "Month", "What happened", "EVENT", "Notes", "Word", "Term",
         "Meaning", "Who", "Cost", "", "what the course says"]  # fmt: skip
CELLS = [*DATES, "", "", "We begin", "TAF", "x" * 201, "=1+1", "'=x", "''@", '"so"', 'a"b', "a;b",
         "a,b", "a\tb", "two\nlines", "two\r\nlines", "é😀", " spaced ", "\u00a0", "May", "13", "0",
         "unknown", "Events", "Words", "Word"]  # fmt: skip


@pytest.fixture(scope="module")
def javascript(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rules]:
    with rules_in(browser, tmp_path_factory.mktemp("table"), ENTRY) as run:
        yield run


def any_table(luck: Random) -> str:
    """Return a table by chance, with cells that are in quotes now and then."""
    between = luck.choice(",,;\t")

    def cell(text: str) -> str:
        quoted = luck.random() < 0.3 or any(sign in text for sign in f'\r\n"{between}')
        quoted = quoted and luck.random() < 0.97
        return '"' + text.replace('"', '""') + '"' if quoted else text

    def row(choices: list[str], many: int) -> str:
        return between.join(cell(luck.choice(choices)) for _ in range(many))

    rows = []
    for _ in range(luck.randint(1, 2)):
        many = luck.randint(1, 6)
        rows += [row(CELLS, 1)] * (luck.random() < 0.3) + [row(HEADS, many)]
        rows += [row(CELLS, luck.randint(1, many + 1)) for _ in range(luck.randint(0, 5))]
        rows += [""] * luck.randint(0, 1)
    return luck.choice(["\n", "\r\n", "\n"]).join(rows)


def test_python_and_the_page_read_a_table_in_the_same_words(javascript: Rules) -> None:
    luck = Random(7)
    typed = [f"Date,What\n{date},x\n" for date in DATES if "," not in date]
    tables = [*FAULTS, *typed, *(any_table(luck) for _ in range(3000))]
    read = 0
    for table, told in zip(tables, javascript(TOOL, "read", tables), strict=True):
        found = asdict(read_table(table, TOOL.columns))
        assert told == found, table
        read += len(found["events"]) + len(found["words"])
    assert read > 200, "some of the tables hold something"


def any_work(luck: Random) -> dict[str, Any]:
    def text(least: int) -> str:
        pieces = luck.choices([*CELLS, ","], k=luck.randint(1, 3))
        return "".join(pieces)[:200].strip(" \t\r\n\u00a0") or "x" * least

    return {
        "events": [
            {
                "year": luck.randint(1800, 2100),
                "month": luck.randint(0, 12),
                "title": text(1),
                "changed": text(0),
            }
            for _ in range(luck.randint(0, 4))
        ],
        "words": [
            {"word": text(1), "meaning": text(0), "who": text(0)} for _ in range(luck.randint(0, 4))
        ],
    }


def in_order(work: dict[str, Any]) -> list[list[str]]:
    return [sorted(map(repr, work[piece])) for piece in ("events", "words")]


def test_the_pages_own_table_comes_back_the_same_here_and_there(javascript: Rules) -> None:
    luck = Random(77)
    works = [example_of(NAME), *(any_work(luck) for _ in range(300))]
    tables = javascript(TOOL, "out", works)
    for work, table, back in zip(works, tables, javascript(TOOL, "read", tables), strict=True):
        assert (back["faults"], back["left"]) == ([], []), table
        assert in_order(back) == in_order(work)
        assert in_order(asdict(read_table(table, TOOL.columns))) == in_order(work)


def bring_in(page: Page, shown: Locator, kind: str, text: str) -> None:
    with page.expect_file_chooser() as chooser:
        hands_of(kind, page).press(shown.get_by_label("Bring in a table (CSV)"))
    file = {"name": "story.csv", "mimeType": "text/csv", "buffer": text.encode()}
    chooser.value.set_files(file)


OURS = "Date,What happened,Notes\n2012,We move,To the school\nJuly 1995,We begin,\n"


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_a_table_is_looked_at_first_and_added_only_if_one_says_so(
    page: Page, way: str, kind: str
) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, NAME, way)
    bring_in(page, shown, kind, OURS + "soon,We end,\n")
    told = shown.get_by_text("story.csv: 2 new events, 0 new words. Nothing is added yet.")
    expect(told).to_be_focused()
    expect(shown.get_by_text("Row 4, column A (Date): 'soon' is no date")).to_be_visible()
    expect(shown.get_by_role("table", name="Events that would be added")).to_contain_text(
        "July 1995"
    )
    if way == "http":
        no_violations(page)
    hands.press(shown.get_by_role("button", name="Leave it"))
    expect(shown.get_by_text("Nothing here was changed.")).to_be_focused()
    assert work_kept(page, NAME) == {}

    bring_in(page, shown, kind, OURS)
    hands.press(shown.get_by_role("button", name="Add this"))
    expect(shown.get_by_text("Added from story.csv: 2 rows.")).to_be_visible()
    expect(shown.get_by_label("Bring in a table (CSV)")).to_be_focused()
    kept = work_kept(page, NAME)["events"]
    assert [(one["year"], one["month"], one["title"]) for one in kept] == [
        (2012, 0, "We move"),
        (1995, 7, "We begin"),
    ]
    # Its own table, brought in again, holds nothing new.
    again = save(page, shown, "Save as a table", hands).decode("utf-8-sig")
    bring_in(page, shown, kind, again)
    expect(shown.get_by_text("2 rows are here already, word for word")).to_be_visible()
    hands.press(shown.get_by_role("button", name="Close"))
    assert work_kept(page, NAME)["events"] == kept


@pytest.mark.parametrize(
    ("choice", "moved"),
    [
        ("mine", ["To the school"]),
        ("theirs", ["To the clinic"]),
        ("both", ["To the school", "To the clinic"]),
    ],
)
def test_what_is_here_in_other_words_is_asked_about(
    page: Page, choice: str, moved: list[str]
) -> None:
    hands, shown = hands_of("mouse", page), open_tool(page, NAME)
    bring_in(page, shown, "mouse", OURS)
    hands.press(shown.get_by_role("button", name="Add this"))
    bring_in(page, shown, "mouse", OURS.replace("the school", "the clinic"))
    asked = shown.get_by_role("group", name="Here in other words: 2012, We move")
    expect(asked).to_contain_text("Ours: To the school")
    expect(asked).to_contain_text("The table's: To the clinic")
    hands.select(asked.get_by_label("Which do you keep?"), choice)
    hands.press(shown.get_by_role("button", name="Add this"))
    expect(asked).to_have_count(0)
    kept = [one for one in work_kept(page, NAME)["events"] if one["title"] == "We move"]
    assert [one["changed"] for one in kept] == moved


def test_a_table_for_which_there_is_no_room_changes_nothing(page: Page) -> None:
    hands, shown = hands_of("mouse", page), open_tool(page, NAME)
    bring_in(page, shown, "mouse", "Year,What\n" + "".join(f"2019,Thing {n}\n" for n in range(301)))
    hands.press(shown.get_by_role("button", name="Add this"))
    alert = shown.locator(".pw-table-in").get_by_role("alert")
    expect(alert).to_contain_text("more than 300 events or words. Nothing here was changed.")
    bring_in(page, shown, "mouse", "PK\x03\x04 an Excel file")
    expect(shown.get_by_text("Nothing in story.csv could be read.")).to_be_focused()
    expect(shown.get_by_text("choose Save as, CSV UTF-8, and bring in that")).to_be_visible()
    assert work_kept(page, NAME) == {}
