"""The descriptions of the bank that other programs read, written from the models.

``datasets/schemas/`` is for editors, which complete and check a YAML file while it is written;
``datasets/datapackage.json`` is for whoever reuses the tables.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from partnership.activities import catalogue
from partnership.activities.quiz.model import Quiz
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.model import Prompt
from partnership.activities.tools.model import Tool
from partnership.bank.case import Case
from partnership.bank.framework import Framework
from partnership.bank.standards import Standards
from partnership.bank.tables import TABLES, Table
from partnership.paths import bank_of

SCHEMAS: dict[str, type[BaseModel]] = {
    "worked-case": Case,
    "framework": Framework,
    "prompt": Prompt,
    "quiz": Quiz,
    "standards": Standards,
    **{
        kind.view: kind.record
        for kind in catalogue.TYPES
        if issubclass(kind.record, ActivityRecord)
    },
}
"""The schema of each kind of YAML file."""

WORKS: dict[str, type[BaseModel]] = {
    f"{kind.view}-work": kind.record.WORK
    for kind in catalogue.TYPES
    if issubclass(kind.record, Tool)
}
"""What each kind of tool keeps: the part ``work`` of the files that its page saves."""

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SOURCES = [
    {
        "title": "The published sources described in book/references.bib. The columns 'source' "
        "hold their keys."
    }
]
FOREIGN_KEYS = {"never_assert": [("error", "errors", "number")]}
TYPES = {"int": "integer", "float": "number", "date": "date", "str": "string", "tuple": "string"}
SPACED = r"^{one}( {one})*$"


def generated(root: Path) -> dict[Path, str]:
    """Return what the generated files of the course in ``root`` should hold."""
    folder = bank_of(root)
    files = {
        folder / "schemas" / f"{name}.json": _json(_schema(model))
        for name, model in {**SCHEMAS, **WORKS}.items()
    }
    return {**files, folder / "datapackage.json": _json(data_package())}


def write_schemas(root: Path) -> list[Path]:
    """Write the generated files anew, and return those that changed."""
    changed = []
    for path, content in generated(root).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    return changed


def data_package() -> dict[str, Any]:
    """Return the Frictionless description of the bank's tables."""
    return {
        "profile": "tabular-data-package",
        "name": "partnership-working-in-the-early-years",
        "title": "Partnership Working in the Early Years: the course's tables",
        "description": "What the course knows, as tables. Written from the library's models: "
        "change partnership/bank, then run 'partnership check --schemas'.",
        "licenses": [LICENCE],
        "contributors": [
            {
                "title": "The contributors to Partnership Working in the Early Years",
                "role": "author",
            }
        ],
        "sources": SOURCES,
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, info) for name, info in table.row.model_fields.items()],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    made_up = dict(zip(("generator", "seed"), table.made_up_by or (), strict=False))
    for field, resource, other in FOREIGN_KEYS.get(table.name, []):
        schema.setdefault("foreignKeys", []).append(
            {"fields": [field], "reference": {"resource": resource, "fields": [other]}}
        )
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": table.file,
        "title": table.title,
        "description": " ".join((table.row.__doc__ or "").split()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [LICENCE],
        "sources": SOURCES,
        "synthetic": bool(made_up),
        **made_up,
        "schema": schema,
    }


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    kind, allowed = _type(info.annotation)
    constraints: dict[str, Any] = {"required": True} if info.is_required() else {}
    for rule in info.metadata:
        for ours, theirs in (("ge", "minimum"), ("le", "maximum"), ("pattern", "pattern")):
            if getattr(rule, ours, None) is not None:
                constraints[theirs] = getattr(rule, ours)
    if allowed:
        constraints["enum"] = allowed
    if get_origin(info.annotation) is tuple:
        one = get_args(get_args(info.annotation)[0])[1].pattern.strip("^$")
        constraints["pattern"] = SPACED.format(one=one)
    field: dict[str, Any] = {"name": name, "type": kind, "description": info.description or ""}
    if isinstance(info.json_schema_extra, dict):
        field |= info.json_schema_extra
    return {**field, "constraints": constraints} if constraints else field


def _type(annotation: Any) -> tuple[str, list[str]]:
    """Return Frictionless's name for a column's type, and the values it may have if few."""
    if get_origin(annotation) is Literal:
        return "string", list(get_args(annotation))
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if isinstance(annotation, UnionType) or get_origin(annotation) not in (None, tuple):
        found = [_type(part) for part in parts]
        return found[0][0], [value for _, values in found for value in values]
    plain = get_origin(annotation) or annotation
    return TYPES[plain.__name__], []


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
