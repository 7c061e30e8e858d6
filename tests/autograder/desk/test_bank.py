"""The comment bank follows from what a marker has written."""

from __future__ import annotations

from autograder.desk.bank import learned, sentences


def test_a_comment_is_kept_by_sentences_and_counted() -> None:
    bank = learned(
        {
            "AAAA": {"depth": "Say who was there. What did it change for you?", "": ""},
            "BBBB": {
                "depth": "What did it change for you?\nSay who was there.",
                "": "A clear account.",
            },
            "CCCC": {"depth": "What did it change for you? What did it change for you?"},
        }
    )
    assert bank == {
        "depth": [
            {"text": "What did it change for you?", "uses": 3},
            {"text": "Say who was there.", "uses": 2},
        ],
        "": [{"text": "A clear account.", "uses": 1}],
    }


def test_short_words_are_not_worth_keeping() -> None:
    assert sentences("Good. Yes! Say who was there? OK") == ["Say who was there?"]
