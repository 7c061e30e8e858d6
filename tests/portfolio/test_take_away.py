"""A saved journal becomes a Word document, Markdown, a certificate or a locked copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

from partnership import write_certificate, write_portfolio
from partnership.activities.catalogue import find_activity
from partnership.activities.responses import response_to
from partnership.cli import commands
from partnership.errors import CourseError
from partnership.portfolio.journal import read_journal
from partnership.portfolio.locked import lock
from tests.journals import journal, response

PROMPT: Any = find_activity("my-own-definition")
PLACE = f"{PROMPT.page}:{PROMPT.id}"
PASSPHRASE = "four words that differ"


def kept(text: str) -> dict[str, Any]:
    return {PLACE: {PROMPT.id: response_to(PROMPT, text)}}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my-journal.json"
    notes = {f"depth.kember.{PROMPT.id}": response("critical", "note")}
    pages = [[PROMPT.page, "What it <means>"], "no page", [1, 2]]
    whole = {**kept("Mine, at last.\nTwo lines."), "my-journal:my-journal": notes}
    path.write_bytes(journal(whole, pages=pages))
    return path


def run(*words: object) -> str:
    """Run a command, and return what it printed; a failure is raised."""
    result = CliRunner().invoke(commands([]), [str(word) for word in words])
    if result.exception:
        raise result.exception
    return result.stdout


def test_a_word_document_has_real_headings_and_its_language(file: Path, tmp_path: Path) -> None:
    made = write_portfolio(file, tmp_path / "mine.docx")
    document: Any = Document(str(made))
    found = [(one.style.name, one.text) for one in document.paragraphs]
    assert found[0] == ("Heading 1", "My portfolio")
    assert ("Heading 2", "What it <means>") in found
    assert ("Heading 3", f"{PROMPT.title} (Done)") in found
    assert ("Quote", "Mine, at last.\nTwo lines.") in found
    judged = "My own judgement (Kember et al. 2008): critical reflection."
    assert ("List Bullet", judged) in found
    assert document.core_properties.title == "My portfolio"
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_work_stands_under_the_standards_of_a_list_that_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "j.json"
    name = "npq-early-years-leadership"
    shows = {f"shows.{PROMPT.id}": response([f"{name}.partnership"], "note")}
    for chosen in ([name], []):
        notes = {**shows, "lists": response(chosen, "note")}
        file.write_bytes(journal({**kept("Mine."), "my-journal:my-journal": notes}))
        made = write_portfolio(file, tmp_path / f"{len(chosen)}.md", by="standard")
        text = made.read_text(encoding="utf-8")
        heading = "## Working in partnership (NPQ in Early Years Leadership, 2021)"
        assert (heading in text) == bool(chosen)
        assert ("## Not yet put under a standard" in text) != bool(chosen)


def test_what_no_document_may_hold_is_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "j.json"
    file.write_bytes(journal(kept("bell\x07 half\ud800 <b>bold</b>")))
    made = write_portfolio(file, tmp_path / "mine.docx")
    texts = [one.text for one in Document(str(made)).paragraphs]
    assert "bell\ufffd half\ufffd <b>bold</b>" in texts


def test_what_might_identify_someone_stops_it_until_it_is_said_to_be_fine(tmp_path: Path) -> None:
    file, made = tmp_path / "j.json", tmp_path / "mine.md"
    file.write_bytes(journal(kept("Her mother, Mrs Patel, rang on 07700 900123.")))
    with pytest.raises(CourseError, match="2 things in your writing might identify") as caught:
        write_portfolio(file, made)
    assert "“Mrs Patel” looks like" in str(caught.value)
    assert not made.exists()
    write_portfolio(file, made, anyway=True)
    assert "> Her mother, Mrs Patel" in made.read_text(encoding="utf-8")


def test_what_was_called_fine_where_it_was_written_is_not_asked_about_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "j.json"
    both = {**kept("Mrs Patel rang."), **in_tool("Mrs Patel said so.")}
    for responses in both.values():
        for one in responses.values():
            one["fine"] = ["Mrs Patel", 7]
    file.write_bytes(journal(both))
    assert write_portfolio(file, tmp_path / "mine.md").exists()
    both[PLACE][PROMPT.id]["fine"] = "Mrs Patel"
    file.write_bytes(journal(both))
    with pytest.raises(CourseError, match="1 thing in your writing"):
        write_portfolio(file, tmp_path / "other.md")


def in_tool(saw: str) -> dict[str, Any]:
    """Return what is kept in the health check by somebody who gave one example."""
    tool: Any = find_activity("health-check")
    rating = {"rating": 2, "example": saw}
    answer = {"role": "chair", "ratings": {"audit_questions.governance": rating}}
    part = tool.parts()[0]
    given = response_to(part, [{"label": "Autumn", "answers": [answer]}])
    return {f"{tool.page}:{tool.id}": {part.id: given}}


def test_what_is_kept_in_a_tool_is_in_a_locked_journal_too(tmp_path: Path) -> None:
    file, made = tmp_path / "locked.json", tmp_path / "mine.docx"
    file.write_bytes(lock(journal(in_tool("Nobody | replied.")), PASSPHRASE))
    write_portfolio(file, made, passphrase=PASSPHRASE)
    document: Any = Document(str(made))
    assert ("Heading 4", "Autumn") in [(p.style.name, p.text) for p in document.paragraphs]
    [table] = document.tables
    assert [cell.text for cell in table.rows[1].cells][2:] == ["2 sometimes", "Nobody | replied."]
    written = write_portfolio(file, tmp_path / "mine.md", passphrase=PASSPHRASE).read_text("utf-8")
    assert "| 2 sometimes | Nobody \\| replied. |" in written


def set_aside(who: str) -> dict[str, Any]:
    """Return what was kept of seats at a table before the format of the work changed."""
    tool: Any = find_activity("at-the-table")
    seat = {"id": "s1", "who": who, "of": {"town_hall": "Chosen by\nall of us."}, "votes": 2}
    old = {f"{tool.id}.seats": response([seat], "old"), f"{tool.id}.remit@older": response(["A"])}
    return {f"{tool.page}:{tool.id}": old, f"{PROMPT.page}:gone-now": {"a": response({"b": "C d"})}}


def test_what_was_kept_before_a_format_changed_is_read_out_and_looked_through(
    tmp_path: Path,
) -> None:
    file = tmp_path / "j.json"
    file.write_bytes(journal(set_aside("Parent")))
    text = write_portfolio(file, tmp_path / "mine.md").read_text("utf-8")
    _, _, rest = text.partition("## Kept from before the question changed")
    lines = ["1, who: Parent", "1, of, town hall: Chosen by", "all of us.", "1, votes: 2"]
    assert "\n".join(["Who is at the table?: seats\n", *(f"> {one}" for one in lines)]) in rest
    assert "Who is at the table?: remit\n\n> 1: A" in rest
    assert "gone now\n\n> b: C d" in rest
    document: Any = Document(str(write_portfolio(file, tmp_path / "mine.docx")))
    found = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Heading 2", "Kept from before the question changed") in found
    assert ("Quote", "\n".join(lines)) in found
    file.write_bytes(journal(set_aside("Mrs Patel of St Thomas Primary School")))
    with pytest.raises(CourseError, match="1 thing in your writing") as caught:
        write_portfolio(file, tmp_path / "other.md")
    assert "in “Who is at the table?: seats”: “Mrs Patel” looks like a name" in str(caught.value)


def test_what_might_identify_someone_in_a_tool_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "j.json"
    file.write_bytes(journal(in_tool("Mrs Patel said so.")))
    with pytest.raises(CourseError) as caught:
        write_portfolio(file, tmp_path / "mine.docx")
    place = "Partnership health check: Autumn: What they saw"
    assert f"in “{place}”: “Mrs Patel” looks like a name" in str(caught.value)


def test_what_belongs_in_a_tool_stops_nothing(tmp_path: Path) -> None:
    tool: Any = find_activity("our-own-story")
    part = tool.parts()[0]
    event = {"year": 2024, "title": "Opened on 12/03/2024 at St Thomas Primary School"}
    file = tmp_path / "j.json"
    file.write_bytes(journal({f"{tool.page}:{tool.id}": {part.id: response_to(part, [event])}}))
    assert write_portfolio(file, tmp_path / "mine.md").exists()
    file.write_bytes(journal(kept("It was on 12/03/2024.")))
    with pytest.raises(CourseError, match="looks like a full date"):
        write_portfolio(file, tmp_path / "other.md")


def test_nothing_is_written_over(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "mine.docx"
    there.write_text("Mine.", encoding="utf-8")
    with pytest.raises(CourseError, match="there is a file of this name - name another"):
        write_portfolio(file, there)
    assert there.read_text(encoding="utf-8") == "Mine."


def test_another_ending_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"ends in \.docx or \.md"):
        write_portfolio(file, tmp_path / "mine.pdf")


def test_an_order_that_does_not_exist_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="take chapter, date, standard"):
        write_portfolio(file, tmp_path / "mine.md", by="colour")  # type: ignore[arg-type]


def test_a_certificate_states_what_it_is(file: Path, tmp_path: Path) -> None:
    document: Any = Document(str(write_certificate(file, "Sam", 1, tmp_path / "c.docx")))
    text = "\n".join(one.text for one in document.paragraphs)
    assert text.startswith("Certificate of work done\nSam states that they")
    assert "on their own for 1 hour, and have done 1 of" in text
    assert "This certificate is self-declared." in text
    [table] = document.tables
    assert [cell.text for cell in table.rows[1].cells] == ["What it <means>", *_row(table)]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def _row(table: Any) -> list[str]:
    done, words = (cell.text for cell in table.rows[1].cells[1:])
    assert done.startswith("1 of ")
    assert words == "5"
    return [done, words]


@pytest.mark.parametrize(
    ("name", "hours", "told"),
    [(" ", 1, "needs a name"), ("Sam", 0, "0 is no number of hours"), ("Sam", -2, "-2 is no")],
)
def test_a_certificate_of_nothing_is_refused(
    file: Path, tmp_path: Path, name: str, hours: float, told: str
) -> None:
    with pytest.raises(CourseError, match=told):
        write_certificate(file, name, hours, tmp_path / "c.docx")


def test_there_is_no_certificate_for_nothing_done(tmp_path: Path) -> None:
    file = tmp_path / "j.json"
    file.write_bytes(journal({}))
    with pytest.raises(CourseError, match="nothing to put on a certificate yet"):
        write_certificate(file, "Sam", 1, tmp_path / "c.docx")


def test_the_command_locks_a_copy_and_opens_it(file: Path, tmp_path: Path) -> None:
    secret, locked = tmp_path / "secret.txt", tmp_path / "locked.json"
    secret.write_text(f"{PASSPHRASE}\nmore\n", encoding="utf-8")
    shown = run("portfolio", file, "--to", locked, "--lock", "--passphrase-file", secret)
    assert shown.strip() == str(locked)
    with pytest.raises(CourseError, match="this file is locked"):
        read_journal(locked)
    opened = tmp_path / "opened.json"
    run("portfolio", locked, "--to", opened, "--passphrase-file", secret)
    assert opened.read_bytes() == file.read_bytes()
    made = tmp_path / "mine.md"
    run("portfolio", locked, "--to", made, "--by", "date", "--passphrase-file", secret)
    assert "## Without a date" in made.read_text(encoding="utf-8")
    secret.write_text("four words that are wrong", encoding="utf-8")
    with pytest.raises(CourseError, match="this passphrase does not open the file"):
        run("portfolio", locked, "--to", tmp_path / "x.md", "--passphrase-file", secret)


def test_the_command_says_what_is_missing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="a certificate states hours - add --hours"):
        run("portfolio", file, "--certificate", "Sam")
    with pytest.raises(CourseError, match=r"only a \.json can be locked"):
        run("portfolio", file, "--to", tmp_path / "x.docx", "--lock")
    with pytest.raises(CourseError, match="the passphrase cannot be read"):
        run("portfolio", file, "--to", tmp_path / "x.json", "--lock", "--passphrase-file", tmp_path)
    out = tmp_path / "c.docx"
    run("portfolio", file, "--certificate", "Sam", "--hours", "2.5", "--to", out)
    assert out.exists()
