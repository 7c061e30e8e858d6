"""What is locked opens with its passphrase only, and nobody can change it unseen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.errors import CourseError
from partnership.portfolio.locked import FAULTS, Fault, is_locked, lock, unlock

PASSPHRASE = "four words that differ"
LOCKED = lock(b"what is inside", PASSPHRASE)


@settings(max_examples=5, deadline=None)
@given(data=st.binary(max_size=3000), passphrase=st.text(min_size=12, max_size=40))
def test_what_is_locked_opens(data: bytes, passphrase: str) -> None:
    locked = lock(data, passphrase)
    assert is_locked(locked)
    assert unlock(locked, passphrase) == data


def test_the_same_locked_twice_is_not_the_same_file() -> None:
    assert lock(b"what is inside", PASSPHRASE) != LOCKED


def refused(data: bytes, passphrase: str = PASSPHRASE) -> tuple[str, str]:
    with pytest.raises(CourseError) as caught:
        unlock(data, passphrase, "mine.json")
    assert caught.value.where == "mine.json"
    return caught.value.what, caught.value.remedy


def test_another_passphrase_does_not_open_it() -> None:
    assert refused(LOCKED, "Four words that differ") == FAULTS["passphrase"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"data": "AAAA"}, "damaged"),
        ({"data": 7}, "damaged"),
        ({"iv": "AAAA"}, "damaged"),
        ({"salt": "&&&&"}, "damaged"),
        ({"rounds": 1}, "damaged"),
        ({"rounds": 10**10}, "damaged"),
        ({"rounds": True}, "damaged"),
        ({"rounds": 100_000.5}, "damaged"),
        ({"kdf": "MD5"}, "damaged"),
        ({"version": 2}, "newer"),
        ({"version": "1"}, "damaged"),
        ({"rounds": 600_001}, "passphrase"),
    ],
)
def test_a_changed_file_does_not_open(changed: dict[str, Any], fault: Fault) -> None:
    file = json.dumps(json.loads(LOCKED) | changed).encode()
    assert refused(file) == FAULTS[fault]


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(CourseError, match="too short"):
        lock(b"", "short")


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b"[" * 50_000, LOCKED[:-5]])
def test_other_files_are_not_taken_for_locked_ones(data: bytes) -> None:
    assert not is_locked(data)
