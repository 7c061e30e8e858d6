"""The two pages that a board can read: what was said, who differs, what stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from partnership.analysis.health.agreement import agreement
from partnership.analysis.health.answers import Answers
from partnership.analysis.health.compare import (
    Compared,
    compare_roles,
    compare_rounds,
    compared,
    joined,
)
from partnership.analysis.health.words import ROLES, Role
from partnership.word import Block

MOST_ROWS = 8
MOST_CHANGES = 4
MOST_SPLIT = 3
MOST_EXAMPLES = 3
MOST_BARE = 4
MOST_NOTES = 3
LONGEST = 90
"""Letters of an example or a statement in the report. Two pages have room for no more."""

CANNOT_TELL = (
    "Whether children and families are better off. Ratings are what people at the table say.",
    "Who is right. Where a chair and a member differ, both may be describing what they see.",
    "What those think who were not asked or did not answer.",
)

SAME_PEOPLE = (
    "Different people may have answered, and one new answer can move a range. Ratings that fall"
    " when people begin to look for examples can be a good sign."
)


def report_blocks(
    now: Answers, *, name: str = "", day: date | None = None, before: Answers | None = None
) -> list[Block]:
    """Return the report as blocks of a Word document."""
    statements = compared(now)
    title = f"Partnership health check: {name}" if name else "Partnership health check"
    made = f"Made on {day.day} {day:%B %Y}. " if day else ""
    agreed = agreement(now)
    return [
        ("h1", title),
        ("small", f"{made}Ratings: 1 hardly ever, 2 sometimes, 3 mostly, 4 nearly always."),
        *(("p", text) for text in summary_of(now)),
        *_first(now, statements),
        ("h2", "What was said"),
        ("table", _rows(statements)),
        *_left_off(statements),
        *_roles(now),
        *_without_evidence(statements),
        *_change(before, now),
        ("h2", "How far do people agree?"),
        ("p", agreed.reading),
        *(("li", text) for text in agreed.warnings),
        ("h2", "What this cannot tell you"),
        *(("li", text) for text in CANNOT_TELL),
        *(("small", text) for text in _notes(now)),
    ]


def summary_of(answers: Answers) -> list[str]:
    """Return the whole in a few sentences."""
    statements = compared(answers)
    kinds = Counter(one.kind for one in statements)
    people = "One person" if answers.people == 1 else f"{answers.people} people"
    of = len(statements)
    asked = "1 statement" if of == 1 else f"{of} statements"
    first = f"{people} rated {asked}. The same rating from all: {kinds['same']}. Near to each"
    rest = f"other: {kinds['near']}. Split by two points or more: {kinds['split']}. Too few to"
    lines = [f"{first} {rest} compare: {kinds['few']}."]
    falls = sum(one.falls for one in statements)
    if falls:
        lines.append(
            f"On {falls} of {of}, everyone who leads rates it higher than anybody else does."
            " That is worth an hour."
        )
    agreed = sum(one.is_bare and one.kind in ("same", "near") for one in statements)
    if agreed:
        lines.append(
            f"On {agreed} of {of}, people agree and nobody gave an example. There, ask whether"
            " the consensus is real or imaginary."
        )
    return lines


def _first(answers: Answers, statements: Sequence[Compared]) -> Iterator[Block]:
    split = [one for one in statements if one.kind == "split"]
    if split:
        yield "h2", "Talk about these first"
    for one in sorted(split, key=lambda one: (-one.spread, not one.falls))[:MOST_SPLIT]:
        yield "h3", _short(one.statement)
        words = _from_both_ends(sorted(_examples(answers, one.statement)))
        for rating, role, text in words:
            yield "li", f"{rating}, {ROLES[role].lower()}: “{_short(text)}”"
        if not words:
            yield "li", "Nobody gave an example. Ask for one before you talk about the number."


def _examples(answers: Answers, statement: str) -> Iterator[tuple[int, Role, str]]:
    said = answers.table[answers.table["statement"] == statement].dropna(subset=["rating"])
    for rating, role, text in zip(said["rating"], said["role"], said["example"], strict=True):
        if text:
            yield int(rating), role, text


def _from_both_ends(words: list[tuple[int, Role, str]]) -> list[tuple[int, Role, str]]:
    """Return the lowest, the highest and what else there is room for, in order."""
    return words if len(words) <= MOST_EXAMPLES else [*words[: MOST_EXAMPLES - 1], words[-1]]


def _rows(statements: Sequence[Compared]) -> list[list[str]]:
    # Those with the widest ranges, in the order of the questions.
    wide = sorted(statements, key=lambda one: -one.spread)[:MOST_ROWS]
    roles: list[Role] = ["chair", "lead", "member"]
    if any(one.by_role["other"] for one in statements):
        roles.append("other")
    names = {**ROLES, "member": "Members", "other": "Others"}
    heads = ["Statement", *(names[role] for role in roles), "Cannot say", "Examples"]
    return [
        [*heads, "Pairs who agree"],
        *(
            [
                _short(one.statement),
                *(joined(one.by_role[role]) or "none" for role in roles),
                str(one.cannot_say),
                f"{one.examples} of {one.rated}",
                f"{one.alike} of {one.pairs}",
            ]
            for one in statements
            if one in wide
        ),
    ]


def _left_off(statements: Sequence[Compared]) -> Iterator[Block]:
    rest = len(statements) - MOST_ROWS
    if rest > 0:
        yield "small", f"{rest} more, with narrower ranges, are in the table (--to table.csv)."


def _roles(answers: Answers) -> Iterator[Block]:
    rows = compare_roles(answers).to_dict("records")
    if rows:
        yield "h2", "Who rates higher?"
    for row in rows:
        both = row["higher"] + row["same"] + row["lower"]
        higher = f"higher on {row['higher']} of {both}"
        rest = f"the same on {row['same']}, lower on {row['lower']}"
        yield "li", f"{row['first']} beside {row['second'].lower()}: {higher}, {rest}."


def _without_evidence(statements: Sequence[Compared]) -> Iterator[Block]:
    bare = [one.statement for one in statements if one.is_bare]
    if bare:
        yield "h2", "What has no example behind it"
        more = f"; and {len(bare) - MOST_BARE} more" if len(bare) > MOST_BARE else ""
        yield "p", "; ".join(f"“{_short(one, 90)}”" for one in bare[:MOST_BARE]) + more + "."


def _change(before: Answers | None, now: Answers) -> Iterator[Block]:
    if before is None:
        return
    changed = compare_rounds(before, now)
    yield "h2", "Since last time"
    if changed.empty:
        yield "p", "No statement was asked both times, so nothing can be compared."
        return
    moved = changed[changed["way"] != "as before"]
    still = len(changed) - len(moved)
    if still:
        yield "p", f"As before: {still} of {len(changed)}."
    rows = [
        [
            _short(str(statement)),
            f"{row['was']} ({row['people_then']})",
            f"{row['now']} ({row['people_now']})",
            str(row["way"]),
        ]
        for statement, row in moved.head(MOST_CHANGES).iterrows()
    ]
    if rows:
        yield "table", [["Statement", "Then (people)", "Now (people)", "Which way"], *rows]
    rest = len(moved) - len(rows)
    more = f"{rest} more changed. " if rest else ""
    yield "small", f"{more}{SAME_PEOPLE}"


def _notes(answers: Answers) -> Iterator[str]:
    shown, rest = answers.notes[:MOST_NOTES], len(answers.notes) - MOST_NOTES
    yield from (_short(one, 2 * LONGEST) for one in shown)
    if rest > 0:
        yield f"And {rest} more notes on how the files were read."


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 2]} …"
