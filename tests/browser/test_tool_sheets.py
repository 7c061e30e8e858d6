"""Work in a tool as tables for a spreadsheet: out and in again, and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from partnership.activities import view_source
from tests.activities.test_tools import TOOLS
from tests.browser.activity_hands import hands_of, no_violations
from tests.browser.tool_hands import example_of, open_tool, save, work_kept
from tests.tool_files import saved

FOLDERS = {
    "at-the-table": "seats",
    "kind-of-partnership": "placings",
    "more-for-less": "hours",
    "pre-partnership-agreement": "form",
    "information-sharing": "form",
}
"""The view of each tool whose tables come back by one description of them."""

OTHERS = {"health-check", "our-own-story"}
"""These take tables that other people made, by rules of their own, tested with them."""

ENTRY = """
import { asCsv } from "./activities/tools/csv.js";
import { readTables, tablesOf } from "./activities/tools/sheets.js";
import * as seats from "./activities/seats/sheets.js";
import * as placings from "./activities/placings/sheets.js";
import * as hours from "./activities/hours/sheets.js";
import { results, RESULTS } from "./activities/hours/report.js";
import * as form from "./activities/form/sheets.js";
const tools = { seats, placings, form, hours: { ...hours, results, passed: RESULTS } };
const model = (work) => ({ get: (name) => structuredClone(work[name]) });
export const out = (kind, spec, work) => asCsv(tablesOf(tools[kind], model(work), spec));
export const back = (kind, spec, text) =>
  readTables(text, tools[kind].sheets(spec), tools[kind].passed ?? [], spec);
