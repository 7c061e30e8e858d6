"""How a form reads: what was written and chosen, part by part, and what was kept before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partnership.activities.tools.outline import Cell, Outline, Part, Said, Value

Field = tuple[str, str, Value]
"""A heading of the form, the label of something asked there, and where its answer is."""


def field_of(
    section: str, label: str, name: str, options: Mapping[str, str], *, day: bool
) -> Field:
    """Return something that a form asks. ``options`` has labels by id; empty: own words."""
    return section, label, Value(f"answers.{name}", words=options or None, day=day)


def outline(fields: Sequence[Field], *, kept: str) -> Outline:
    """Return the outline; ``kept`` is what something that was kept is called, such as *Record*."""
    sections = dict.fromkeys(section for section, _, _ in fields)
    now = (
        Part(section, tuple(Said(label, value) for part, label, value in fields if part == section))
        for section in sections
    )
    named = Cell((Value("name"), Value("saved", day=True)))
    each = tuple(Said(f"{section}: {label}", value) for section, label, value in fields)
    return (*now, Part(f"{kept} {{n}}", each, "versions", named))
