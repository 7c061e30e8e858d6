"""A framework: a published way of dividing up partnership working, in the course's words."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from partnership.bank.documents import Record, read_record
from partnership.bank.words import Slug, Text
from partnership.errors import ContentError, Problem

Kind = Literal[
    "checklist", "continuum", "cycle", "definition", "dichotomy", "list", "matrix", "typology"
]
Confidence = Literal["high", "medium", "low"]


class FrameworkItem(Record):
    """One of the parts that a framework names; ``order`` counts from 1 where parts are ranked."""

    id: Slug
    label: Text
    gist: Text
    order: int | None = Field(default=None, ge=1)


class Framework(Record):
    """A framework and how to tell its parts apart."""

    id: Slug
    name: Text
    author_year: Text
    source: Text
    kind: Kind
    confidence: Confidence
    inventory: list[Text]
    items: list[FrameworkItem] = Field(min_length=2)
    dimensions: dict[Slug, dict[Slug, Text]] = Field(default_factory=dict)
    tells: list[Text] = Field(default_factory=list)
    confusions: list[Text] = Field(default_factory=list)
    cautions: list[Text] = Field(default_factory=list)

    @model_validator(mode="after")
    def _parts_are_told_apart(self) -> Framework:
        ids = [item.id for item in self.items]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(f"two items have the id '{one}' - give each an id of its own")
        orders = [item.order for item in self.items if item.order is not None]
        if orders and sorted(orders) != list(range(1, len(self.items) + 1)):
            raise ValueError(
                f"the items are ordered {orders} - "
                f"number all {len(self.items)} from 1 without gaps, or none of them"
            )
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
    framework, lines = read_record(path, Framework)
    if framework.id != path.stem:
        raise ContentError(
            [
                Problem(
                    path,
                    lines.of(["id"]),
                    f"the id is '{framework.id}' but the file is '{path.name}'",
                    f"write 'id: {path.stem}' or rename the file",
                )
            ]
        )
    return framework
