"""Practice with the order of events: which are asked for, and what is right.

``rounds.js`` draws the same rounds from the same numbers. Two events of one year are never asked
for together: some have no month, and their order could be argued about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_WORD = 0xFFFFFFFF


def numbers_from(seed: int) -> Iterator[int]:
    """Yield whole numbers below 2 to the 32nd that look random (the generator mulberry32)."""
    state = seed & _WORD
    while True:
        state = (state + 0x6D2B79F5) & _WORD
        mixed = (state ^ (state >> 15)) * (state | 1) & _WORD
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & _WORD)) & _WORD
        yield mixed ^ (mixed >> 14)


def round_of(years: Mapping[str, int], seed: int, size: int) -> list[str]:
    """Return the ids of up to ``size`` events, no two of one year, in the order to be shown."""
    ids = list(years)
    numbers = numbers_from(seed)
    for place in range(len(ids) - 1, 0, -1):
        other = next(numbers) % (place + 1)
        ids[place], ids[other] = ids[other], ids[place]
    chosen: list[str] = []
    for name in ids:
        if len(chosen) < size and all(years[name] != years[one] for one in chosen):
            chosen.append(name)
    # An order that is right already would be no question.
    return chosen[::-1] if chosen == in_order(chosen, years) else chosen


def in_order(ids: Sequence[str], years: Mapping[str, int]) -> list[str]:
    """Return the ids by their years."""
    return sorted(ids, key=lambda name: years[name])
