"""Take a journal away as a document, a certificate or a locked copy."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from partnership.activities.catalogue import find_activity
from partnership.activities.reflect.looking import look_through, refuse_identifying
from partnership.errors import CourseError
from partnership.portfolio.contents import Contents, contents_of
from partnership.portfolio.document import Order, as_markdown, certificate_of, document_of
from partnership.portfolio.journal import read_journal, read_journal_bytes
from partnership.portfolio.locked import lock
from partnership.portfolio.notes import notes_of
from partnership.word import word_bytes, write_new


def write_portfolio(
    file: str | Path,
    to: str | Path = "portfolio.docx",
    *,
    by: Order = "chapter",
    anyway: bool = False,
    passphrase: str | Callable[[], str] | None = None,
) -> Path:
    """Write what is in a saved journal to a new file, ``.docx`` (Word) or ``.md``; return it.

    ``by`` is *chapter*, *date* or *standard*. ``passphrase`` opens a locked journal.

    Raises:
        CourseError: the journal cannot be read, the new file is there already or has another
            ending, or what was written might identify someone and ``anyway`` is not set.
    """
    target = Path(to)
    if target.suffix not in (".docx", ".md"):
        what = f"a portfolio cannot be written as '{target.suffix or target.name}'"
        raise CourseError(what, "name a file that ends in .docx or .md", str(target))
    if by not in get_args(Order):
        raise CourseError(f"there is no order by {by}", f"take {', '.join(get_args(Order))}")
    journal = read_journal(Path(file), _asked(passphrase))
    contents = contents_of(journal)
    if not anyway:
        _refuse_identifying(contents)
    blocks = document_of(contents, notes_of(journal), by, datetime.now(UTC))
    is_word = target.suffix == ".docx"
    data = word_bytes(blocks, "My portfolio") if is_word else as_markdown(blocks).encode()
    write_new(target, data)
    return target


def write_certificate(
    file: str | Path,
    name: str,
    hours: float,
    to: str | Path = "certificate.docx",
    *,
    passphrase: str | Callable[[], str] | None = None,
) -> Path:
    """Write a self-declared certificate of what a saved journal shows; return its new file.

    Raises:
        CourseError: the journal cannot be read or has nothing done in it, the name is empty,
            the hours are none, or the new file cannot be written.
    """
    if not name.strip():
        raise CourseError("a certificate needs a name", "give the name that is to stand on it")
    if not 0 < hours < 1000:
        raise CourseError(f"{hours:g} is no number of hours", "give one between 0 and 1000")
    contents = contents_of(read_journal(Path(file), _asked(passphrase)))
    if not any(piece.state == "done" for piece in contents.pieces):
        what = "there is nothing to put on a certificate yet"
        raise CourseError(what, "do an activity first", str(file))
    blocks = certificate_of(contents, name.strip(), hours, datetime.now(UTC))
    write_new(Path(to), word_bytes(blocks, blocks[0][1]))
    return Path(to)


def write_copy(
    file: str | Path,
    to: str | Path,
    *,
    passphrase: str | Callable[[], str] | None = None,
    lock_with: str | Callable[[], str] | None = None,
) -> Path:
    """Write a saved journal to a new file, opened, or locked anew with ``lock_with``; return it.

    Raises:
        CourseError: the journal cannot be read, the new passphrase is too short, or the new
            file cannot be written.
    """
    _, data = read_journal_bytes(Path(file), _asked(passphrase))
    new = _asked(lock_with)
    write_new(Path(to), lock(data, new()) if new else data)
    return Path(to)


def _asked(passphrase: str | Callable[[], str] | None) -> Callable[[], str] | None:
    return (lambda: passphrase) if isinstance(passphrase, str) else passphrase


def _refuse_identifying(contents: Contents) -> None:
    found: list[str] = []
    for piece in contents.pieces:
        found += look_through(((piece.title, said.text) for said in piece.said), fine=piece.fine)
        if piece.tool.texts:
            texts = [(f"{piece.title}: {place}", text) for place, text in piece.tool.texts]
            found += _found_in_tool(texts, piece.id, piece.fine)
    for said_once in contents.aside:
        one = [(said_once.title, said_once.text)]
        found += _found_in_tool(one, said_once.tool) if said_once.tool else look_through(one)
    refuse_identifying(
        found,
        "change them in the course and save the journal again,"
        " or say that it is fine with --anyway (in a notebook: anyway=True)",
    )


def _found_in_tool(
    texts: list[tuple[str, str]], tool: str, fine: Collection[str] = ()
) -> list[str]:
    """Look through texts of a tool. What belongs there is passed over, as in its page."""
    expects = getattr(find_activity(tool), "expects", ())
    return look_through(texts, organisations=True, expects=expects, fine=fine)
