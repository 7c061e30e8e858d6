"""The parts of a question on paper and in browsers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup


def bullets(rows: Iterable[str]) -> Markup:
    """Return a list. A row that is not markup is escaped."""
    return Markup("<ul>{}</ul>").format(
        Markup().join(Markup("<li>{}</li>").format(r) for r in rows)
    )


def named(name: str, rows: Iterable[str]) -> Markup:
    """Return a list under a line that says what it lists."""
    return Markup("<p>{}:</p>{}").format(name, bullets(rows))


def answered(text: str, answer: str, *reasons: str) -> Markup:
    """Return a row of the answers: what was asked, what we say, and why."""
    why = Markup(" ").join(reasons)
    return Markup("<strong>{}: {}.</strong> {}").format(text.rstrip("."), answer.rstrip("."), why)


def some_would_say(answer: str, argument: str) -> Markup:
    """Return the argument for another answer."""
    return Markup("<em>Some would say {}:</em> {}").format(answer, argument)


def folded(summary: str, rows: Iterable[str]) -> Markup:
    """Return a list that is shown when the reader opens it."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, bullets(rows))


def in_words(names: Sequence[str]) -> str:
    """Return names as they stand in a sentence: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
