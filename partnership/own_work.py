"""Commands for people's own files. Each imports what it needs only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from partnership.errors import CourseError

PassphraseFile = Annotated[
    Path | None,
    typer.Option(help="A file with the passphrase in its first line. Otherwise it is asked for."),
]


def portfolio(
    file: Annotated[Path, typer.Argument(help="The file that the journal saved.")],
    to: Annotated[
        Path | None,
        typer.Option(help="A new .docx or .md, or .json for a copy. Default: portfolio.docx."),
    ] = None,
    by: Annotated[
        Literal["chapter", "date", "standard"], typer.Option(help="The order of the pieces.")
    ] = "chapter",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Write it though something might identify someone.")
    ] = False,
    certificate: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Write a self-declared certificate in this name."),
    ] = None,
    hours: Annotated[
        float | None, typer.Option(help="For the certificate: hours spent, as you reckon them.")
    ] = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="With a .json: lock the copy with a new passphrase.")
    ] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write a saved journal as a Word document, a certificate or a locked copy."""
    from partnership.portfolio import take_away

    def passphrase() -> str:
        return _passphrase(passphrase_file, "The file's passphrase")

    if certificate is not None:
        if hours is None:
            raise CourseError("a certificate states hours", "add --hours with a number")
        target = to or Path("certificate.docx")
        print(take_away.write_certificate(file, certificate, hours, target, passphrase=passphrase))
    elif to and to.suffix == ".json":
        new = (lambda: _new_passphrase(passphrase_file)) if lock else None
        print(take_away.write_copy(file, to, passphrase=passphrase, lock_with=new))
    else:
        if lock:
            raise CourseError("only a .json can be locked", "name one with --to, such as copy.json")
        target = to or Path("portfolio.docx")
        print(take_away.write_portfolio(file, target, by=by, anyway=anyway, passphrase=passphrase))


def health_check(
    files: Annotated[
        list[Path], typer.Argument(help="Answers: .xlsx or .csv of a form, or .json of the page.")
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            help="A new .docx (two pages; the default is report.docx, or invitation.docx with "
            "--address), .csv (a table) or .json (for the page)."
        ),
    ] = None,
    name: Annotated[str, typer.Option(help="What the partnership is called.")] = "",
    before: Annotated[
        list[Path] | None, typer.Option(help="Answers of the time before; may be repeated.")
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Leave out cells that are no rating, and say so.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Write it though something might identify someone.")
    ] = False,
    address: Annotated[
        str | None,
        typer.Option(help="The page's own, https://...: write an invitation's form with its code."),
    ] = None,
) -> None:
    """Write a report for the board from the answers to a partnership health check."""
    if address is not None:
        if len(files) > 1 or name or before or leave_out or anyway:
            what = "--address writes one invitation, as it is"
            raise CourseError(what, "name one file, and no other option than --to")
        _invite(files[0], address, to or Path("invitation.docx"))
        return
    from partnership.analysis.health.check import write_report

    to = to or Path("report.docx")
    answers = write_report(
        files, to, name=name, before=before or (), leave_out=leave_out, anyway=anyway
    )
    for note in answers.notes:
        typer.echo(note, err=True)
    print(to)


def _invite(file: Path, address: str, to: Path) -> None:
    from partnership.analysis.health.invitation import write_invitation

    if why := write_invitation(file, address, to):
        typer.echo(why, err=True)
    print(to)


def _new_passphrase(file: Path | None) -> str:
    if file:
        return _passphrase(file, "")
    answer: str = typer.prompt(
        "A new passphrase", hide_input=True, confirmation_prompt="The same again", err=True
    )
    return answer


def _passphrase(file: Path | None, ask: str) -> str:
    if file is None:
        answer: str = typer.prompt(ask, hide_input=True, err=True)
        return answer
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError):
        what = "the passphrase cannot be read from this file"
        raise CourseError(what, "name a text file", str(file)) from None
