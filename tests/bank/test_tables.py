"""The bank's tables: read row by row, and given out as data frames."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from partnership import figures, timeline
from partnership.bank.rows import Row, read_rows
from partnership.bank.table_rows import Figure, InventoryEntry, Numbers
from partnership.bank.tables import (
    TABLES,
    errors,
    inventory,
    partnership_makeup,
    three_programmes,
)
from partnership.bank.words import Slug, Text
from partnership.errors import ContentError

HEAD = "id,what,numbers\n"


class Thing(Row):
    id: Slug
    what: Text
    numbers: Numbers = ()


def table(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "things.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_come_with_the_line_they_start_on(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + 'a,"two\nlines",S0-1 S2-8a\nb,one,\n')
    rows = read_rows(path, Thing)
    assert [line for line, _ in rows] == [2, 4]
    assert [row.numbers for _, row in rows] == [("S0-1", "S2-8a"), ()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,numbers,what\n", "things.csv:1: the columns are not as expected - make the first"),
        ("", "things.csv:1: the columns are not as expected"),
        (HEAD + "a,,\n", "things.csv:2: 'what' is empty - fill it in"),
        (HEAD + "a,b\n", "things.csv:2: the row does not have 3 fields - put quotation marks"),
        (HEAD + "a,b,,d\n", "things.csv:2: the row does not have 3 fields"),
        (HEAD + "A b,c,\n", "things.csv:2: 'id': 'A b' is not written as it has to be"),
        (HEAD + "a,b,S9-1\n", "things.csv:2: 'numbers': 'S9-1' is not written as it has"),
        (HEAD + 'a,"b" c,\n', "things.csv:2: not CSV"),
        (b"id,what,numbers\na,\xff,\n", "not UTF-8 text"),
    ],
)
def test_a_table_that_cannot_be_read_names_the_line(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_rows(table(tmp_path, text), Thing)
    assert message in str(caught.value)


def test_every_faulty_row_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_rows(table(tmp_path, HEAD + "a,,\nB,b,\nc,d,\n"), Thing)
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"none\.csv: there is no such file"):
        read_rows(tmp_path / "none.csv", Thing)


def test_an_untraced_figure_and_a_low_confidence_go_together() -> None:
    good = {
        "id": "a",
        "stated": "1",
        "precision": "exact",
        "unit": "x",
        "period": "2000",
        "geography": "UK",
        "what": "A thing.",
        "status": "fact",
        "source": "s",
        "confidence": "high",
    }
    assert Figure.model_validate(good).value is None
    for change in ({"confidence": "low"}, {"status": "untraced"}):
        with pytest.raises(ValueError, match="does not go with"):
            Figure.model_validate({**good, **change})


def test_what_is_not_taught_has_a_reason() -> None:
    entry = {"number": "S0-1", "type": "claim", "label": "A", "teach": "no"}
    with pytest.raises(ValueError, match="'why_not' goes with"):
        InventoryEntry.model_validate(entry)


def test_the_tables_hold_what_the_sources_hold() -> None:
    assert len(timeline()) == 190
    assert len(figures(untraced=True)) == 102
    assert len(inventory()) == 139
    assert list(errors()["number"]) == [f"E{number}" for number in range(1, 28)]
    assert set(partnership_makeup()["sector"]) == {
        "council", "health", "voluntary and faith", "private", "parents",
    }  # fmt: skip
    assert len(three_programmes()) >= 10


def test_the_timeline_is_in_order_and_typed() -> None:
    frame = timeline()
    assert frame["year"].is_monotonic_increasing
    assert frame["year"].min() == 1948
    assert frame["year"].max() == 2026
    assert str(frame["month"].dtype) == "Int64"
    assert frame["month"].dropna().between(1, 12).all()
    assert pd.api.types.is_datetime64_any_dtype(frame["review_by"])
    assert all(
        one.startswith(f"{year}-") for one, year in zip(frame["id"], frame["year"], strict=True)
    )


def test_untraced_figures_are_left_out_unless_asked_for() -> None:
    assert "eydcp-budget" not in set(figures()["id"])
    assert "eydcp-budget" in set(figures(untraced=True)["id"])
    assert figures()["value"].dtype == "float64"


def test_every_table_is_listed_once() -> None:
    files = {path.name for path in Path("datasets").glob("*.csv")}
    assert {table.file for table in TABLES.values()} == files
