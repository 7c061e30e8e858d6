"""The health check in its page: invited, answered, gathered, read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.health.model import HealthTool
from partnership.activities.health.work import PEOPLE
from partnership.activities.tools.file import tool_file
from tests.activities.test_tools import TOOLS
from tests.analysis.health.sheets import comma, excel, google, microsoft
from tests.browser.activity_hands import hands_of
from tests.browser.tool_hands import choose, every_way, open_tool, save, work_kept
from tests.tool_files import saved

TOOL: HealthTool = TOOLS["health-check"]
ASKED = list(TOOL.statements())[:2]
FIRST, TEXT = ASKED[0]
HEAD = "Role,Who,Question,Rating,Example\n"


def answers(*ratings: tuple[str, int | None, str], of: str = "p1234567") -> dict[str, Any]:
    """Return work in which some people, called ``of`` and a number, rate one statement."""
    people = [
        {
            "id": f"{of}{number}",
            "role": role,
            "ratings": {FIRST: {"rating": rating, "example": example}},
        }
        for number, (role, rating, example) in enumerate(ratings)
    ]
    return {"questions": [FIRST], "rounds": [{"answers": people}]}


def start_with(page: Page, work: dict[str, Any]) -> Locator:
    shown = open_tool(page, TOOL.id)
    choose(page, hands_of("mouse", page), shown, saved(TOOL, work))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    return shown


def gather(shown: Locator, *files: tuple[str, bytes | str]) -> None:
    shown.get_by_label("Bring in the answers of others").set_input_files(
        [
            {"name": name, "mimeType": "", "buffer": x if isinstance(x, bytes) else x.encode()}
            for name, x in files
        ]
    )


def people(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = work_kept(page, TOOL.id)["rounds"][-1]["answers"]
    return found


@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_somebody_is_invited_answers_and_is_laid_beside_the_chair(
    page: Page, way: str, kind: str
) -> None:
    hands, shown = hands_of(kind, page), open_tool(page, TOOL.id, way)
    choose(page, hands, shown, saved(TOOL, answers(("chair", 4, "I asked."))))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    mine = save(page, shown, "Save as a file", hands)
    invitation = save(page, shown, "Save an invitation", hands)
    assert json.loads(invitation)["work"]["rounds"] == [], "nobody's answers are in it"

    choose(page, hands, shown, invitation)
    hands.press(shown.get_by_role("button", name="Put the file in its place"))
    hands.press(shown.get_by_role("button", name="Add my answers"))
    group = shown.get_by_role("group", name=f"1. {TEXT}")
    hands.choose(group.locator("input[value='2']"))
    theirs = save(page, shown, "Save as a file", hands)

    choose(page, hands, shown, mine)
    hands.press(shown.get_by_role("button", name="Put the file in its place"))
    choose(page, hands, shown, theirs)
    hands.press(shown.get_by_role("button", name="Add its answers to mine"))
    expect(shown.get_by_text("Added the answers of 1 person.")).to_be_focused()
    expect(shown.get_by_text("Split: from 2 (Member) to 4 (Chair).").first).to_be_visible()
    assert [one["role"] for one in people(page)] == ["chair", "member"]


def test_several_files_are_gathered_at_once_and_none_twice(page: Page) -> None:
    shown = start_with(page, answers(("chair", 4, "")))
    one = ("lead.json", saved(TOOL, answers(("lead", 3, "The log."), of="plead000")))
    table = ("m.csv", f'{HEAD}Member,Health,"{TEXT}",2,"Said ""no"", twice"\nmember,,{FIRST},,\n')
    gather(shown, one, (table[0], table[1].replace(FIRST, f'"{TEXT}"')))
    expect(shown.get_by_text("Added the answers of 3 people.")).to_be_visible()
    gather(shown, one)
    expect(shown.get_by_text("Added the answers of 0 people. Here already: 1.")).to_be_visible()
    found = people(page)
    assert [(p["role"], p["ratings"][FIRST]["rating"]) for p in found] == [
        ("chair", 4), ("lead", 3), ("member", 2), ("member", None),
    ]  # fmt: skip
    assert found[2]["ratings"][FIRST]["example"] == 'Said "no", twice'


@every_way
def test_what_a_form_service_exports_is_brought_in_as_it_is(
    page: Page, tmp_path: Path, way: str
) -> None:
    shown = open_tool(page, TOOL.id, way)
    workbook = excel(tmp_path / "a.xlsx", microsoft()).read_bytes()
    table = comma(tmp_path / "a.csv", google()).read_bytes()
    gather(shown, ("forms.xlsx", workbook), ("google.csv", table))
    told = shown.get_by_text("Added the answers of 10 people.")
    expect(told).to_contain_text("'Anything else?' is neither rating nor example; not used.")
    expect(told).to_contain_text("google.csv: Not taken, to keep people unnamed: Timestamp")
    # The first file's statements are the tool's own, so that they are known by their words.
    expect(shown.get_by_text("10 people answered 2 questions.").first).to_be_visible()
    assert [one["role"] for one in people(page)] == ["chair", "lead", *["member"] * 3] * 2
    gather(shown, ("forms.xlsx", workbook))
    expect(shown.get_by_text("Added the answers of 0 people. Here already: 5.")).to_be_visible()


def test_a_corrected_file_takes_the_place_of_the_first(page: Page) -> None:
    shown = start_with(page, answers(("chair", 4, ""), ("chair", 4, "")))
    gather(shown, ("again.json", saved(TOOL, answers(("chair", 2, "I looked again.")))))
    expect(shown.get_by_text("Added the answers of 0 people. Corrected: 1.")).to_be_visible()
    assert [one["ratings"][FIRST]["rating"] for one in people(page)] == [2, 4]


def test_the_table_that_is_saved_comes_back_the_same(page: Page) -> None:
    hands = hands_of("mouse", page)
    formula = '=HYPERLINK("http://x","y"), and\na second line'
    work = answers(("chair", 4, formula), ("member", None, "-1"), ("member", 1, ""))
    shown = start_with(page, work)
    before = people(page)
    table = save(page, shown, "Save as a table", hands)
    cells = [cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "-", "+", "@")]
    choose(page, hands, shown, saved(TOOL, {"questions": [FIRST]}))
    hands.press(shown.get_by_role("button", name="Put the file in its place"))
    gather(shown, ("mine.csv", table))
    expect(shown.get_by_text("Added the answers of 3 people.")).to_be_visible()
    assert people(page) == before


ROW = f'Member,,"{TEXT}",3,\n'
BAD: dict[str, tuple[str, str | bytes, str]] = {
    "a rating of 5": ("a.csv", HEAD + ROW + ROW.replace(",3,", ",5,"), "row 3: the rating '5'"),
    "a rating in words": ("a.csv", HEAD + ROW.replace(",3,", ",good,"), "row 2: the rating 'good'"),
    "a formula": ("a.csv", HEAD + ROW.replace(",3,", ",=1+2,"), "row 2: the rating '=1+2'"),
    "an unknown role": ("a.csv", HEAD + ROW.replace("Member", "Boss"), "row 2: the role 'Boss'"),
    "no role": ("a.csv", HEAD + ROW.replace("Member", ""), "row 2: the role ''"),
    "an unknown question": ("a.csv", HEAD + "Member,,Why?,3,\n", "row 2: nobody asks 'Why?'"),
    "twice": ("a.csv", HEAD + ROW + ROW, "row 3: Member answers this a second time"),
    "columns missing": ("a.csv", "Name,Score\nA,3\n", "row 1: there is no column called 'role'"),
    "no question": ("a.csv", "Role,Rating\nMember,3\n", "row 1: there is no column called 'que"),
    "empty": ("a.csv", "", "row 1: there is no column called 'role'"),
    "heads alone": ("a.csv", HEAD, "there are no answers below its first row"),
    "blank rows": ("a.csv", HEAD + "\n,,,,\n\n", "there are no answers below its first row"),
    "10,000 rows": ("a.csv", HEAD + "a,,b,3,\n" * 10_001, "10,003 rows, and 10,000 is the most"),
    "too many people": (
        "a.csv",
        "Person," + HEAD + "".join(f"{n},{ROW}" for n in range(PEOPLE + 1)),
        f"that would be {PEOPLE + 3}",
    ),
    "an example too long": ("a.csv", HEAD + ROW.replace(",3,", ",3," + "x" * 601), "row 2: the ex"),
    "damaged Excel": ("a.xlsx", b"PK\x03\x04\x14\x00", "it is damaged, or no Excel file"),
    "another encoding": ("a.csv", HEAD.encode("utf-16"), "it is not UTF-8 text"),
    "another tool": ("a.json", saved(TOOL, {}, tool="terms"), "from another tool"),
    "no answers": ("a.json", saved(TOOL, {"questions": [FIRST]}), "there are no answers in it"),
    "a bad rating": ("a.json", saved(TOOL, answers(("chair", 5, ""))), "rating: 5 is more"),
    "ratings as text": (
        "a.json",
        saved(TOOL, {"rounds": [{"answers": [{"role": "chair", "ratings": {FIRST: "4"}}]}]}),
        f"rounds, number 1, answers, number 1, ratings, {FIRST}: '4' is not a record",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_named_with_its_row_and_nothing_is_lost(page: Page, what: str) -> None:
    shown = start_with(page, answers(("chair", 4, "Mine.")))
    before = work_kept(page, TOOL.id)
    name, content, message = BAD[what]
    good = ("good.json", saved(TOOL, answers(("lead", 3, ""), of="plead000")))
    gather(shown, good, (name, content))
    told = shown.locator(".pw-faults")
    expect(told).to_contain_text(message)
    expect(told).to_contain_text("Nothing here was changed.")
    assert work_kept(page, TOOL.id) == before


def test_many_faults_are_counted_and_the_first_ten_listed(page: Page) -> None:
    shown = start_with(page, answers(("chair", 4, "")))
    rows = "".join(f"{n},{ROW.replace(',3,', ',9,')}" for n in range(50))
    gather(shown, ("a.csv", "Person," + HEAD + rows))
    told = shown.locator(".pw-faults li")
    expect(told).to_have_count(11)
    expect(told.last).to_have_text("a.csv: and 40 more.")


FALLS = "Everyone who leads rates it higher than any member does."
SPLIT = "Split: from 1 (Lead officer) to 3 (Member; Somebody else)."
BARE = "No example stands behind it: the agreement may be imaginary."
READINGS: dict[str, tuple[list[tuple[str, int | None, str]], str]] = {
    "one": (
        [("chair", 4, "B.")],
        "One rating: 4. There is nothing to compare it with. 1 of 1 ratings has an example.",
    ),
    "same without": (
        [("chair", 3, ""), ("member", 3, "")],
        f"All 2 say 3. {BARE}",
    ),
    "near": (
        [("chair", 3, "A."), ("member", 2, "")],
        f"Near to each other: 2 to 3. {FALLS} 1 of 2 ratings has an example.",
    ),
    "split": (
        [("lead", 1, "A."), ("member", 3, "B."), ("other", 3, "")],
        f"{SPLIT} 2 of 3 ratings have an example.",
    ),
    "cannot say": (
        [("chair", 3, ""), ("lead", 3, ""), ("member", None, "")],
        f"All 2 say 3. Could not say: Member. Ask why. {BARE}",
    ),
    "nobody": ([("member", None, "")], "Nobody has rated it. Could not say: Member. Ask why."),
}


def test_ratings_are_read_in_plain_words(page: Page) -> None:
    hands, shown = hands_of("mouse", page), open_tool(page, TOOL.id)
    for what, (ratings, words) in READINGS.items():
        choose(page, hands, shown, saved(TOOL, answers(*ratings)))
        if what != "one":
            hands.press(shown.get_by_role("button", name="Put the file in its place"))
        expect(shown.locator(".pw-read p").last, what).to_have_text(words)


def test_pairs_who_agree_are_counted(page: Page) -> None:
    # By hand: of 1, 2, 2, 2 three pairs of the six give the same rating.
    ratings = [("chair", 1, ""), ("lead", 2, ""), ("member", 2, ""), ("other", 2, "")]
    shown = start_with(page, answers(*ratings))
    expect(shown.get_by_role("row").filter(has_text=TEXT).first).to_contain_text("3 of 6")


def test_what_changed_since_the_last_round_is_shown_with_how_many_answered(page: Page) -> None:
    before, now = answers(("chair", 2, ""), ("lead", 2, "")), answers(("chair", 3, ""))
    rounds = [{**before["rounds"][0], "label": "2025"}, {**now["rounds"][0], "label": "2026"}]
    shown = start_with(page, {**now, "rounds": rounds})
    row = shown.get_by_role("table", name="Ranges, then and now").get_by_role("row").last
    expect(row).to_contain_text("2 (2 people)")
    expect(row).to_contain_text("3 (1 person)")
    expect(row).to_contain_text("up")


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_an_example_without_a_rating_is_not_taken_for_an_answer(page: Page, kind: str) -> None:
    hands, shown = hands_of(kind, page), start_with(page, {"questions": [FIRST]})
    hands.press(shown.get_by_role("button", name="Add my answers"))
    hands.write(shown.get_by_label("1. What did you see"), "It moved in June.")
    page.keyboard.press("Tab")
    expect(shown.get_by_text("Until then this is not kept.")).to_be_visible()
    assert people(page)[0]["ratings"] == {}
    hands.choose(shown.get_by_role("group", name=f"1. {TEXT}").locator("input[value='4']"))
    assert people(page)[0]["ratings"] == {FIRST: {"rating": 4, "example": "It moved in June."}}


def test_a_form_has_every_statement_and_no_answers(page: Page) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    shown = start_with(page, answers(("chair", 4, "Secret.")))
    shown.get_by_role("button", name="Print a form").click()
    page.emulate_media(media="print")
    paper = shown.locator(".pw-report")
    expect(paper).to_contain_text(f"1. {TEXT}")
    expect(paper).not_to_contain_text("Secret.")


def test_own_questions_with_other_words_are_not_mixed(page: Page) -> None:
    own = {"own": [{"id": "own.abc", "text": "We eat together."}]}
    shown = start_with(page, {**answers(("chair", 4, "")), **own})
    theirs = {
        **answers(("lead", 3, ""), of="plead000"),
        "own": [{"id": "own.abc", "text": "We meet."}],
    }
    gather(shown, ("a.json", saved(TOOL, theirs)))
    expect(shown.locator(".pw-faults")).to_contain_text("has other words there")
    assert len(people(page)) == 1


def test_a_new_round_keeps_the_old_one(page: Page) -> None:
    shown = start_with(page, answers(("chair", 4, "")))
    shown.get_by_role("button", name="Begin a new round").click()
    shown.get_by_role("button", name="Yes, begin a new round").click()
    expect(shown.get_by_label("What do you call this time?")).to_be_focused()
    rounds = work_kept(page, TOOL.id)["rounds"]
    assert [len(one["answers"]) for one in rounds] == [1, 0]


def test_the_worked_example_is_read_as_the_chapter_reads_it(page: Page) -> None:
    shown = open_tool(page, TOOL.id)
    work = TOOL.example_work()
    choose(page, hands_of("mouse", page), shown, tool_file(TOOL, work).encode())
    expect(shown.get_by_text("5 people answered 6 questions.").first).to_be_visible()
    expect(shown.get_by_text("everyone who leads rates it higher").first).to_be_visible()
