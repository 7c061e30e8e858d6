"""The labs of the survey and of one's own file: ratings by role, made up or one's own."""

from __future__ import annotations

import csv
from pathlib import Path

import altair as alt
import pandas as pd

from partnership.analysis.health.answers import COLUMNS, Answers
from partnership.analysis.health.words import ROLES, SCALE, role_in
from partnership.analysis.labs.told import INK, SECOND, Told
from partnership.bank.tables import partnership_ratings
from partnership.errors import CourseError

CANNOT_SAY = "I cannot say"
_SAID = {number: f"{number} {words}" for number, words in SCALE.items()}


def made_up_answers(partnership: str) -> Answers:
    """Return the answers of one of the seven made-up partnerships, such as *Oak*.

    Nobody said any of it; ``partnership_ratings.csv`` says how it was made.

    Raises:
        CourseError: there is no partnership of this name.
    """
    rows = _rows_of(partnership)
    table = pd.DataFrame(
        {
            "person": rows["person"],
            "role": [role_in(one) for one in rows["role"]],
            "who": rows["sector"],
            "statement": rows["issue"],
            "rating": rows["rating"],
            "cannot_say": rows["rating"].isna(),
            "example": rows["example"],
            "cell": rows["id"],
        },
        columns=list(COLUMNS),
    )
    return Answers(table.reset_index(drop=True), ("All of this is made up.",))


def write_made_up_export(partnership: str, file: str | Path) -> Path:
    """Write made-up answers as Google Forms would export them, to try the reading of a file.

    Raises:
        CourseError: there is no partnership of this name.
    """
    rows = _rows_of(partnership)
    issues = list(dict.fromkeys(rows["issue"]))
    heads = ["Timestamp", "Your role", *(f"How true is this of us? [{one}]" for one in issues)]
    heads += [f"An example for: {one}" for one in issues]
    with Path(file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(heads)
        for _, said in rows.groupby("person", sort=False):
            by_issue = said.set_index("issue")
            ratings = by_issue["rating"].astype(object).reindex(issues).tolist()
            words = [_SAID.get(one, CANNOT_SAY) for one in ratings]
            examples = by_issue["example"].reindex(issues).tolist()
            writer.writerow(["made up", said["role"].iloc[0], *words, *examples])
    return Path(file)


def ratings_chart(answers: Answers) -> Told:
    """Return every rating as a mark of its own shape for the role that gave it."""
    rated = answers.table.dropna(subset=["rating"]).copy()
    rated["by"] = [ROLES[role] for role in rated["role"]]
    # Marks of the same rating are set side by side.
    rated["at"] = rated["rating"].astype(float)
    place = rated.groupby(["statement", "rating"]).cumcount()
    of = rated.groupby(["statement", "rating"])["at"].transform("size")
    rated["at"] += (place - (of - 1) / 2) * 0.17
    shown = [name for name in ROLES.values() if name in set(rated["by"])]
    shapes = dict(zip(ROLES.values(), ["circle", "diamond", "square", "cross"], strict=True))
    chart = (
        alt.Chart(rated[["statement", "at", "by"]])
        .mark_point(size=110, filled=True, opacity=1)
        .encode(
            x=alt.X(
                "at:Q",
                title="Rating",
                scale=alt.Scale(domain=[0.5, 4.5]),
                axis=alt.Axis(values=list(SCALE), format="d"),
            ),
            y=alt.Y("statement:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
            shape=alt.Shape(
                "by:N",
                title=None,
                scale=alt.Scale(domain=shown, range=[shapes[one] for one in shown]),
                legend=alt.Legend(orient="bottom"),
            ),
            color=alt.condition(alt.datum.by == "Member", alt.value(SECOND), alt.value(INK)),
        )
        .properties(width=300, height=52 * len(answers.statements))
    )
    told = "; ".join(f"{name}: {_ratings(rated, name, shown)}" for name in answers.statements)
    return Told(chart, f"Each mark is one person's rating. {told}.")


def _ratings(rated: pd.DataFrame, statement: str, roles: list[str]) -> str:
    said = rated[rated["statement"] == statement]
    parts = []
    for role in roles:
        ratings = sorted(int(one) for one in said.loc[said["by"] == role, "rating"])
        if ratings:
            parts.append(f"{role.lower()} {', '.join(map(str, ratings))}")
    return ", ".join(parts) or "nobody rated it"


def _rows_of(partnership: str) -> pd.DataFrame:
    rows = partnership_ratings()
    names = sorted(set(rows["partnership"]))
    if partnership not in names:
        raise CourseError(f"there is no partnership '{partnership}'", f"try {', '.join(names)}")
    return rows[rows["partnership"] == partnership]
