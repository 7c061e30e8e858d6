"""One page that shows where a cohort struggles. It names nobody and needs no network."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

import pandas as pd
from markupsafe import Markup

from autograder.insight.collecting import Answers, Cohort
from autograder.report import bullets, percent, report, table, with_interval
from partnership.analysis.charts import facility_chart
from partnership.analysis.choices import choice_table, idle, share_table, tempting
from partnership.analysis.items import item_statistics
from partnership.analysis.times import PAUSE, in_words, time_statistics, time_table

PROMPT = 90
"""Characters of a question that are shown: enough to know it again."""

NOTES = Markup(
    "<h2>How to read this</h2>"
    "<p><strong>Earned</strong> is the mean share of the points: 100 % is easy, 0 % is hard."
    " <strong>Goes with the rest</strong> is the correlation between the share earned here and"
    " the share on all other questions, with its 95 % interval: a question that tells learners"
    " apart has 0.3 or more. <strong>Strong</strong> and <strong>weak</strong> are the thirds of"
    " the learners who did best and worst over all. With fewer than 20 learners every figure can"
    " easily be chance.</p>"
    "<p><strong>Time</strong> is what lay between a learner's answer before and this one, as their"
    " own browser kept it: half of the learners took no longer than the first figure. Pauses of"
    " more than {pause:.0f} minutes and questions answered again since are left out. A long time"
    " can mean a long text, a hard question or a telephone. Only files that learners exported"
    " tell it: work handed in with an assignment holds no times, and a gradebook none.</p>"
    "<p>This says something about questions and teaching. It is no way to judge a person, and"
    " no mark is made or changed by it.</p>"
).format(pause=PAUSE)


def page(title: str, cells: pd.DataFrame, cohort: Cohort) -> str:
    """Return the page as HTML.

    ``cells`` is what ``cell_shares`` returns; it may be empty, as may the cohort's answers.
    """
    parts = [_cells(cells)] if not cells.empty else []
    parts += [_quiz(answers) for answers in cohort.answers.values()]
    learners = max([len(cells), *(len(each.learners) for each in cohort.answers.values())])
    who = "1 learner" if learners == 1 else f"{learners} learners"
    lead = f"{who}. Nobody is named, and no text that anybody wrote is shown."
    parts = parts or [Markup("<p>There is nothing to show yet.</p>")]
    return report(title, lead, [*parts, _left_out(cohort.left_out), NOTES])


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
    choices = choice_table(items, answers.learners)
    name = answers.quiz.title
    times = time_statistics(time_table(items, answers.learners))
    return (
        section
        + _tempting(name, choices, number)
        + _idle(name, idle(items, choices), number)
        + _times(name, times, number)
    )


def _section(title: str, statistics: pd.DataFrame, titles: dict[str, str]) -> Markup:
    rows = [
        (
            titles[str(name)],
            str(int(row["learners"])),
            percent(row["facility"]),
            with_interval(row["discrimination"], row["low"], row["high"]),
            str(row["reading"]),
        )
        for name, row in statistics.iterrows()
    ]
    heads = ("Question", "Answers", "Earned", "Goes with the rest", "What that says")
    return (
        Markup("<h2>{}</h2>").format(title)
        + facility_chart(statistics, titles)
        + table(f"{title}: how each did", heads, rows)
    )


def _tempting(name: str, choices: pd.DataFrame, titles: Mapping[str, str]) -> Markup:
    rows = [
        (
            titles[str(row["question"])],
            str(row["part"]),
            str(row["choice"]),
            str(row["verdict"]),
            f"{percent(row['share'])} ({row['learners']})",
            percent(row["strong"]),
            percent(row["weak"]),
        )
        for _, row in tempting(choices).iterrows()
    ]
    heads = ("Question", "Part", "Answer given", "Counts as", "Gave it", "Strong", "Weak")
    if not rows:
        return Markup("<p>No answer that is less than good was given by a fifth or more.</p>")
    return table(f"{name}: common answers that are not the best", heads, rows)


def _idle(name: str, options: list[tuple[str, str]], titles: Mapping[str, str]) -> Markup:
    if not options:
        return Markup("")
    rows = [(titles[question], text) for question, text in options]
    return table(f"{name}: options that nobody chose", ("Question", "Option"), rows)


def _times(name: str, times: pd.DataFrame, titles: Mapping[str, str]) -> Markup:
    if times.empty:
        return Markup("")
    rows = [
        (
            titles[str(question)],
            str(int(row["learners"])),
            in_words(row["median"]),
            f"{in_words(row['low'])} to {in_words(row['high'])}",
        )
        for question, row in times.iterrows()
    ]
    heads = ("Question", "Learners", "Half took at most", "The middle half took")
    return table(f"{name}: time for each question", heads, rows)


def _left_out(reasons: list[str]) -> Markup:
    if not reasons:
        return Markup("")
    return Markup("<h2>Files that could not be read</h2>") + bullets(reasons)
