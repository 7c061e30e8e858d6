"""What the guides and statements say of the course is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from partnership.cli import commands

BOOK = Path("book")
GUIDES = sorted(
    [
        *(BOOK / "guides").glob("*.md"),
        *(BOOK / f"{n}.md" for n in ("about", "privacy")),
        *(Path(f"{n}.md") for n in ("README", "CONTRIBUTING", "SECURITY")),
    ]
)
CODE = re.compile(r"```(?:bash|text)\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMAND = re.compile(r"^(partnership|make) (.+)$", re.MULTILINE)
TIME = re.compile(r"\*\*Time needed:\*\* about (\d+) minutes")
JAVASCRIPT = "\n".join(
    path.read_text(encoding="utf-8") for path in Path("partnership").rglob("*.js")
)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def commands_in(page: Path) -> list[tuple[str, list[str]]]:
    """Return each command that a page tells its reader to type, and its words."""
    code = "\n".join("".join(found) for found in CODE.findall(text_of(page)))
    return [(found[1], found[2].split()) for found in COMMAND.finditer(code)]


def fault(words: list[str]) -> str:
    """Return the first word that ``partnership`` does not know, or nothing."""
    known: Any = typer.main.get_command(commands(words))
    for place, word in enumerate(words):
        if hasattr(known, "commands") and not word.startswith("-"):
            if word not in known.commands:
                return word
            known = known.commands[word]
        elif word.startswith("-") and word != "--help":
            options = {name for one in known.params for name in (*one.opts, *one.secondary_opts)}
            if word not in options:
                return " ".join(words[: place + 1])
    return ""


def test_a_command_that_is_not_there_is_noticed() -> None:
    assert fault(["mark", "hand-out", "x"]) == "hand-out"
    assert fault(["mark", "release", "x", "--twice"]) == "mark release x --twice"
    assert fault(["mark", "release", "x", "--again"]) == ""


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_command_that_a_guide_names_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    for program, words in commands_in(page):
        if program == "make":
            assert words[0] in targets, words
        else:
            assert fault(words) == "", words


def test_the_tutor_guide_names_every_step_of_marking() -> None:
    named = {words[1] for _, words in commands_in(BOOK / "guides" / "tutor-guide.md") if words[1:]}
    assert named >= {"release", "collect", "autograde", "feedback", "grades"}


def test_every_folder_and_file_that_a_guide_names_is_there() -> None:
    made_later = {"my-work", "_build", "exchange", "submitted", "autograded", "feedback"}
    # A course that wants them writes them itself.
    made_later |= {"markers.yaml", "extensions.csv", "lateness.yaml"}
    for page in GUIDES:
        for name in re.findall(
            r"`((?:datasets|exercises|partnership|docs|book)/[\w./-]*)`", text_of(page)
        ):
            first = name.split("/")[1]
            if first not in made_later and not first.endswith(".db"):
                assert Path(name).exists(), (page.name, name)


def test_the_course_takes_as_long_as_the_guide_says() -> None:
    minutes = [int(found) for page in BOOK.glob("*.md") for found in TIME.findall(text_of(page))]
    assert len(minutes) == 13
    assert "about twenty hours" in text_of(BOOK / "guides" / "how-to-use.md")
    assert round(sum(minutes) / 60) in (19, 20, 21)
    assert "Each takes an hour or two" in text_of(BOOK / "index.md")
    assert 60 <= min(minutes) <= max(minutes) <= 120


def test_the_privacy_statement_names_what_the_browser_keeps() -> None:
    kept = set(re.findall(r'"(partnership:\w+:?)', JAVASCRIPT)) - {"partnership:open-book"}
    kept |= {f"partnership:v{n}:" for n in re.findall(r"const VERSION = (\d+);", JAVASCRIPT)}
    named = set(re.findall(r"`(partnership:\w+:?)`", text_of(BOOK / "privacy.md")))
    assert named == kept - {"partnership:open"}


def test_the_version_to_cite_is_the_version_there_is() -> None:
    version = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["version"]
    citation = yaml.safe_load(Path("CITATION.cff").read_text("utf-8"))
    assert citation["version"] == version
    assert f"version {version}." in text_of(BOOK / "about.md")
