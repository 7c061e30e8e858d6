"""The marking guide of one piece of writing, as it stands in the assignment's notebook.

It is written from the rubric. nbgrader takes it out of what students get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.rubric import Band, Exemplar, Piece

BEGIN, END = "<!-- BEGIN MARK SCHEME -->", "<!-- END MARK SCHEME -->"
GUIDE = re.compile(rf"\n*{BEGIN}.*?{END}\n*", re.DOTALL)

NAMES: dict[Band, str] = {
    "fail": "Fail (below 40%)",
    "40": "Third (40–49%)",
    "50": "Lower second (50–59%)",
    "60": "Upper second (60–69%)",
    "70": "First (70% and above)",
}

OPENING = """\
---

### Marking guide (students do not see this)

Mark each criterion on its own, for the answer as a whole and not sentence by sentence: which
description fits best? Then choose within its marks. Good writing is not the same as reflection,
and an honest account of something that went badly earns as much as a success."""

SAFE = """\
**If the answer could identify a child, a family, a colleague or a setting, do not take marks off
for that alone and do not copy the passage into a comment.** Tell the module leader, who follows
the university's procedure."""

EXEMPLARS = """\
#### An exemplar of each band

Written for this course; no student wrote them, and everyone in them is invented. They show a
level, not the only way to reach it. They are shorter than most answers will be."""


def marking_guide(piece: Piece) -> str:
    """Return the guide as Markdown, between nbgrader's delimiters."""
    parts = [BEGIN, OPENING, *_criteria(piece), EXEMPLARS]
    parts += [_exemplar(piece, exemplar) for exemplar in piece.exemplars]
    return "\n\n".join([*parts, SAFE, END])


def with_guide(question: str, piece: Piece) -> str:
    """Return the text of a question with the guide to its answer put in, or renewed, at its end."""
    return f"{GUIDE.sub('', question).rstrip()}\n\n{marking_guide(piece)}"


def _criteria(piece: Piece) -> Iterator[str]:
    for criterion in piece.criteria:
        rows = [
            f"| {_range(level.marks)} | {level.label} | {' '.join(level.descriptor.split())} |"
            for level in criterion.levels
        ]
        heading = f"#### {criterion.name} ({criterion.most:g} marks)"
        # By its key: a source's name in words may be mended without touching every assignment.
        about = f"{' '.join(criterion.asks.split())} (Source: {criterion.source}.)"
        yield "\n".join(
            [
                heading,
                "",
                about,
                "",
                "| Marks | Level | What you will see |",
                "|---|---|---|",
                *rows,
            ]
        )


def _exemplar(piece: Piece, exemplar: Exemplar) -> str:
    shares = ", ".join(
        f"{criterion.name.lower()} {exemplar.marks[criterion.id]:g}" for criterion in piece.criteria
    )
    text = "\n".join(f"> {line}".rstrip() for line in exemplar.text.strip().splitlines())
    return "\n\n".join(
        [
            f"**{NAMES[exemplar.band]}: {exemplar.total:g} of {piece.points:g}**",
            text,
            f"*Why:* {' '.join(exemplar.because.split())} *({shares})*",
        ]
    )


def _range(marks: tuple[float, float]) -> str:
    return f"{marks[0]:g}" if marks[0] == marks[1] else f"{marks[0]:g}–{marks[1]:g}"
