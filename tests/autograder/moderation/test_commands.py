"""A moderator's way through the commands, and what the external examiner is sent."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.marks.event import Given
from autograder.marks.ledger import open_ledger
from autograder.moderation.examiner import DECISION_HEADS, EVENT_HEADS
from partnership.errors import CourseError
from tests.autograder.marking_course import SMALL, mark
from tests.autograder.moderation.conftest import PIECE, now
from tests.autograder.moderation.test_record import draw, look_at

HOSTILE = '<script>alert(1)</script><img src="http://example.org/x.png" onerror="alert(2)">'


@pytest.fixture(autouse=True)
def _lena(monkeypatch: pytest.MonkeyPatch, course: Course, tmp_path: Path) -> None:
    monkeypatch.setenv("LOGNAME", "lena")
    monkeypatch.setenv("PARTNERSHIP_EXERCISES", str(course.folder))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> str:
    ran = CliRunner().invoke(app, ["moderate", *arguments], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_a_sample_is_drawn_looked_at_shown_and_gone_on_with(course: Course) -> None:
    said = run("sample", SMALL, "--seed", "5")
    assert "Drawn at random across markers and bands: 10." in said
    assert "They wait at the desk for a moderator or a second marker: " in said
    assert "Nobody can look at" not in said
    said = run("status", SMALL)
    assert "lena: " in said
    assert "scripts of the sample wait for a second look." in said
    with open_ledger(course) as ledger:
        look_at(ledger, now(ledger).sampled)
    assert "No marks of the sample lie too far apart." in run("next", SMALL)
    assert run("page", SMALL).strip() == f"The page is moderation-{SMALL}.html."
    shown = Path(f"moderation-{SMALL}.html").read_text("utf-8")
    assert "No marks lie further apart than they may" in shown
    assert "Ada" not in shown


def test_a_sample_that_nobody_can_look_at_is_told_at_once(course: Course) -> None:
    people = course.folder / "markers.yaml"
    roles = people.read_text("utf-8")
    people.write_text(roles.replace(", moderator]", "]").replace("[moderator]", "[third]"), "utf-8")
    said = run("sample", SMALL, "--seed", "5")
    with open_ledger(course) as ledger:
        drawn = sorted(now(ledger).sampled)
    warning = f"Nobody can look at {', '.join(drawn)}: markers.yaml gives nobody who may see them"
    assert warning in said
    assert "the role moderator or second" in said
    assert "They wait at the desk" not in said
    # Who is given some of the scripts may see no others.
    people.write_text(
        f"{roles.replace(', moderator]', ']').replace('[moderator]', '[third]')}"
        f"  - {{who: sue, roles: [second], scripts: [{drawn[0]}]}}\n",
        "utf-8",
    )
    look_at_first = f"Nobody can look at {', '.join(drawn[1:])}: "
    assert look_at_first in run("status", SMALL)
    people.write_text(roles, "utf-8")
    assert "Nobody can look at" not in run("status", SMALL)


def test_marks_for_a_vle_wait_for_moderation_or_are_called_provisional(course: Course) -> None:
    def out(*words: str) -> str:
        ran = CliRunner().invoke(app, [*words])
        return str(ran.exception) if ran.exit_code else ran.output

    def provisional(file: str) -> set[str]:
        text = Path(file).read_text("utf-8-sig")
        return {row["provisional"] for row in csv.DictReader(io.StringIO(text, newline=""))}

    assert "marks are in" in out("grades", SMALL, "--for", "canvas")
    assert "rows are in grades.csv" in out("grades")
    assert provisional("grades.csv") == {"no"}
    with open_ledger(course) as ledger:
        drawn = len(draw(ledger))
    left = f"{drawn} scripts of the sample wait for a second look."
    sheet = Path("worksheet.csv")
    sheet.write_bytes(Path(f"{SMALL}-canvas.csv").read_bytes())
    for words in (("grades", SMALL, "--for", "moodle"), ("fill-in", SMALL, str(sheet))):
        assert f"moderation of {SMALL} is not over. {left}" in (refused := out(*words))
        assert f"'partnership mark moderate next {SMALL}' says, or add --provisional" in refused
    assert sorted(each.name for each in Path().glob("*.csv")) == [
        f"{SMALL}-canvas.csv", "grades.csv", "worksheet.csv",
    ]  # fmt: skip
    warned = f"{SMALL}: these marks are provisional. {left}"
    assert warned in out("grades", SMALL, "--for", "moodle", "--provisional")
    assert "(provisional)" in Path(f"{SMALL}-moodle-provisional.csv").read_text("utf-8-sig")
    assert warned in out("fill-in", SMALL, str(sheet), "--provisional")
    assert Path("worksheet-marked-provisional.csv").exists()
    said = out("grades")
    assert warned in said
    assert "rows are in grades-provisional.csv" in said
    assert provisional("grades-provisional.csv") == {"yes"}


def test_scaling_says_what_it_did() -> None:
    both = ["--agreed-by", "ann", "--agreed-by", "ben"]
    said = run("scale", SMALL, "--add", "2", "--because", "Unclear question.", *both)
    assert said.startswith("+2 percentage points for all 40 scripts. Unclear question.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["next", SMALL], "no sample of benefits-and-evidence has been drawn - draw one:"),
        (["sample", SMALL, "--rule", "half"], "there is no moderation rule 'half'"),
        (["sample", "nothing"], "there is no rubric for 'nothing'"),
        (["sample", SMALL, "--as", "ann"], "'ann' cannot decide on the moderation"),
        (["pack", SMALL, "--as", "nobody"], "'nobody' does not mark this course"),
        (
            ["scale", SMALL, "--because", "So.", "--agreed-by", "ann"],
            "it is not clear how to scale - give one of --add",
        ),
        (
            ["scale", SMALL, "--steps", "--because", "So.", "--agreed-by", "ann,ben"],
            "ann, ben marked benefits-and-evidence and has not agreed",
        ),
    ],
)
def test_what_cannot_be_is_said(arguments: list[str], said: str) -> None:
    with pytest.raises(CourseError, match=said.replace("-", "[-]")):
        CliRunner().invoke(app, ["moderate", *arguments], catch_exceptions=False)


def test_only_the_leader_acts_as_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    with pytest.raises(CourseError, match="'ann' may not act as 'lena' - leave --as out"):
        run("sample", SMALL, "--as", "lena")


def pack_of(course: Course) -> dict[str, str]:
    """Return the files of a pack in which a student and a marker have written something hostile."""
    with open_ledger(course) as ledger:
        sampled = sorted(draw(ledger))
        student = ledger.names("lena")[sampled[0]].student
        for step in ("autograded",):
            notebook = course.place(step, student, SMALL) / f"{SMALL}.ipynb"
            content = json.loads(notebook.read_text("utf-8"))
            cell = next(each for each in content["cells"] if each["id"] == PIECE.cell)
            cell["source"] = f"{HOSTILE}\n\nI am {ledger.names('lena')[sampled[0]].first_name}."
            notebook.write_text(json.dumps(content), "utf-8")
        look_at(ledger, sampled)
        standing = ledger.standings(SMALL, PIECE.cell)[sampled[1]]
        marks = {criterion.id: 4.0 for criterion in PIECE.criteria}
        event = mark(
            SMALL, PIECE.cell, sampled[1], marks, who="mo", role="moderator", seen=standing.last
        )
        given = Given(marks=marks, comments={"depth": HOSTILE}, comment="=cmd|' /C calc'!A0")
        ledger.add([event.model_copy(update={"given": given})])
    run("pack", SMALL, "--to", "pack.zip")
    with ZipFile("pack.zip") as pack:
        return {name: pack.read(name).decode("utf-8-sig") for name in pack.namelist()}


def test_the_examiner_gets_sample_rubric_figures_and_every_event(course: Course) -> None:
    files = pack_of(course)
    assert set(files) == {"index.html", "events.csv", "decisions.csv"}
    page = files["index.html"]
    with open_ledger(course) as ledger:
        writers, moderation = ledger.names("lena"), now(ledger)
        for script in moderation.sampled:
            assert f'<section id="{script}">' in page
        events = [e for s in moderation.standings[PIECE.cell].values() for e in s.events]
    assert all(criterion.name in page for criterion in PIECE.criteria)
    assert not [w.student for w in writers.values() if w.student in "".join(files.values())]
    assert "[writer’s name]" in page
    assert HOSTILE not in page
    assert "<script" not in page
    assert "<img" not in page
    rows = list(csv.reader(io.StringIO(files["events.csv"])))
    assert tuple(rows[0]) == EVENT_HEADS
    assert [int(row[0]) for row in rows[1:]] == sorted(event.number for event in events)
    assert next(row[9] for row in rows if "calc" in row[9]).startswith("depth: <script>")
    assert tuple(next(csv.reader(io.StringIO(files["decisions.csv"])))) == DECISION_HEADS


def test_a_pack_that_cannot_be_written_leaves_what_was_there(course: Course) -> None:
    with open_ledger(course) as ledger:
        draw(ledger)
    Path("folder.zip").mkdir()
    with pytest.raises(CourseError, match="the pack cannot be written here"):
        run("pack", SMALL, "--to", "folder.zip")
    assert not [path for path in Path().iterdir() if path.suffix == ".new"]
