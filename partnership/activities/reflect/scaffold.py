"""Scaffolds: published ways to set out a reflection, from ``datasets/scaffolds.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import model_validator

from partnership.bank.documents import Record, read_record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.words import Slug, Text
from partnership.paths import datasets


class Scaffold(Record):
    """A framework for reflecting, and the question that each of its stages asks."""

    id: Slug
    framework: Slug
    good_for: Text
    asks: dict[Slug, Text]


class Scaffolds(Record):
    """Every scaffold, in the order in which they are offered."""

    scaffolds: tuple[Scaffold, ...]

    @model_validator(mode="after")
    def _ask_at_every_stage(self) -> Scaffolds:
        for one in self.scaffolds:
            stages = [item.id for item in _framework(one).items]
            if list(one.asks) != stages:
                raise ValueError(
                    f"the scaffold '{one.id}' does not ask at each stage of '{one.framework}'"
                    f" - ask, in this order, at: {', '.join(stages)}"
                )
        return self


@cache
def scaffolds() -> list[dict[str, Any]]:
    """Return the scaffolds as plain data: ``id``, ``name``, ``good_for`` and ``stages``.

    Raises:
        ContentError: the file is wrong, or names stages that its frameworks do not have.
    """
    found = read_record(datasets() / "scaffolds.yaml", Scaffolds)[0]
    return [_as_data(one, _framework(one)) for one in found.scaffolds]


def _as_data(one: Scaffold, framework: Framework) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": f"{framework.name} ({framework.author_year})",
        "good_for": one.good_for,
        "stages": [
            {"id": item.id, "label": item.label, "asks": one.asks[item.id]}
            for item in framework.items
        ],
    }


def _framework(one: Scaffold) -> Framework:
    return find_framework(one.framework)
