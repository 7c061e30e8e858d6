"""Read a health check's files and write what they say: for a board, or for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from partnership.analysis.health.answers import Answers, read_answers
from partnership.analysis.health.compare import compare_statements
from partnership.analysis.health.report import report_blocks
from partnership.errors import CourseError
from partnership.word import word_bytes, write_new

REPORT_SIZE = 10
"""Points of the letters in the report, which is to stay within two pages."""


def health_check(*files: str | Path, leave_out: bool = False) -> Answers:
    """Return the answers in Excel and CSV files of a health check, as one table.

    Raises:
        CourseError: a file cannot be read, or cells are no ratings; it names every cell.
    """
    return read_answers(files, leave_out=leave_out)


def write_report(
    files: Iterable[str | Path],
    to: Path,
    *,
    name: str = "",
    before: Iterable[str | Path] = (),
    leave_out: bool = False,
) -> Answers:
    """Write a report (``.docx``) or a table of the statements (``.csv``) to a new file.

    Raises:
        CourseError: as ``health_check``; or the new file is there already or ends otherwise.
    """
    if to.suffix not in (".docx", ".csv"):
        what = f"a report cannot be written as '{to.suffix or to.name}'"
        raise CourseError(what, "name a file that ends in .docx or .csv", str(to))
    answers = read_answers(files, leave_out=leave_out)
    earlier = read_answers(before, leave_out=leave_out) if before else None
    if to.suffix == ".csv":
        write_new(to, table_csv(answers).encode("utf-8-sig"))
        return answers
    today = datetime.now(UTC).astimezone().date()
    blocks = report_blocks(answers, name=name, day=today, before=earlier)
    write_new(to, word_bytes(blocks, blocks[0][1], size=REPORT_SIZE))
    return answers


def table_csv(answers: Answers) -> str:
    """Return every statement with its numbers as CSV that no spreadsheet takes for formulas."""
    table = compare_statements(answers).reset_index()
    for role in ("chair", "lead", "member", "other"):
        table[role] = [" ".join(map(str, ratings)) for ratings in table[role]]
    table["statement"] = [f"'{one}" if one[:1] in "=+-@" else one for one in table["statement"]]
    text: str = table.to_csv(index=False, lineterminator="\r\n")
    return text
