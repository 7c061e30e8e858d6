"""Who has which answer open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.database import open_database
from autograder.desk.presence import AWAY, META, arrive

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_those_at_one_answer_hear_of_each_other_until_they_leave(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'book.db'}")
    META.create_all(engine)

    def come(who: str, script: str, seconds: float = 0) -> list[str]:
        return arrive(engine, who, "words", "cell", script, NOW + timedelta(seconds=seconds))

    assert come("ann", "AAAA") == []
    assert come("bob", "AAAA", 1) == ["ann"]
    assert come("cat", "BBBB", 2) == []
    assert come("ann", "BBBB", 3) == ["cat"]
    assert come("bob", "AAAA", 4) == []
    assert come("dan", "AAAA", AWAY.total_seconds() + 5) == []
    engine.dispose()
