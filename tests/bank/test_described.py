"""What the bank says about itself, from its descriptions and its files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from partnership.bank.described import (
    Field,
    described_files,
    described_folders,
    described_tables,
    kind_in_words,
)
from partnership.bank.tables import TABLES
from partnership.errors import ContentError

DATASETS = Path("datasets")
PACKAGE = {
    "licenses": [{"title": "CC BY"}],
    "resources": [
        {
            "name": "birds",
            "path": "birds.csv",
            "title": "Birds",
            "description": "A bird.",
            "licenses": [{"title": "CC0"}],
            "synthetic": True,
            "generator": "make_birds.py",
            "seed": 7,
            "schema": {
                "fields": [
                    {"name": "id", "type": "string", "description": "Its name.",
                     "constraints": {"required": True}},
                    {"name": "span", "type": "number", "description": "Tip to tip.", "unit": "cm",
                     "constraints": {"minimum": 5}},
                    {"name": "sort", "type": "string", "description": "",
                     "constraints": {"enum": ["land", "sea"]}},
                    {"name": "source", "type": "string", "description": "Where it is told."},
                ]
            },
        }
    ],
}  # fmt: skip
SCHEMA = {
    "description": "A nest: ``nests/<id>.yaml``.",
    "properties": {"id": {"type": "string", "description": "Its name."}, "eggs": {"type": "array"}},
    "required": ["id"],
}
BIRDS = "id,span,sort,source\nwren,15,land,b\ngull,120,sea,a\nowl,95,land,b\nrook,90,,\n"
FIRST_LINE = "# yaml-language-server: $schema=../schemas/{}.json\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with one made-up table and a folder of two kinds of record."""
    for name, content in {
        "datapackage.json": json.dumps(PACKAGE),
        "birds.csv": BIRDS,
        "schemas/nest.json": json.dumps(SCHEMA),
        "schemas/old-nest.json": json.dumps(SCHEMA),
        "nests/one.yaml": FIRST_LINE.format("nest") + "id: one\nsource: b\n",
        "nests/two.yaml": "id: two\n",
        "nests/three.yaml": FIRST_LINE.format("nest") + "items:\n  - source: a\n",
        "nests/four.yaml": FIRST_LINE.format("old-nest") + "id: four\n",
        "seasons.yaml": "# When birds come,\n# and go.\n#\n# More.\nspring: 1\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_table_says_what_it_holds_and_who_made_it_up(bank: Path) -> None:
    (birds,) = described_tables(bank)
    assert (birds.title, birds.about, birds.place, birds.count) == (
        "Birds", "A bird.", "birds.csv", 4,
    )  # fmt: skip
    assert birds.sources == ("a", "b")
    assert birds.licence == "CC0"
    assert birds.synthetic == "make_birds.py, seed 7"
    assert birds.fields == (
        Field("id", "text", "Its name.", True),
        Field("span", "number", "Tip to tip. From 5 to …. Unit: cm.", False),
        Field("sort", "one of: land, sea", "", False),
        Field("source", "text", "Where it is told.", False),
    )


def test_a_folder_is_described_kind_by_kind(bank: Path) -> None:
    nests, old = described_folders(bank)
    assert (nests.title, nests.place, nests.about) == ("Nests: nest", "nests/*.yaml", "A nest.")
    assert (nests.count, old.count) == (3, 1)  # A file that does not say is of the usual kind.
    assert (nests.sources, old.sources) == (("a", "b"), ())
    assert nests.licence == "CC BY"
    assert nests.fields == (
        Field("id", "text", "Its name.", True),
        Field("eggs", "list of anything", "", False),
    )


def test_a_folder_of_one_kind_is_called_by_its_own_name(bank: Path) -> None:
    (bank / "nests" / "four.yaml").unlink()
    assert [one.title for one in described_folders(bank)] == ["Nests"]


def test_a_single_file_is_described_by_its_first_comment(bank: Path) -> None:
    assert described_files(bank) == {"seasons.yaml": "When birds come, and go."}


def test_a_missing_schema_says_how_to_get_it_back(bank: Path) -> None:
    (bank / "schemas" / "nest.json").unlink()
    with pytest.raises(ContentError, match=r"nest\.json: cannot be read: .*check --schemas"):
        described_folders(bank)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"type": "string", "format": "date"}, "date"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "whole number"),
        ({"type": "array", "items": {"$ref": "#/$defs/FrameworkItem"}}, "list of framework item"),
        ({"const": "draft", "type": "string"}, "one of: draft"),
        ({"oneOf": [{"$ref": "#/$defs/SortGroups"}, {"type": "boolean"}]},
         "sort groups or true or false"),
        ({"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}]},
         "list of number"),
        ({}, "anything"),
    ],
)  # fmt: skip
def test_a_schema_is_put_in_words(part: dict[str, object], words: str) -> None:
    assert kind_in_words(part) == words


def test_every_table_and_every_file_of_the_course_is_counted() -> None:
    tables = {table.place: table for table in described_tables(DATASETS)}
    assert set(tables) == {table.file for table in TABLES.values()}
    with (DATASETS / "timeline.csv").open(encoding="utf-8", newline="") as file:
        assert tables["timeline.csv"].count == sum(1 for _ in csv.DictReader(file))
    files = list(DATASETS.glob("*/*.yaml"))
    assert sum(one.count for one in described_folders(DATASETS)) == len(files)


def test_every_field_of_the_course_is_explained() -> None:
    unexplained = [
        f"{one.name}.{field.name}"
        for one in [*described_tables(DATASETS), *described_folders(DATASETS)]
        for field in one.fields
        if not field.about
    ]
    assert unexplained == []
