"""Tables of events and words: out and back, dates as people write them, faults by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.activities.catalogue import find_activity
from partnership.activities.local.dates import when_in
from partnership.activities.local.model import Local, LocalTool, OwnEvent, OwnWord
from partnership.activities.local.table import local_table, read_local_table, read_table
from partnership.errors import CourseError

TOOL = find_activity("our-own-story")
assert isinstance(TOOL, LocalTool)
COLUMNS = TOOL.columns
BLANK = " \t\r\n\u00a0"


def text(least: int, most: int) -> st.SearchStrategy[str]:
    odd = st.sampled_from("'\"=+-@,;\t\r\n é£")
    signs = st.one_of(odd, st.characters(codec="utf-8", exclude_characters="\0"))
    drawn = st.text(signs, max_size=most).map(lambda one: one.strip(BLANK))
    return drawn.filter(lambda one: len(one) >= least)


EVENT = st.builds(
    OwnEvent,
    year=st.integers(1800, 2100),
    month=st.integers(0, 12),
    title=text(1, 30),
    changed=text(0, 30),
)
WORD = st.builds(OwnWord, word=text(1, 30), meaning=text(0, 30), who=text(0, 30))
WORK = st.builds(
    Local,
    events=st.lists(EVENT, max_size=5).map(tuple),
    words=st.lists(WORD, max_size=5).map(tuple),
)


def in_order(work: Local) -> tuple[list[str], list[str]]:
    return sorted(map(repr, work.events)), sorted(map(repr, work.words))


@settings(max_examples=150, deadline=None)
@given(work=WORK)
def test_what_goes_out_as_a_table_comes_back_the_same(work: Local) -> None:
    found = read_table(local_table(work), COLUMNS)
    assert (found.faults, found.left) == ([], [])
    back = Local(
        events=tuple(OwnEvent(**one) for one in found.events),
        words=tuple(OwnWord(**one) for one in found.words),
    )
    assert in_order(back) == in_order(work)


DATES: dict[str, tuple[int, int, int] | None] = {
    "2019": (2019, 0, 0),
    "9/2019": (2019, 9, 0),
    "09-2019": (2019, 9, 0),
    "2019-09": (2019, 9, 0),
    "September 2019": (2019, 9, 0),
    "Sept. 2019": (2019, 9, 0),
    "sep-2019": (2019, 9, 0),
    "3/9/2019": (2019, 9, 3),
    "03.09.2019": (2019, 9, 3),
    "3-9-2019": (2019, 9, 3),
    "2019-09-03": (2019, 9, 3),
    "2019-09-03 00:00:00": (2019, 9, 3),
    "03/09/2019 09:30": (2019, 9, 3),
    "3 September 2019": (2019, 9, 3),
    "3rd of Sept 2019": (2019, 9, 3),
    "Tuesday, 3rd September 2019": (2019, 9, 3),
    "September 3, 2019": (2019, 9, 3),
    "29/2/2024": (2024, 2, 29),
    "29/2/2023": None,
    "9/13/2019": None,
    "13/2019": None,
    "31 April 2019": None,
    "3/9/19": None,
    "Sep-19": None,
    "1799": None,
    "2101": None,
    "2018/19": None,
    "about 2019": None,
    "Octember 2019": None,
}


@pytest.mark.parametrize("said", DATES)
def test_a_date_is_read_as_people_here_write_it_or_not_at_all(said: str) -> None:
    assert when_in(said) == DATES[said]


FAULTS = {
    "Year,What happened\n19,We begin\n2019,\n": [
        "row 2, column A (Year): '19' is no date that can be read here. Write a year (2019),",
        "row 3, column B (What happened): nothing is written there",
    ],
    "Title,,Date,Month\nWe begin,,,\nWe move,,2019,Octember\nWe end,,3/9/2019,10\n": [
        "row 2, column C (Date): nothing is written there. Write a year (2019)",
        "row 3, column D (Month): 'Octember' is no month. Write a name, a number from 1 to 12",
        "row 4, column D (Month): '10' is not the month of the date beside it",
    ],
    "Date;Year;Event\n2019;2020;We move\n": [
        "row 2, column B (Year): 2020 is not the year of '2019'"
    ],
    f"Word\tMeaning\n{'w' * 201}\tx\n\tnobody says what\n": [
        "row 2, column A (Word): the text has 201 characters, and 200 is the most",
        "row 3, column A (Word): nothing is written there",
    ],
    "We begin,2019\n": ["no row names the columns. Write one above the others"],
    "": ["no row names the columns."],
}


@pytest.mark.parametrize("table", FAULTS)
def test_what_cannot_be_read_is_named_with_its_row_and_column(table: str) -> None:
    found = read_table(table, COLUMNS)
    assert len(found.faults) == len(FAULTS[table])
    for said, wanted in zip(found.faults, FAULTS[table], strict=True):
        assert said.startswith(wanted)
    assert found.events + found.words == []


def test_what_there_is_no_place_for_is_said() -> None:
    table = "Our story,,\nDate,What,Cost\n3/9/2019,We begin,5\n\nInitials,Definition\nTAF,Team\n"
    found = read_table(table, COLUMNS)
    assert found.events == [{"year": 2019, "month": 9, "title": "We begin", "changed": ""}]
    assert found.words == [{"word": "TAF", "meaning": "Team", "who": ""}]
    assert found.left == [
        "Row 1 stands above a table: 'Our story'.",
        "There is no place for column C (Cost): 1 cell.",
        "Days are not kept, only months: 1 of the dates had a day.",
    ]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_however_excel_wrote_its_letters(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "words.csv"
    file.write_bytes("Word,Meaning\ncrèche,£5 a day\n".encode(coding))
    assert read_local_table(file, TOOL).words == (OwnWord(word="crèche", meaning="£5 a day"),)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04...", "no table in text"),
        (b"\xd0\xcf\x11\xe0\0\0", "no table in text"),
        (b"x" * 2_000_001, "too large"),
        (b"Year\n", "no row names the columns"),
        (b"Year,What\n" + b"2019,Thing\n" * 301, "more than 300"),
        (b"Year,What\n" + b"2019,Thing\n" * 10_000, "more than 10000 rows"),
        (b"Year,What\n19,Thing\n", "row 2, column A"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_by_name(
    tmp_path: Path, content: bytes, fault: str
) -> None:
    file = tmp_path / "story.csv"
    file.write_bytes(content)
    with pytest.raises(CourseError, match=fault) as found:
        read_local_table(file, TOOL)
    assert str(file) in str(found.value)
