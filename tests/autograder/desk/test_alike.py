"""Like answers are found, shared passages are shown, and common words are not."""

from __future__ import annotations

from autograder.desk.alike import by_words
from autograder.desk.copied import Copied

SEAGULL = (
    "The health visitor and I wrote the plan together on the floor of the baby room, while the"
    " twins slept and the kettle boiled."
)
TOLD = "Nobody had asked the family what they wanted, and so the plan stayed in its folder."
OWN = (
    "Rotas decide more than values do: our meetings fell on the day that our baker delivers.",
    "I used to think that trust comes first. Now I think it is what is left after the work.",
    "A contract names who pays. It does not name who telephones when the bus does not come.",
    "Our duty was to share what mattered; what mattered was never written down anywhere.",
    "Four services shared a corridor and a printer, and the printer is what they talked of.",
)


def answers(**more: str) -> dict[str, str]:
    return {f"A{number}": text for number, text in enumerate(OWN)} | more


def test_a_passage_in_two_answers_is_shown_as_it_was_written() -> None:
    compared = Copied(answers(X=f"I begin. {SEAGULL} {OWN[0]}", Y=f"{TOLD} {SEAGULL.upper()}"))
    assert compared.passages("X")["Y"] == [SEAGULL.rstrip(".")]
    assert compared.passages("Y")["X"] == [SEAGULL.rstrip(".").upper()]
    assert compared.passages("A1") == {}


def test_two_passages_are_two() -> None:
    between = " and then for a very long while nothing was said or done at all "
    compared = Copied(answers(X=SEAGULL + between + TOLD, Y=f"{TOLD} Well. {SEAGULL}"))
    assert compared.passages("X")["Y"] == [SEAGULL.rstrip("."), TOLD.rstrip(".")]


def test_nine_words_in_a_row_are_chance_and_ten_are_not() -> None:
    ten = "one two three four five six seven eight nine ten"
    nine = ten.removesuffix(" ten")
    assert Copied(answers(X=f"{nine} apples", Y=f"{nine} pears")).passages("X") == {}
    assert Copied(answers(X=f"{ten} apples", Y=f"{ten} pears")).passages("X") == {"Y": [ten]}


def test_what_everybody_was_given_or_quotes_is_nobodys() -> None:
    everybody = {f"Q{number}": f"{TOLD} My view {number}." for number in range(8)}
    assert Copied(answers(**everybody)).passages("Q1") == {}
    assert Copied(answers(X=SEAGULL, Y=SEAGULL), question=SEAGULL).passages("X") == {}


def test_like_answers_come_first_and_fall_into_one_group() -> None:
    texts = answers(X=f"{SEAGULL} It was cold.", Y=f"{SEAGULL} It was warm.")
    compared = by_words(texts)
    other, likeness = compared.near("X")[0]
    assert other == "Y"
    assert 0.5 < likeness <= 1
    groups = compared.groups
    assert groups["X"] == groups["Y"]
    assert len(set(groups.values())) == len(texts) - 1


def test_nothing_strange_is_needed() -> None:
    assert by_words({}).groups == {}
    assert by_words({"X": "", "Y": "   "}).near("X") == []
    assert by_words({"X": "One answer alone.", "Y": ""}).groups == {"X": 0}
    assert Copied({"X": "One answer alone."}).passages("NOBODY") == {}
    only_signs = by_words({"X": "!!! ???", "Y": "... ---"})
    assert only_signs.near("X") == []
