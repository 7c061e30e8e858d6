"""What an external examiner is sent: one zip with the sample, rubric, figures and all events.

``index.html`` holds everything that is to be read, in one file, so that it also opens from inside
the zip. The tables beside it are for whoever wants to count for themselves.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from markupsafe import Markup

from autograder.marks.answers import Answer
from autograder.marks.event import WHOLE, Event, Given
from autograder.moderation.page import statistics
from autograder.moderation.record import Moderation, role_of
from autograder.report import joined, report, table
from autograder.rubric import Piece
from autograder.sheets.cells import defused
from autograder.sheets.files import write_whole

LEAD = (
    "For the external examiner. Scripts have codes: no student is named here. Names of students"
    " that their answers held are blanked."
)
RESULT = "result"
EVENT_HEADS = (
    "number", "time (UTC)", "who", "role", "cell", "script", "what", "marks", "in all", "comments",
    "because", "rubric", "had seen",
)  # fmt: skip
DECISION_HEADS = ("number", "time (UTC)", "who", "what", "in words", "how", "scripts")


def write_pack(moderation: Moderation, file: Path, *, who: str) -> int:
    """Write the zip, whole or not at all, and return how many scripts are in it.

    Raises:
        CourseError: there is no sample, the examiner's pack is not this person's to make, or the
            file cannot be written.
    """
    content = {
        "index.html": examiner_page(moderation, who=who),
        "events.csv": _csv(EVENT_HEADS, _event_rows(moderation)),
        "decisions.csv": _csv(DECISION_HEADS, _decision_rows(moderation)),
    }
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as pack:
        for name, text in content.items():
            pack.writestr(name, text)
    write_whole(file, whole.getvalue(), "the pack")
    return len(moderation.sampled)


def examiner_page(moderation: Moderation, *, who: str) -> str:
    """Return the page as HTML, with figures, rubric, and the scripts of the sample.

    Raises:
        CourseError: there is no sample, or this person may not see it.
    """
    scripts = sorted(moderation.sampled)
    contents = Markup(
        '<nav aria-label="Contents"><ul><li><a href="#figures">Figures</a></li>'
        '<li><a href="#rubric">Rubric</a></li><li><a href="#scripts">Scripts</a> <ul>{}</ul></li>'
        "</ul></nav>"
    ).format(joined("<li>{}</li>", (Markup('<a href="#{0}">{0}</a>').format(s) for s in scripts)))
    parts = [
        contents,
        Markup('<section id="figures">{}</section>').format(Markup().join(statistics(moderation))),
        Markup('<h2 id="rubric">Rubric</h2>'),
        *(_rubric(piece) for piece in moderation.pieces),
        Markup('<h2 id="scripts">Scripts of the sample</h2>'),
        *(_script(moderation, script, who) for script in scripts),
    ]
    return report(f"Moderation of {moderation.assignment}", LEAD, parts)


def _rubric(piece: Piece) -> Markup:
    rows = [
        (
            f"{criterion.name}: {level.label}",
            f"{level.marks[0]:g} to {level.marks[1]:g}",
            level.band,
            level.descriptor,
        )
        for criterion in piece.criteria
        for level in reversed(criterion.levels)
    ]
    return table(
        f"Piece ‘{piece.cell}’: {piece.points:g} marks",
        ("Criterion and level", "Marks", "Band", "What it looks like"),
        rows,
    )


def _script(moderation: Moderation, script: str, who: str) -> Markup:
    ledger, assignment = moderation.ledger, moderation.assignment
    answers = [
        ledger.answer(assignment, cell, script, marker=who, role=role_of(moderation, who))
        for cell, standings in moderation.standings.items()
        if script in standings
    ]
    why = next(each.picks[script] for each in moderation.draws if script in each.picks)
    return Markup(
        '<section id="{0}"><h3>{0}</h3><p>In the sample as: {1}.</p>{2}</section>'
    ).format(script, why, Markup().join(_answer(answer) for answer in answers))


def _answer(answer: Answer) -> Markup:
    safe = Markup(answer.html)  # noqa: S704 - what autograder.marks.safe has made of it
    text = safe if answer.text.strip() else Markup("<p>{}</p>").format(answer.missing)
    names = {criterion.id: criterion.name for criterion in answer.piece.criteria}
    given: list[tuple[str, Given]] = [
        (event.role, event.given) for event in answer.standing.live if event.given
    ]
    if answer.standing.agreed:
        given.append((RESULT, answer.standing.agreed))
    heads = ("Criterion", *(role for role, _ in given))
    rows = [
        (name, *(_earned(marks, criterion) for _, marks in given))
        for criterion, name in names.items()
    ]
    rows.append(("In all", *(f"{marks.total:g} of {answer.piece.points:g}" for _, marks in given)))
    said = [
        Markup("<dt>{}</dt><dd>{}</dd>").format(role, marks.comment)
        for role, marks in given
        if marks.comment and role != RESULT
    ]
    comments = Markup("<dl>{}</dl>").format(Markup().join(said)) if said else Markup()
    return (
        Markup("<h4>{}</h4><blockquote>{}</blockquote>").format(answer.cell, text)
        + table(f"{answer.script}, {answer.cell}: marks", heads, rows)
        + comments
    )


def _earned(given: Given, criterion: str) -> str:
    if criterion not in given.marks:
        return "–"
    said = given.comments.get(criterion, "")
    return f"{given.marks[criterion]:g}" + (f": {said}" if said else "")


def _event_rows(moderation: Moderation) -> Iterable[Sequence[object]]:
    events = (
        event
        for standings in moderation.standings.values()
        for standing in standings.values()
        for event in standing.events
    )
    return [_event_row(event) for event in sorted(events, key=lambda each: each.number)]


def _event_row(event: Event) -> Sequence[object]:
    given = event.given or Given()
    marks = "; ".join(
        f"{'the whole' if name == WHOLE else name} {earned:g}"
        for name, earned in given.marks.items()
    )
    comments = "; ".join([*(f"{n}: {said}" for n, said in given.comments.items()), given.comment])
    return (
        event.number, f"{event.at:%Y-%m-%d %H:%M:%S}", event.who, event.role, event.cell,
        event.script, event.kind, marks, given.total if given.marks else "", comments.strip("; "),
        event.because, event.rubric, event.seen,
    )  # fmt: skip


def _decision_rows(moderation: Moderation) -> Iterable[Sequence[object]]:
    return [
        (
            each.number, f"{each.at:%Y-%m-%d %H:%M:%S}", each.who, each.act, each.said,
            json.dumps(each.how), " ".join(each.picks),
        )
        for each in moderation.decisions
    ]  # fmt: skip


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV that spreadsheets read right and run nothing of."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    for row in rows:
        writer.writerow(defused(value) for value in row)
    return "\ufeff" + text.getvalue()
