"""What the bank says about itself: its tables, its folders of records and their fields.

Read from ``datapackage.json`` and ``schemas/``, which are written from the models, and from the
files themselves.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from partnership.errors import ContentError, Problem

SCHEMA_LINE = re.compile(r"^# yaml-language-server: \$schema=\S*?([\w-]+)\.json\s*$", re.MULTILINE)
SOURCE_LINE = re.compile(r"^[ -]*source: *(\S+)", re.MULTILINE)
TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "names, each with a value",
}


@dataclass(frozen=True)
class Field:
    """A column of a table or a field of a record."""

    name: str
    type: str
    about: str
    required: bool


@dataclass(frozen=True)
class Described:
    """A table, or the records of one kind in a folder."""

    name: str
    title: str
    about: str
    place: str
    """The file, or the folder and what its files are called, in ``datasets/``."""
    count: int
    """Rows of a table, files of a folder."""
    sources: tuple[str, ...]
    """The keys of the sources that it names, in alphabetical order."""
    licence: str
    synthetic: str
    """What made it and from which seed, if it is made up; empty if it is not."""
    fields: tuple[Field, ...]


def described_tables(datasets: Path) -> list[Described]:
    """Return every table that ``datapackage.json`` describes, in its order.

    Raises:
        ContentError: the description or a table cannot be read.
    """
    package = _json(datasets / "datapackage.json")
    return [_table(datasets, resource) for resource in package["resources"]]


def described_folders(datasets: Path) -> list[Described]:
    """Return the records of each folder, one entry for each kind of record in it.

    A file names its kind in its first line, for editors. One that does not is counted with the
    most usual kind of its folder.

    Raises:
        ContentError: the description or a schema cannot be read.
    """
    licence = _json(datasets / "datapackage.json")["licenses"][0]["title"]
    found = []
    for folder in sorted(path for path in datasets.iterdir() if path.is_dir()):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]
        kinds = [match and match[1] for match in map(SCHEMA_LINE.search, texts)]
        usual = Counter(filter(None, kinds)).most_common(1)
        if not usual:
            continue
        by_kind: dict[str, list[str]] = {}
        for text, kind in zip(texts, kinds, strict=True):
            by_kind.setdefault(kind or usual[0][0], []).append(text)
        for kind, own in sorted(by_kind.items()):
            title = folder.name if len(by_kind) == 1 else f"{folder.name}: {kind}"
            found.append(_folder(datasets, title.replace("-", " "), folder.name, kind, own))
    return [replace(one, licence=licence) for one in found]


def described_files(datasets: Path) -> dict[str, str]:
    """Return what each YAML file beside the folders is for: the first paragraph of its comment."""
    return {
        path.name: " ".join(
            line.removeprefix("#").strip()
            for line in path.read_text(encoding="utf-8").partition("\n#\n")[0].splitlines()
            if line.startswith("#")
        )
        for path in sorted(datasets.glob("*.yaml"))
    }


def _table(datasets: Path, resource: Mapping[str, Any]) -> Described:
    path = datasets / resource["path"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made_by = ""
    if resource["synthetic"]:
        made_by = f"{resource['generator']}, seed {resource['seed']}"
    return Described(
        name=resource["name"],
        title=resource["title"],
        about=resource["description"],
        place=resource["path"],
        count=len(rows),
        sources=tuple(sorted({row["source"] for row in rows if row.get("source")})),
        licence=resource["licenses"][0]["title"],
        synthetic=made_by,
        fields=tuple(map(_column, resource["schema"]["fields"])),
    )


def _column(field: Mapping[str, Any]) -> Field:
    rules = field.get("constraints", {})
    kind = TYPES.get(field["type"], field["type"])
    about = [field["description"]]
    if "enum" in rules:
        kind = f"one of: {', '.join(rules['enum'])}"
    if "minimum" in rules or "maximum" in rules:
        about.append(f"From {rules.get('minimum', '…')} to {rules.get('maximum', '…')}.")
    if "unit" in field:
        about.append(f"Unit: {field['unit']}.")
    return Field(field["name"], kind, " ".join(filter(None, about)), bool(rules.get("required")))


def _folder(datasets: Path, title: str, folder: str, kind: str, texts: list[str]) -> Described:
    schema = _json(datasets / "schemas" / f"{kind}.json")
    needed = schema.get("required", ())
    return Described(
        name=kind,
        title=title[0].upper() + title[1:],
        about=schema["description"].partition(":")[0].strip().rstrip(".") + ".",
        place=f"{folder}/*.yaml",
        count=len(texts),
        sources=tuple(sorted({key for text in texts for key in SOURCE_LINE.findall(text)})),
        licence="",
        synthetic="",
        fields=tuple(
            Field(name, kind_in_words(part), part.get("description", ""), name in needed)
            for name, part in schema["properties"].items()
        ),
    )


def kind_in_words(part: Mapping[str, Any]) -> str:
    """Return what a piece of JSON Schema allows, in a few words."""
    return " or ".join(dict.fromkeys(_kinds(part))) or "anything"


def _kinds(part: Mapping[str, Any]) -> Iterator[str]:
    choices = part.get("anyOf") or part.get("oneOf")
    if choices:
        for choice in choices:
            yield from _kinds(choice)
    elif "$ref" in part:
        yield re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part["$ref"].rpartition("/")[2]).lower()
    elif "enum" in part or "const" in part:
        yield f"one of: {', '.join(map(str, part.get('enum', [part.get('const')])))}"
    elif part.get("type") == "array":
        items = part.get("items") or {"anyOf": part.get("prefixItems", [])}
        yield f"list of {kind_in_words(items)}"
    elif part.get("format") == "date":
        yield "date"
    elif part.get("type") not in (None, "null"):
        yield TYPES.get(part["type"], part["type"])


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        remedy = "run 'partnership check --schemas', which writes it anew"
        raise ContentError([Problem(path, 0, f"cannot be read: {error}", remedy)]) from None