"""
SPECS = {name: TOOLS[name].spec(with_answers=True, cite=str) for name in FOLDERS}
BLANK = " \t\r\n\u00a0"

every_sheet = pytest.mark.parametrize("name", FOLDERS)


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("sheets")
    folder.joinpath("activities").symlink_to(view_source.ACTIVITIES)
    entry = folder / "entry.js"
    entry.write_text(ENTRY, encoding="utf-8")
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.rules = {name};\n"))
    page.evaluate("specs => { globalThis.specs = specs }", SPECS)
    yield page
    page.close()


def out(rules: Page, name: str, work: Any) -> str:
    given = [FOLDERS[name], name, json.dumps(work)]
    said: str = rules.evaluate(
        "([kind, name, work]) => rules.out(kind, specs[name], JSON.parse(work))", given
    )
    return said


def back(rules: Page, name: str, text: str) -> Any:
    found = rules.evaluate(
        "([kind, name, text]) => JSON.stringify(rules.back(kind, specs[name], text))",
        [FOLDERS[name], name, text],
    )
    return json.loads(found)


def texts(most: int = 40) -> Any:
    some = st.text("aB1é,;\"'=+-@.\t\n \U0001f476", max_size=most) | st.just("Seats")
    return some.map(lambda text: text.strip(BLANK))


def one_of(options: list[dict[str, Any]], *more: Any) -> Any:
    return st.sampled_from([*(one["id"] for one in options), *more])


def some(options: Any, values: Any) -> Any:
    return st.dictionaries(options, values, max_size=5)


def seats(spec: dict[str, Any]) -> Any:
    """Work as it comes back: with ids that are the numbers of rows."""

    @st.composite
    def made(draw: st.DrawFn) -> dict[str, Any]:
        remit = [f"r{n + 1}" for n in range(draw(st.integers(0, 3)))]
        ids = [f"s{n + 1}" for n in range(draw(st.integers(0, 4)))]
        pairs = [(a, b) for a in ids for b in ids if a < b]
        tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
        degree = st.sampled_from(["", "low", "high"])
        return {
            "name": draw(texts()),
            "remit": [{"id": one, "text": draw(texts())} for one in remit],
            "seats": [
                {
                    "id": one,
                    "who": draw(texts()),
                    "sector": draw(one_of(spec["sectors"])),
                    "there": draw(st.sampled_from(["member", "asked", "missing"])),
                    "speaks_for": draw(texts()),
                    "vote": draw(st.sampled_from(["", "yes", "no"])),
                    "power": draw(degree),
                    "interest": draw(degree),
                    "tie": draw(st.sampled_from(["none", "weak", "strong", "stressful"])),
                    "covers": [r for r in remit if draw(st.booleans())],
                }
                for one in ids
            ],
            "ties": [
                {
                    "one": a,
                    "other": b,
                    "like": draw(st.sampled_from(["strong", "weak", "stressful"])),
                    "hangs": draw(st.sampled_from(["", "one", "more"])),
                }
                for a, b in tied
            ],
            "groups": draw(
                some(
                    one_of(spec["groups"]),
                    st.sampled_from(["there", "through", "missing", "elsewhere"]),
                )
            ),
            "decisions": draw(
                st.lists(
                    st.fixed_dictionaries(
                        {
                            "what": texts(),
                            "rung": one_of(spec["ladder"]["rungs"], None),
                            "why": texts(),
                        }
                    ),
                    max_size=3,
                )
            ),
            "invitations": [
                one
                for one in draw(
                    st.lists(
                        st.fixed_dictionaries({"whom": texts(), "why": texts(), "how": texts()}),
                        max_size=3,
                    )
                )
                if any(one.values())
            ],
        }

    return made()


def placings(spec: dict[str, Any]) -> Any:
    def in_order(work: dict[str, Any]) -> dict[str, Any]:
        views = [one for one in work["views"] if one["who"] or one["why"] or one["placed"]]
        history = sorted(work["history"], key=lambda one: one["year"])
        return {**work, "views": views, "history": history}

    placed = st.fixed_dictionaries(
        {},
        optional={one["id"]: one_of(one["types"], spec["neither"]) for one in spec["typologies"]},
    )
    view = st.fixed_dictionaries({"who": texts(), "placed": placed, "why": texts()})
    stage = st.fixed_dictionaries(
        {
            "year": st.integers(1900, 2100),
            "stage": one_of(spec["life"]["stages"]),
            "what": texts(),
        }
    )
    return st.fixed_dictionaries(
        {
            "name": texts(),
            "views": st.lists(view, max_size=4),
            "history": st.lists(stage, max_size=4),
        }
    ).map(in_order)


def hours(spec: dict[str, Any]) -> Any:
    steps = {one["id"]: st.sampled_from(one["steps"]) for one in spec["sliders"]}
    setting = st.fixed_dictionaries(steps)
    names = some(one_of(spec["parties"]), texts().filter(bool))
    kept = st.lists(st.fixed_dictionaries({"sliders": setting}), max_size=1)
    return st.fixed_dictionaries(
        {"sliders": setting, "names": names, "note": texts(), "kept": kept}
    )


def form(spec: dict[str, Any]) -> Any:
    days = st.dates(date(1800, 1, 1), date(2100, 12, 31)).map(date.isoformat)
    kinds = {
        field["id"]: one_of(field["options"])
        if field["kind"] == "choice"
        else days
        if field["kind"] == "day"
        else texts().filter(bool)
        for section in spec["sections"]
        for field in section["fields"]
    }
    answers = st.fixed_dictionaries({}, optional=kinds)
    version = st.fixed_dictionaries(
        {"name": texts().filter(bool), "saved": days, "answers": answers.filter(bool)}
    )
    return st.fixed_dictionaries({"answers": answers, "versions": st.lists(version, max_size=3)})


MADE = {"seats": seats, "placings": placings, "hours": hours, "form": form}


def test_every_tool_brings_tables_in() -> None:
    assert {*FOLDERS, *OTHERS} == set(TOOLS)


@every_sheet
def test_what_goes_out_as_a_table_comes_back_the_same(rules: Page, name: str) -> None:
    @settings(max_examples=80, deadline=None)
    @given(work=MADE[FOLDERS[name]](SPECS[name]))
    def same(work: dict[str, Any]) -> None:
        model = TOOLS[name].WORK.model_validate_json(json.dumps(work)).model_dump(mode="json")
        table = out(rules, name, work)
        found = back(rules, name, table)
        # One with nothing in it has no table to tell that from.
        assert found.get("work") == model or (found["fault"] and model == SPECS[name]["empty"])
        semicolons = table.replace("\ufeff", "")
        assert back(rules, name, semicolons) == found, "the mark of the letters is not needed"

    same()


ODD = ["", ",", "x" * 900, "1,2,3", "Seats", '"', "\x00;\t'=1", "😀"]


@every_sheet
def test_whatever_a_table_holds_is_work_that_fits_or_is_refused_in_words(
    rules: Page, name: str
) -> None:
    table = out(rules, name, example_of(name))
    lines = table.split("\r\n")

    @settings(max_examples=120, deadline=None)
    @given(st.data())
    def judged(data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(lines) - 1))
        odd = data.draw(st.sampled_from(ODD))
        end = data.draw(st.integers(0, 2))
        changed = "\r\n".join([*lines[:place], odd, *lines[place + end :]])
        found = back(rules, name, changed)
        if "fault" in found:
            assert found["fault"]
            assert "undefined" not in found["fault"]
        else:
            TOOLS[name].WORK.model_validate_json(json.dumps(found["work"]))

    judged()


FAULTS = yaml.safe_load(Path(__file__).with_name("sheet_faults.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("name", "table", "told"), FAULTS)
def test_what_cannot_be_read_is_named_with_its_cell(
    rules: Page, name: str, table: str, told: str
) -> None:
    assert told in back(rules, name, table)["fault"]


def test_that_a_table_has_no_name_is_said_once(rules: Page) -> None:
    said = back(rules, "at-the-table", "Who,Sector\nHer,Health\n\nHim,Council\n")["fault"]
    assert said.count("a table has its name above it") == 1
    assert said.endswith("To see how it has to look, choose “Save as a table (CSV)” here.")


def test_a_table_of_far_too_many_rows_is_refused(rules: Page) -> None:
    assert back(rules, "at-the-table", "\n" * 10_001)["fault"] == "it has more than 10,000 rows"


def test_a_table_made_by_hand_needs_neither_numbers_nor_every_column(rules: Page) -> None:
    table = "seats;;\n\nWHO;There\nHer;Not there\nHim;\n\nTies\nWith whom;Who\nhim;Her\n"
    work = back(rules, "at-the-table", table)["work"]
    assert [(one["who"], one["there"]) for one in work["seats"]] == [
        ("Her", "missing"),
        ("Him", "member"),
    ]
    assert (work["ties"][0]["one"], work["ties"][0]["other"]) == ("s1", "s2")


@pytest.mark.parametrize(
    ("name", "way", "kind"),
    [
        (name, ("http", "file")[at % 2], ("mouse", "keyboard")[at % 2])
        for at, name in enumerate(FOLDERS)
    ],
)
def test_a_saved_table_is_brought_in_and_a_faulty_one_changes_nothing(
    page: Page, name: str, way: str, kind: str
) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, name, way)

    def bring(file: str, content: bytes) -> None:
        with page.expect_file_chooser() as chooser:
            hands.press(shown.get_by_label("Bring in a saved file"))
        chooser.value.set_files({"name": file, "mimeType": "", "buffer": content})

    bring("w.json", saved(TOOLS[name], example_of(name)))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    table = save(page, shown, "Save as a table", hands)
    hands.press(shown.get_by_role("button", name="Delete my work here"))
    hands.press(shown.get_by_role("button", name="Yes, delete it"))
    expect(shown.get_by_text("Your work here is deleted.")).to_be_focused()
    bring("ours.csv", table)
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    assert save(page, shown, "Save as a table", hands) == table
    before = work_kept(page, name)
    bring("ours.csv", b"More,than,one\r\n" + table)
    alert = shown.get_by_role("alert").last
    expect(alert).to_contain_text("ours.csv: row 1: a table has its name above it")
    expect(alert).to_contain_text("Nothing here was changed.")
    if way == "http":
        no_violations(page)
    assert work_kept(page, name) == before
