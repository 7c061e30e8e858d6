"""Quizzes made for tests: small, and never part of the course."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from partnership.activities.quiz.model import Quiz

CHOICE: dict[str, Any] = {
    "id": "colour",
    "kind": "single_choice",
    "prompt": "Which colour is the sky by day?",
    "section": "sky",
    "source": "frost2005",
    "options": [
        {"id": "blue", "text": "Blue", "verdict": "sound", "reason": "Look up."},
        {"id": "grey", "text": "Grey", "verdict": "defensible", "reason": "It is often so."},
        {"id": "green", "text": "Green", "verdict": "weak", "reason": "That is grass."},
    ],
}
SORT: dict[str, Any] = {
    "id": "where",
    "kind": "sort_groups",
    "prompt": "Where does each live?",
    "section": "sky",
    "source": "frost2005",
    "groups": [{"id": "air", "label": "In the air"}, {"id": "sea", "label": "In the sea"}],
    "cards": [
        {"id": "gull", "text": "A gull", "group": "air", "reason": "It flies.",
         "defensible": {"sea": "It feeds there."}},
        {"id": "cod", "text": "A cod", "group": "sea", "reason": "It swims."},
    ],
}  # fmt: skip
QUIZ: dict[str, Any] = {
    "id": "nature",
    "title": "Nature",
    "intro": "Two questions.",
    "page": "sky",
    "seed": 7,
    "items": [CHOICE, SORT],
}


def quiz(**changes: Any) -> Quiz:
    """Return the small quiz, with some of its fields changed."""
    return Quiz.model_validate({**QUIZ, **changes})


slugs = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
# What JavaScript objects have of their own must not be taken for an answer.
tricky = st.sampled_from(["constructor", "length", "0", "1"])
names = st.one_of(slugs, tricky)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


@st.composite
def choices(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a question with one choice."""
    ids = draw(st.lists(names, min_size=2, max_size=6, unique=True))
    good, bad = draw(st.sampled_from([(["right"], ["wrong"]), (["sound"], ["defensible", "weak"])]))
    verdicts = [good[0], draw(st.sampled_from(bad))]
    verdicts += [draw(st.sampled_from(good + bad)) for _ in ids[2:]]
    return {
        **CHOICE,
        "id": draw(names),
        "prompt": draw(texts),
        "options": [
            {"id": name, "text": draw(texts), "verdict": verdict, "reason": draw(texts)}
            for name, verdict in zip(ids, draw(st.permutations(verdicts)), strict=True)
        ],
    }


@st.composite
def sorts(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a question in which cards are sorted."""
    groups = draw(st.lists(names, min_size=2, max_size=6, unique=True))
    cards = []
    for place, name in enumerate(draw(st.lists(names, min_size=2, max_size=8, unique=True))):
        own, *others = draw(st.permutations(groups))
        arguable = others[: draw(st.integers(0, len(others) - (place == 0)))]
        cards.append(
            {
                "id": name,
                "text": draw(texts),
                "group": own,
                "reason": draw(texts),
                "defensible": {group: draw(texts) for group in arguable},
            }
        )
    return {
        **SORT,
        "id": draw(names),
        "prompt": draw(texts),
        "groups": [{"id": group, "label": draw(texts)} for group in groups],
        "cards": cards,
    }


nonsense = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 5), texts, names),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(texts, names), inner, max_size=4)
    ),
    max_leaves=6,
)


@st.composite
def answers(draw: st.DrawFn, item: dict[str, Any]) -> Any:
    """Draw an answer to a question: mostly one that could be given, sometimes nonsense."""
    if draw(st.integers(0, 9)) == 0:
        return draw(nonsense)
    if item["kind"] == "single_choice":
        return draw(st.sampled_from([option["id"] for option in item["options"]]))
    groups = st.sampled_from([group["id"] for group in item["groups"]])
    cards = st.sampled_from([card["id"] for card in item["cards"]])
    places = st.dictionaries(cards, st.one_of(groups, groups, nonsense), max_size=8)
    # A list has places too, in JavaScript, and they are called "0", "1", ...
    return draw(st.one_of(places, places, places, st.lists(groups, max_size=3)))
