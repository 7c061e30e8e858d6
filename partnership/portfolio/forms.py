"""Write a form that a tool's page saved, such as an agreement, as a Word document.

The words are those of ``report.js`` in the form's view; a test compares the two. What changed since
a version that was kept can be added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from partnership.activities.catalogue import find_activity
from partnership.activities.days import in_words
from partnership.activities.form.changes import Change, changes, read
from partnership.activities.form.model import Filled, FormField, FormTool, Option, Section, Version
from partnership.activities.reflect.looking import look_through, refuse_identifying
from partnership.activities.tools.file import read_tool_file
from partnership.activities.tools.model import COURSE
from partnership.bank.references import cited
from partnership.errors import CourseError
from partnership.word import Block, word_bytes, write_new

AGREEMENT = "pre-partnership-agreement"
Answers = Mapping[str, str]
"""What was written, or the id of what was chosen, by field."""

SIGNING = ("For", "Name and signature", "Day")


def write_form(
    file: str | Path,
    to: str | Path = "agreement.docx",
    *,
    tool: str = AGREEMENT,
    since: str | None = None,
    anyway: bool = False,
) -> Path:
    """Write a saved form to a new Word document, and return its path.

    Args:
        file: what the tool's page saved as *a file to bring back*.
        to: the document, ending in ``.docx``.
        tool: the id of the form.
        since: the name of a version that is kept in the file; the document then says what changed.
        anyway: write it although something in it might identify someone.

    Raises:
        CourseError: the file cannot be read or is from another tool, it has no such version,
            what was written might identify someone and ``anyway`` is not set, or the document
            is there already or has another ending.
    """
    target = Path(to)
    if target.suffix != ".docx":
        raise CourseError(f"'{target.name}' is no Word document", "end it in .docx", str(target))
    form = find_activity(tool)
    if not isinstance(form, FormTool):
        raise CourseError(f"'{tool}' is not a form", f"name one, such as '{AGREEMENT}'")
    work = read_tool_file(Path(file), form)
    assert isinstance(work, Filled)  # noqa: S101 - it was read by this tool's own model
    before = None if since is None else _version(work, since)
    if not anyway:
        _refuse_identifying(form, work.answers, before)
    blocks = [*form_document(form, work.answers, datetime.now(UTC).date(), before)]
    write_new(target, word_bytes(blocks, form.document))
    return target


def form_document(
    tool: FormTool, answers: Answers, now: date, since: Version | None = None
) -> Iterator[Block]:
    """Yield the document that comes of some answers, with what changed since a version."""
    yield "h1", tool.document
    yield "small", f"{COURSE}, {in_words(now.isoformat())}."
    for section in tool.sections:
        yield from _section(tool, section, answers)
    chosen = [(part, one) for part, field in _all(tool) if (one := _chosen(tool, field, answers))]
    yield from _listed("Before this is used: ask", [one.ask for _, one in chosen if one.ask])
    still = [_under(part.title, one.label.lower()) for part, one in chosen if one.open]
    yield from _listed("Still open", still)
    missing = [
        _under(part.title, field.label)
        for part, field in _all(tool)
        if field.needed and not read(tool, field, answers.get(field.id, ""))
    ]
    yield from _listed("Not written yet", missing)
    if tool.signatures:
        members = [line.strip() for line in answers.get("members", "").splitlines()]
        yield "h2", "Agreed by"
        rows = [(line, "", "") for line in members if line] or [("", "", "")]
        yield "table", [SIGNING, *rows]
    if tool.ask:
        yield from (("h2", "Whom to ask"), ("p", tool.ask))
    notes = [f"{one.text} Source: {cited(one.source)}." for one in tool.notes]
    yield from _listed("What it rests on", notes)
    if tool.checked:
        what = f"What is said here of law and guidance is about {tool.nation}, and was checked on"
        yield "small", f"{what} {in_words(tool.checked.isoformat())}."
    if tool.closing:
        yield "p", tool.closing
    if since:
        yield from _changed(since.name, changes(tool, since.answers, answers))
    yield "small", f"After: {'; '.join(cited(key) for key in tool.after)}."


def _section(tool: FormTool, section: Section, answers: Answers) -> Iterator[Block]:
    written = [(one, read(tool, one, answers.get(one.id, ""))) for one in section.fields]
    if any(text for _, text in written):
        yield "h2", section.title
    for field, text in written:
        option = _chosen(tool, field, answers)
        if not text:
            continue
        if option and not option.says:
            yield "p", f"{field.label} {option.label}."
            continue
        yield "h3", field.label
        lines = [line for line in text.splitlines() if line.strip()]
        for line in lines:
            yield "li" if len(lines) > 1 else "p", line
        if option and option.sources:
            yield "small", f"{option.says} Source: {'; '.join(map(cited, option.sources))}."


def _changed(since: str, found: Sequence[Change]) -> Iterator[Block]:
    yield "h2", f"What changed since “{since}”"
    if not found:
        yield "p", "Nothing changed."
    for one in found:
        stop = "" if one.label.endswith("?") else "."
        yield "p", f"{one.section}: {one.label}{stop} {one.said}"
        yield from (("li", f"Taken out: {text}") for text in one.gone)
        yield from (("li", f"Put in: {text}") for text in one.added)


def _refuse_identifying(tool: FormTool, answers: Answers, since: Version | None) -> None:
    """Look through what goes into the document, as the page does before it saves one."""
    texts = [*_written(tool, answers, "")]
    if since:
        texts += [(f"{since.name}: name", since.name), *_written(tool, since.answers, since.name)]
    refuse_identifying(
        look_through(texts, organisations=True, expects=tool.expects),
        "change them in the tool's page and save the file again,"
        " or say that it is fine with anyway=True",
    )


def _written(tool: FormTool, answers: Answers, version: str) -> Iterator[tuple[str, str]]:
    for section, field in _all(tool):
        if field.kind != "choice" and field.id in answers:
            place = (version, section.title, field.label)
            yield ": ".join(filter(None, place)), answers[field.id]


def _version(work: Filled, name: str) -> Version:
    for version in reversed(work.versions):
        if version.name == name:
            return version
    names = ", ".join(f"'{one.name}'" for one in work.versions)
    raise CourseError(f"the file has no version '{name}'", f"use {names}" if names else "keep one")


def _all(tool: FormTool) -> list[tuple[Section, FormField]]:
    return [(section, field) for section in tool.sections for field in section.fields]


def _chosen(tool: FormTool, field: FormField, answers: Answers) -> Option | None:
    given = answers.get(field.id)
    return next((one for one in tool.options_of(field) if one.id == given), None)


def _under(title: str, text: str) -> str:
    """Return what stands in a section, after the section's title."""
    return f"{title} {text}" if title.endswith("?") else f"{title}: {text}"


def _listed(heading: str, texts: Sequence[str]) -> Iterator[Block]:
    if texts:
        yield "h2", heading
        yield from (("li", text) for text in texts)
