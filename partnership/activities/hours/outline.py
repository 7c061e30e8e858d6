"""How the model of hours reads: where the sliders stand, and what somebody makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partnership.activities.tools.outline import Facts, Outline, Part, Said, Value


def outline(
    sliders: Sequence[tuple[str, str, Mapping[str, str]]], parties: Mapping[str, str]
) -> Outline:
    """Return the outline.

    Args:
        sliders: the id of each, its label, and its steps in words by their number.
        parties: labels by id.
    """
    settings = tuple(
        (label, Value(f"sliders.{name}", words=steps, otherwise=next(iter(steps.values()))))
        for name, label, steps in sliders
    )
    names = tuple((label, Value(f"names.{name}")) for name, label in parties.items())
    return (
        Part("Where the sliders stand", (Facts(("What", "Set to"), settings),)),
        Part(
            "The setting it is compared with", (Facts(("What", "Set to"), settings),), over="kept"
        ),
        Part("What they are called here", (Facts(("Party", "Called"), names),)),
        Said("What we make of it", Value("note")),
    )
