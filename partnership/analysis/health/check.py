"""Read a health check's files and write what they say: for a board, or for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from partnership.activities.reflect.looking import look_through, refuse_identifying
from partnership.analysis.health.answers import Answers, read_answers
from partnership.analysis.health.compare import compare_statements
from partnership.analysis.health.from_tool import health_tool, rounds_in, tool_text
from partnership.analysis.health.report import report_blocks
from partnership.analysis.health.together import together
from partnership.errors import CourseError
from partnership.word import word_bytes, write_new

REPORT_SIZE = 10
"""Points of the letters in the report, which is to stay within two pages."""


def health_check(*files: str | Path, leave_out: bool = False) -> Answers:
    """Return the answers of a health check as one table.

    Files are Excel or CSV, also as Microsoft Forms and Google Forms write them, or what the
    health check's page saved (``.json``); of the latter, the latest round counts.

    Raises:
        CourseError: a file cannot be read, or cells are no ratings; it names every cell.
    """
    return _answers(map(Path, files), leave_out)


def write_report(
    files: Sequence[Path],
    to: Path,
    *,
    name: str = "",
    before: Sequence[Path] = (),
    leave_out: bool = False,
    anyway: bool = False,
) -> Answers:
    """Write answers to a new file, and return them.

    ``.docx`` is a report, ``.csv`` a table of the statements, and ``.json`` a file that the
    health check's page brings in. ``before`` are the files of an earlier time; without them, the
    round before the latest counts, if one ``.json`` holds both. A report is looked through first,
    as the page does it; ``anyway`` writes it although something might identify someone.

    Raises:
        CourseError: as ``health_check``; or the new file is there already or ends otherwise; or
            an example in a report might identify someone.
    """
    if to.suffix not in (".docx", ".csv", ".json"):
        what = f"answers cannot be written as '{to.suffix or to.name}'"
        raise CourseError(what, "name a file that ends in .docx, .csv or .json", str(to))
    answers = _answers(files, leave_out)
    today = datetime.now(UTC).astimezone().date()
    if to.suffix == ".csv":
        data = table_csv(answers).encode("utf-8-sig")
    elif to.suffix == ".json":
        data = tool_text(answers, name=name, day=today.isoformat()).encode()
    else:
        if not anyway:
            _refuse_identifying(answers, name)
        earlier = _answers(before, leave_out) if before else _round_before(files)
        blocks = report_blocks(answers, name=name, day=today, before=earlier)
        data = word_bytes(blocks, blocks[0][1], size=REPORT_SIZE)
    write_new(to, data)
    return answers


def _answers(files: Iterable[Path], leave_out: bool) -> Answers:
    paths = list(files)
    saved = [rounds_in(path)[-1] for path in paths if path.suffix == ".json"]
    sheets = [path for path in paths if path.suffix != ".json"]
    return together([*saved, *([read_answers(sheets, leave_out=leave_out)] if sheets else [])])


def _refuse_identifying(answers: Answers, name: str) -> None:
    """Look through what people wrote, which a report quotes. A table and a page's file do not."""
    written = answers.table[["cell", "who", "example"]].itertuples(index=False)
    texts = [(cell, text) for cell, *both in written for text in dict.fromkeys(both) if text]
    refuse_identifying(
        look_through(
            [("the name", name), *dict.fromkeys(texts)],
            organisations=True,
            expects=health_tool().expects,
        ),
        "change them there, or say that it is fine with --anyway",
    )


def _round_before(files: Sequence[Path]) -> Answers | None:
    rounds = rounds_in(files[0]) if [one.suffix for one in files] == [".json"] else []
    return rounds[-2] if len(rounds) > 1 else None


def table_csv(answers: Answers) -> str:
    """Return every statement with its numbers as CSV that no spreadsheet takes for formulas."""
    table = compare_statements(answers).reset_index()
    for role in ("chair", "lead", "member", "other"):
        table[role] = [" ".join(map(str, ratings)) for ratings in table[role]]
    table["statement"] = [f"'{one}" if one[:1] in "=+-@" else one for one in table["statement"]]
    text: str = table.to_csv(index=False, lineterminator="\r\n")
    return text
