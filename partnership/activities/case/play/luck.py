"""Chance that can be repeated: Marsaglia's xorshift with 32 bits."""

from __future__ import annotations

MASK = 0xFFFFFFFF
GOLDEN = 2654435761
"""Keeps the plays of one seed apart."""


def first_luck(seed: int, play: int) -> int:
    """Return where chance begins in a play; plays are counted from 0. Never 0."""
    return (seed + play * GOLDEN) & MASK or 1


def next_luck(luck: int) -> int:
    """Return the number that follows, from 1 to 2**32 - 1."""
    luck ^= (luck << 13) & MASK
    luck ^= luck >> 17
    return luck ^ (luck << 5) & MASK
