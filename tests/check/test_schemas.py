"""The descriptions written from the models: complete, usable, and written anew on request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from partnership.activities.catalogue import TYPES
from partnership.activities.record import ActivityRecord
from partnership.bank.tables import TABLES
from partnership.check.schemas import SCHEMAS, data_package, generated, write_schemas

FOLDER_OF = {
    "case": "cases",
    "worked-case": "cases",
    "framework": "frameworks",
    "prompt": "prompts",
    "quiz": "quizzes",
    "standards": "standards",
}
FOLDER_OF |= {kind.view: kind.folder for kind in TYPES if issubclass(kind.record, ActivityRecord)}


def field(table: str, name: str) -> dict[str, Any]:
    resources = {resource["path"]: resource for resource in data_package()["resources"]}
    fields = resources[f"{table}.csv"]["schema"]["fields"]
    (found,) = (one for one in fields if one["name"] == name)
    return dict(found)


@pytest.mark.parametrize(
    ("table", "name", "kind", "constraints"),
    [
        ("timeline", "year", "integer", {"required": True, "minimum": 1900, "maximum": 2100}),
        ("timeline", "month", "integer", {"minimum": 1, "maximum": 12}),
        ("timeline", "review_by", "date", None),
        ("figures", "value", "number", None),
        ("closed_bodies", "acronym", "string", None),
        (
            "timeline",
            "inventory",
            "string",
            {"pattern": r"^S[0-4]-\d+[a-z]?( S[0-4]-\d+[a-z]?)*$"},
        ),
        ("inventory", "teach", "string", {"required": True, "enum": ["yes", "no"]}),
    ],
)
def test_a_column_is_described_as_its_model_has_it(
    table: str, name: str, kind: str, constraints: dict[str, Any] | None
) -> None:
    described = field(table, name)
    assert described["type"] == kind
    assert described.get("constraints") == constraints


def test_every_column_of_every_table_says_what_it_holds() -> None:
    package = data_package()
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert {resource["path"] for resource in package["resources"]} == {
        table.file for table in TABLES.values()
    }
    for resource in package["resources"]:
        made_up = resource["name"] == "partnership-ratings"
        assert resource["synthetic"] is made_up
        assert ("generator" in resource, "seed" in resource) == (made_up, made_up)
        assert resource["title"]
        assert resource["description"]
        for one in resource["schema"]["fields"]:
            assert one["description"], f"{resource['name']}.{one['name']}"


def test_months_and_years_have_their_units() -> None:
    assert (field("timeline", "year")["unit"], field("timeline", "month")["unit"]) == (
        "year",
        "month",
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_of_a_folder_name_their_schema(name: str) -> None:
    files = list(Path("datasets", FOLDER_OF[name]).glob("*.yaml"))
    first = f"# yaml-language-server: $schema=../schemas/{name}.json\n"
    named = [path for path in files if path.read_text(encoding="utf-8").startswith(first)]
    assert named
    assert Path("datasets", "schemas", f"{name}.json").is_file()


def test_a_schema_explains_its_fields() -> None:
    schema = json.loads(Path("datasets/schemas/framework.json").read_text(encoding="utf-8"))
    assert schema["properties"]["review_by"]["description"].startswith("When to check again")
    assert schema["additionalProperties"] is False


def test_only_what_has_changed_is_written(copy: Path) -> None:
    assert write_schemas(copy) == []
    changed = copy / "datasets" / "schemas" / "quiz.json"
    changed.write_text("{}", encoding="utf-8")
    assert write_schemas(copy) == [changed]
    assert changed.read_text(encoding="utf-8") == generated(copy)[changed]
