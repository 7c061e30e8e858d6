"""What becomes of a batch is told, also when it is stopped half-way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer

from autograder.steps import Outcome
from autograder.telling import tell


def outcomes(*statuses: str, stop: bool = False) -> Iterator[Outcome]:
    for number, status in enumerate(statuses):
        yield Outcome(f"student-{number}", status)  # type: ignore[arg-type]
    if stop:
        raise KeyboardInterrupt


def code_of(told: Iterator[Outcome], total: int) -> int:
    with pytest.raises(typer.Exit) as ended:
        tell(told, "marked", total=total)
    return ended.value.exit_code


def test_what_is_done_is_counted_when_somebody_stops_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert code_of(outcomes("done", "failed", "done", stop=True), total=9) == 130
    said = " ".join(capsys.readouterr().out.split())
    assert "2 marked, 1 failed Stopped. What is counted here is kept" in said
    assert "run the same again for the rest" in said


def test_stopped_at_once_it_does_not_say_that_nobody_handed_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert code_of(outcomes(stop=True), total=9) == 130
    said = capsys.readouterr().out
    assert "None so far." in said
    assert "No submissions." not in said


def test_one_that_failed_is_told_by_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(outcomes("done", "failed"), total=2) == 1
    tell(outcomes("done"), "marked")
    assert "student-0: marked" in capsys.readouterr().out
