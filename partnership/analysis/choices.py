"""Which answers learners give, and which wrong ones tempt those who do well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from partnership.activities.quiz.item import Item
from partnership.activities.quiz.judgement import Verdict
from partnership.activities.responses import Responses, answer_to

COLUMNS = ("question", "part", "choice", "verdict", "learners", "share", "strong", "weak")
GOOD: frozenset[Verdict] = frozenset({"right", "sound"})


def share_table(items: Sequence[Item], learners: Mapping[str, Responses]) -> pd.DataFrame:
    """Return a row a learner and a column a question: the share of its points, 0 to 1.

    Questions without points are left out; one that was not answered is missing (NaN).
    """
    shares = {
        name: {
            item.id: judgement.points / judgement.out_of
            for item in items
            for judgement in [item.judge(answer_to(item, responses))]
            if judgement.parts and judgement.out_of
        }
        for name, responses in learners.items()
    }
    columns = [item.id for item in items if item.judge(None).out_of]
    return pd.DataFrame.from_dict(shares, orient="index", columns=columns).astype(float)


def choice_table(items: Sequence[Item], learners: Mapping[str, Responses]) -> pd.DataFrame:
    """Return every answer that was given to every part of every question.

    Columns: ``question`` (its id), ``part`` (what was placed or matched; empty for a question
    of one part), ``choice`` and ``verdict``; ``learners`` who gave it, ``share`` of those who
    answered the part; ``strong`` and ``weak``, the shares of those who answered the part
    among the third of learners who did best over all, and among the third who did worst.
    The commonest answers to a part come first.
    """
    strong, weak = thirds(share_table(items, learners))
    given = [
        {"learner": name, "question": item.id, "part": part, "choice": choice, "verdict": verdict}
        for name, responses in learners.items()
        for item in items
        for part, choice, verdict in choices(item, answer_to(item, responses))
    ]
    if not given:
        return pd.DataFrame(columns=list(COLUMNS))
    table = pd.DataFrame(given)
    keys = ["question", "part"]
    each = table.groupby([*keys, "choice", "verdict"], sort=False)["learner"]
    counted = each.nunique().rename("learners").reset_index()
    asked = table.groupby(keys)["learner"].nunique().rename("asked").reset_index()
    counted = counted.merge(asked, on=keys)
    counted["share"] = counted["learners"] / counted["asked"]
    for column, group in (("strong", strong), ("weak", weak)):
        own = table[table["learner"].isin(group)]
        chosen = own.groupby([*keys, "choice"])["learner"].nunique().rename("chosen")
        answered = own.groupby(keys)["learner"].nunique().rename("answered")
        found = counted.merge(chosen.reset_index(), on=[*keys, "choice"], how="left")
        found = found.merge(answered.reset_index(), on=keys, how="left")
        counted[column] = (found["chosen"].fillna(0) / found["answered"]).to_numpy()
    place = {item.id: number for number, item in enumerate(items)}
    counted["place"] = counted["question"].map(place)
    ordered = counted.sort_values(
        ["place", "part", "learners", "choice"], ascending=[True, True, False, True]
    )
    return ordered[list(COLUMNS)].reset_index(drop=True)


def thirds(shares: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Return the learners who did best and worst over all, a third of them each."""
    totals = shares.mean(axis=1).dropna().sort_values(kind="stable")
    size = len(totals) // 3
    names = [str(name) for name in totals.index]
    return names[len(names) - size :] if size else [], names[:size]


def choices(item: Item, answer: Any) -> Iterator[tuple[str, str, Verdict]]:
    """Yield the part, the choice and its verdict for each part of an answer, in words."""
    words = _words(item.without_answers())
    for part in item.judge(answer).parts:
        name, _, more = part.id.partition(":")
        if isinstance(answer, str):
            yield "", words.get(part.id, part.id), part.verdict
        elif isinstance(answer, list) and more:
            asked = f"{words.get(name, name)} before {words.get(more, more)}"
            yield asked, "yes" if part.verdict in GOOD else "the other way round", part.verdict
        elif isinstance(answer, list):
            yield words.get(name, name), "ticked" if name in answer else "left", part.verdict
        elif isinstance(answer, Mapping):
            chosen = answer.get(name)
            if isinstance(chosen, Mapping):
                label = f"{words.get(name, name)}, {more}"
                yield label, str(chosen.get(more)), part.verdict
            else:
                yield words.get(name, name), _named(chosen, words), part.verdict


def tempting(table: pd.DataFrame) -> pd.DataFrame:
    """Return the answers that are not good and that many gave, the commonest first.

    Takes what ``choice_table`` returns. An answer counts if a fifth of those asked gave it.
    """
    wrong = table[~table["verdict"].isin(list(GOOD)) & (table["share"] >= 0.2)]
    return wrong.sort_values("share", ascending=False, kind="stable").reset_index(drop=True)


def idle(items: Iterable[Item], table: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the options, as question and text, that nobody chose: they tempt no one."""
    chosen = set(zip(table["question"], table["choice"], strict=True))
    return [
        (item.id, option.text)
        for item in items
        if item.kind == "single_choice" and (table["question"] == item.id).any()
        for option in getattr(item, "options", ())
        if (item.id, option.text) not in chosen
    ]


def _named(chosen: Any, words: Mapping[str, str]) -> str:
    several = sorted(map(str, chosen)) if isinstance(chosen, list) else [str(chosen)]
    return ", ".join(words.get(one, one) for one in several)


def _words(asked: Any) -> dict[str, str]:
    """Return the text of everything in a question that has an id and a text."""
    found: dict[str, str] = {}
    if isinstance(asked, Mapping):
        said = asked.get("text") or asked.get("label")
        if isinstance(asked.get("id"), str) and isinstance(said, str):
            found[asked["id"]] = said
        for inner in asked.values():
            found |= _words(inner)
    elif isinstance(asked, list | tuple):
        for inner in asked:
            found |= _words(inner)
    return found
