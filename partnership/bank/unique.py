"""Two things of one name in a record: refused, and said which."""

from __future__ import annotations

from collections.abc import Iterable


class SameIdError(ValueError):
    """Two things have one ``id``. It says which, so that the second's line can be found."""

    def __init__(self, what: str, name: str) -> None:
        self.name = name
        super().__init__(f"two {what}s have the id '{name}' - give each an id of its own")


def require_unique(ids: Iterable[str], what: str) -> None:
    """Refuse two things of one name; ``what`` is what one of them is called.

    Raises:
        SameIdError: an id is used twice.
    """
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise SameIdError(what, name)
        seen.add(name)
