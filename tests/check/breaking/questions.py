"""Changes that break the rules of ``check/rules/questions.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import NEW_QUIZ, Broken, Kept


def a_quiz(
    *,
    best: str = "A partnership.",
    rest: str = "No partnership",
    prompt: str = "What is this?",
    reason: str = "It meets all four tests of the definition.",
    place: int | None = None,
    seed: int = 1,
) -> str:
    """Return a quiz of six questions with one choice.

    ``place`` is where the best option stands among three as they are shown.
    """
    from partnership.activities.quiz.item import in_stored_order

    text = f"id: new\ntitle: New\nintro: Six.\npage: what-partnership-means\nseed: {seed}\nitems:\n"
    for number in range(6):
        ids = ("one", "two", "three")
        # Which option comes to stand at ``place`` depends on the seed and on the question.
        shown = in_stored_order(ids, seed, f"q{number}")
        right = shown[number % 3 if place is None else place]
        text += (
            f"  - id: q{number}\n    kind: single_choice\n    prompt: {prompt}\n"
            "    section: what-it-is-for\n    source: audit2005\n    options:\n"
        )
        for name in ids:
            verdict, words = ("right", best) if name == right else ("wrong", f"{rest} {name}.")
            text += (
                f"      - id: {name}\n        text: {words}\n        verdict: {verdict}\n"
                f"        reason: {reason}\n"
            )
    return text


BROKEN: Broken = {
    "every-answer-has-a-reason": [
        (NEW_QUIZ, None, a_quiz(reason="Correct!"), "'Correct!' is not a reason"),
    ],
    "longest-option-is-not-the-answer": [
        (NEW_QUIZ, None, a_quiz(best="A partnership with more words"), "best in 6 of 6 questions"),
    ],
    "answer-is-not-much-longer": [
        (
            NEW_QUIZ,
            None,
            a_quiz(best="A partnership. " * 3),
            "the best option has 44 letters and the",
        ),
    ],
    "position-does-not-give-the-answer": [
        (
            NEW_QUIZ,
            None,
            a_quiz(place=2),
            "option 3 is the best in 6 of 6 questions - choose another",
        ),
    ],
    "no-option-stands-for-the-others": [
        (NEW_QUIZ, None, a_quiz(best="All of the above."), "'All of the above.' stands for other"),
        (NEW_QUIZ, None, a_quiz(best="None of these."), "'None of these.' stands for other"),
    ],
    "question-asks-for-what-is-so": [
        (NEW_QUIZ, None, a_quiz(prompt="Which is NOT one?"), "asks for what is not so ('NOT')"),
        (NEW_QUIZ, None, a_quiz(prompt="Which is not true?"), "asks for what is not so ('Which is"),
    ],
}
KEPT: Kept = {
    "question-asks-for-what-is-so": [
        (NEW_QUIZ, None, a_quiz(prompt="They do not talk. Which word fits?")),
    ],
    "no-option-stands-for-the-others": [
        (NEW_QUIZ, None, a_quiz(best="Both of them want the child to talk.")),
    ],
    "position-does-not-give-the-answer": [(NEW_QUIZ, None, a_quiz())],
    "longest-option-is-not-the-answer": [(NEW_QUIZ, None, a_quiz())],
    "answer-is-not-much-longer": [(NEW_QUIZ, None, a_quiz())],
    "every-answer-has-a-reason": [(NEW_QUIZ, None, a_quiz())],
}
