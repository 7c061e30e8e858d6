"""A framework: a published way of dividing up partnership working, in the course's words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from partnership.bank.documents import Record, read_named
from partnership.bank.unique import require_unique
from partnership.bank.words import Confidence, InventoryNumber, Nation, Slug, Text
from partnership.paths import datasets

Kind = Literal[
    "continuum",
    "criteria",
    "cycle",
    "definition",
    "dichotomy",
    "ladder",
    "levels",
    "list",
    "matrix",
    "stages",
    "typology",
]


class FrameworkItem(Record):
    """One of the parts that a framework names; ``order`` counts from 1 where parts are ranked."""

    id: Slug
    label: Text
    gist: Text
    order: int | None = Field(default=None, ge=1)
    group: Slug | None = None
    """The heading in ``groups`` that the part stands under."""
    position: dict[Slug, Slug] = Field(default_factory=dict)
    """Where the part lies on each of the framework's ``dimensions``. Empty: it is not known."""
    helps: Text | None = None
    """What helps at this stage."""


class Framework(Record):
    """A framework and how to tell its parts apart."""

    id: Slug
    """Its name, and its file's."""
    name: Text
    """What the course calls it."""
    author_year: Text
    """Whose it is, in words."""
    source: Text
    """The key of a source in book/references.bib."""
    kind: Kind
    """How its parts hang together."""
    nation: Nation | None = None
    """The part of the UK whose law or policy it belongs to."""
    confidence: Confidence
    """How sure the course is that the source says so."""
    review_by: date | None = None
    """When to check again what it says about law or guidance now in force."""
    inventory: list[InventoryNumber]
    """Numbers of inventory.csv that it teaches."""
    groups: dict[Slug, Text] = Field(default_factory=dict)
    """Headings that gather the parts, by id."""
    items: list[FrameworkItem] = Field(min_length=2)
    """The parts that it names."""
    exits: list[FrameworkItem] = Field(default_factory=list)
    """Ways out of an ordered framework that are not themselves steps of it."""
    dimensions: dict[Slug, dict[Slug, Text]] = Field(default_factory=dict)
    """Axes on which the parts lie, each with the names of its ends."""
    tells: list[Text] = Field(default_factory=list)
    """How to tell the parts apart."""
    confusions: list[Text] = Field(default_factory=list)
    """What it is easily taken for."""
    cautions: list[Text] = Field(default_factory=list)
    """What it cannot do, and what was not checked."""

    @model_validator(mode="after")
    def _parts_are_told_apart(self) -> Framework:
        require_unique((item.id for item in (*self.items, *self.exits)), "item")
        orders = [item.order for item in self.items if item.order is not None]
        if orders and sorted(orders) != list(range(1, len(self.items) + 1)):
            raise ValueError(
                f"the items are ordered {orders} - "
                f"number all {len(self.items)} from 1 without gaps, or none of them"
            )
        return self

    @model_validator(mode="after")
    def _parts_lie_where_the_framework_says(self) -> Framework:
        for item in self.items:
            if (item.group in self.groups) != bool(self.groups):
                known = ", ".join(self.groups) or "none"
                raise ValueError(
                    f"item '{item.id}' has the group '{item.group}' - use one of these: {known}"
                )
            for name, place in item.position.items():
                if place not in self.dimensions.get(name, {}):
                    raise ValueError(
                        f"item '{item.id}' lies at '{name}: {place}' - "
                        "use a dimension and a value of this framework"
                    )
            if item.position and set(item.position) != set(self.dimensions):
                raise ValueError(
                    f"item '{item.id}' lies on some dimensions only - "
                    f"give its place on each of {', '.join(self.dimensions)}, or on none"
                )
        used = {item.group for item in self.items} - {None}
        for group in self.groups:
            if group not in used:
                raise ValueError(f"no item is in the group '{group}' - remove it, or use it")
        return self

    @property
    def is_ordered(self) -> bool:
        """Whether the parts stand in an order that means something."""
        return self.items[0].order is not None


def read_framework(path: Path) -> Framework:
    """Return the framework in a YAML file of ``datasets/frameworks/``.

    Raises:
        ContentError: the file does not describe a framework, or its id is not the file's name.
    """
    return read_named(path, Framework)


def find_framework(name: str) -> Framework:
    """Return the framework of the bank with this id.

    Raises:
        ContentError: there is none of this name, or its file is wrong.
    """
    return read_framework(datasets() / "frameworks" / f"{name}.yaml")
