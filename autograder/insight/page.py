"""One page that shows where a cohort struggles. It names nobody and needs no network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import LiteralString

import pandas as pd
from markupsafe import Markup

from autograder.insight.collecting import Answers, Cohort
from partnership.analysis.charts import facility_chart
from partnership.analysis.choices import choice_table, idle, share_table, tempting
from partnership.analysis.items import item_statistics

STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"

PROMPT = 90
"""Characters of a question that are shown: enough to know it again."""

PAGE = Markup(
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    "<h1>{title}</h1>\n<p>{lead}</p>\n{body}\n{left_out}\n{notes}\n</main>\n</body>\n</html>\n"
)
NOTES = Markup(
    "<h2>How to read this</h2>"
    "<p><strong>Earned</strong> is the mean share of the points: 100 % is easy, 0 % is hard."
    " <strong>Goes with the rest</strong> is the correlation between the share earned here and"
    " the share on all other questions, with its 95 % interval: a question that tells learners"
    " apart has 0.3 or more. <strong>Strong</strong> and <strong>weak</strong> are the thirds of"
    " the learners who did best and worst over all. With fewer than 20 learners every figure can"
    " easily be chance.</p>"
    "<p>This says something about questions and teaching. It is no way to judge a person, and"
    " no mark is made or changed by it.</p>"
)


def page(title: str, cells: pd.DataFrame, cohort: Cohort) -> str:
    """Return the page as HTML.

    ``cells`` is what ``cell_shares`` returns; it may be empty, as may the cohort's answers.
    """
    parts = [_cells(cells)] if not cells.empty else []
    parts += [_quiz(answers) for answers in cohort.answers.values()]
    learners = max([len(cells), *(len(each.learners) for each in cohort.answers.values())])
    lead = f"{learners} learners. Nobody is named, and no text that anybody wrote is shown."
    body = Markup("\n").join(parts) or Markup("<p>There is nothing to show yet.</p>")
    return PAGE.format(
        title=title,
        lead=lead,
        body=body,
        style=Markup(STYLE),  # noqa: S704 - the course's own file
        policy=POLICY,
        left_out=_left_out(cohort.left_out),
        notes=NOTES,
    )


def _cells(cells: pd.DataFrame) -> Markup:
    statistics = item_statistics(cells)
    titles = {name: str(name) for name in statistics.index}
    return _section("The parts of the assignment", statistics, titles)


def _quiz(answers: Answers) -> Markup:
    items = answers.quiz.items
    statistics = item_statistics(share_table(items, answers.learners))
    number = {
        item.id: f"{place}. {shorten(item.prompt, PROMPT, placeholder=' …')}"
        for place, item in enumerate(items, start=1)
    }
    section = _section(f"Quiz: {answers.quiz.title}", statistics, number)
    table = choice_table(items, answers.learners)
    name = answers.quiz.title
    return section + _tempting(name, table, number) + _idle(name, idle(items, table), number)


def _section(title: str, statistics: pd.DataFrame, titles: dict[str, str]) -> Markup:
    rows = [
        (
            titles[str(name)],
            str(int(row["learners"])),
            _percent(row["facility"]),
            _with_interval(row["discrimination"], row["low"], row["high"]),
            str(row["reading"]),
        )
        for name, row in statistics.iterrows()
    ]
    heads = ("Question", "Answers", "Earned", "Goes with the rest", "What that says")
    return (
        Markup("<h2>{}</h2>").format(title)
        + facility_chart(statistics, titles)
        + _table(f"{title}: how each did", heads, rows)
    )


def _tempting(name: str, table: pd.DataFrame, titles: Mapping[str, str]) -> Markup:
    rows = [
        (
            titles[str(row["question"])],
            str(row["part"]),
            str(row["choice"]),
            str(row["verdict"]),
            f"{_percent(row['share'])} ({row['learners']})",
            _percent(row["strong"]),
            _percent(row["weak"]),
        )
        for _, row in tempting(table).iterrows()
    ]
    heads = ("Question", "Part", "Answer given", "Counts as", "Gave it", "Strong", "Weak")
    if not rows:
        return Markup("<p>No answer that is less than good was given by a fifth or more.</p>")
    return _table(f"{name}: common answers that are not the best", heads, rows)


def _idle(name: str, options: list[tuple[str, str]], titles: Mapping[str, str]) -> Markup:
    if not options:
        return Markup("")
    rows = [(titles[question], text) for question, text in options]
    return _table(f"{name}: options that nobody chose", ("Question", "Option"), rows)


def _left_out(reasons: list[str]) -> Markup:
    if not reasons:
        return Markup("")
    rows = _joined("<li>{}</li>", reasons)
    return Markup("<h2>Files that could not be read</h2><ul>{}</ul>").format(rows)


def _table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Markup:
    head = _joined('<th scope="col">{}</th>', heads)
    body = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(row[0], _joined("<td>{}</td>", row[1:]))
        for row in rows
    )
    return Markup(
        '<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table>'
        "<caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        "<tbody>{body}</tbody></table></div>"
    ).format(caption=caption, head=head, body=body)


def _joined(pattern: LiteralString, texts: Iterable[str]) -> Markup:
    return Markup().join(Markup(pattern).format(text) for text in texts)  # noqa: S704 - our own pattern


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{share:.0%}"


def _with_interval(found: float, low: float, high: float) -> str:
    return "–" if pd.isna(found) else f"{found:.2f} ({low:.2f} to {high:.2f})"
