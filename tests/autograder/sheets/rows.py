"""Rows of marks for the tests, and text that people and attackers put into names."""

from __future__ import annotations

from hypothesis import strategies as st

from autograder.grades import Row

NAMES = st.one_of(
    st.sampled_from([
        "O'Neil, MA", 'Ann "Annie"', "two\r\nlines", "lone\rreturn", "a\nb", "Zoë", "李小龍",
        "عائشة", "שרה", "Ольга", "e\u0301", "\u202egnp.exe", "a\u2066b\u2069", "'", "''", "'=x",
        "''+1", "=1+1", '=HYPERLINK("http://x","y")', "@SUM(A1)", "-2+3", "+44", "\uff1d1", "\tTab",
        "semi;colon", "a\tb", "#N/A", "TRUE", "1e5", "007", " padded ", "_x000D_",
    ]),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12),
)  # fmt: skip


def row(**changed: object) -> Row:
    """Return Ann's row, marked in full: 12.5 of 22."""
    usual: dict[str, object] = {
        "assignment": "words",
        "student": "ann1",
        "last_name": "Byrne",
        "first_name": "Ann",
        "email": "ann@example.ac.uk",
        "submitted": "2026-03-02 12:00:00",
        "auto": 4.0,
        "manual": 8.5,
        "penalty": 0.0,
        "total": 12.5,
        "max": 22.0,
        "needs_manual_grade": False,
        "late": False,
    }
    return Row(**{**usual, **changed})  # type: ignore[arg-type]


BEN = row(student="ben2", last_name="Öz", first_name="Ben", email="", total=9.0)
CAT = row(student="cat3", last_name="", first_name="", email="", submitted="", total=0.0)
DAN = row(student="dan4", last_name="Li", first_name="Dan", email="", needs_manual_grade=True)
EVERYONE = [row(), BEN, CAT, DAN]
