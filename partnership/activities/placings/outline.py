"""How placings read: where each person places the partnership, why, and its life so far."""

from __future__ import annotations

from collections.abc import Mapping

from partnership.activities.tools.outline import Outline, Part, Rows, Said, Value, text


def outline(
    typologies: Mapping[str, tuple[str, Mapping[str, str]]], stages: Mapping[str, str]
) -> Outline:
    """Return the outline.

    Args:
        typologies: by id, each with its heading and the labels of its types by id.
        stages: the labels of the stages by id.
    """
    who = ("Who", text("who", otherwise="Somebody"))
    placed = (
        Part(
            heading,
            (Rows(("views",), (who, ("Type", text(f"placed.{name}", words=types))), more=True),),
        )
        for name, (heading, types) in typologies.items()
    )
    life = (
        ("Year", text("year")),
        ("Stage", text("stage", words=stages)),
        ("What happened", text("what")),
    )
    return (
        Said("What the partnership is called", Value("name")),
        *placed,
        Part("What tells them so", (Rows(("views",), (who, ("Why", text("why"))), more=True),)),
        Part("Its life so far", (Rows(("history",), life, in_order=("year",)),)),
    )
