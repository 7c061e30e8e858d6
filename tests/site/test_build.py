"""Building the book with the real Jupyter Book."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from partnership.errors import ContentError, CourseError
from partnership.site import build
from partnership.site.build import build_book, why_stale
from partnership.site.lock import only_one
from partnership.site.sphinx_run import Step
from tests.books import tiny_course


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One built course that the tests of this file change, one after another, and mend."""
    root = tiny_course(tmp_path_factory.mktemp("a course"))
    build_book(root, Console(file=io.StringIO()))
    return root


def words(root: Path) -> str:
    return (root / "_build" / "html" / "words.html").read_text(encoding="utf-8")


def test_the_build_says_what_it_is_doing_and_is_then_not_stale(tmp_path: Path) -> None:
    said = io.StringIO()
    html = build_book(tiny_course(tmp_path / "c"), Console(file=said, width=200))
    assert html == tmp_path / "c" / "_build" / "html"
    lines = [line.strip() for line in said.getvalue().splitlines()]
    assert "50%  Reading words" in lines
    assert "95%  Writing words" in lines
    assert lines[-1].startswith("The book is built: 2 pages in ")
    assert why_stale(tmp_path / "c") is None


def test_a_terminal_gets_a_bar(built: Path) -> None:
    terminal = io.StringIO()
    console = Console(file=terminal, force_terminal=True, width=120)
    with build.build_progress(console) as show:
        show(Step("reading sources", "words", 100))
    assert "Reading words" in terminal.getvalue()
    assert "50%" in terminal.getvalue()


@pytest.mark.parametrize(
    "name", ["book/words.md", "datasets/facts.csv", "_config.yml", "partnership/new.py"]
)
def test_a_changed_input_makes_the_book_stale_and_is_named(built: Path, name: str) -> None:
    file = built / name
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((before or b"") + b"\n# changed\n")
    try:
        assert why_stale(built) == f"{name} changed after the book was built"
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    assert why_stale(built) is None


def test_a_page_with_a_fault_is_named_and_the_old_book_is_kept(
    built: Path, change: Callable[[str, str], None]
) -> None:
    change("book/words.md", "# Words\n\nSee {ref}`nowhere`.\n\n```{bogus}\n```\n")
    for _ in range(2):  # Sphinx alone says nothing the second time.
        with pytest.raises(ContentError) as caught:
            build_book(built, Console(file=io.StringIO()))
        assert str(caught.value).splitlines() == [
            "book/words.md:3: undefined label: 'nowhere' - correct the page, then build again",
            (
                "book/words.md:5: Unknown directive type: 'bogus' - "
                "correct the page, then build again"
            ),
        ]
    assert "First edition" in words(built)
    assert why_stale(built) == "book/words.md changed after the book was built"


def test_an_edited_page_replaces_the_old_one(
    built: Path, change: Callable[[str, str], None]
) -> None:
    change("book/words.md", "# Words\n\nSecond edition.\n")
    build_book(built, Console(file=io.StringIO()))
    assert "Second edition" in words(built)
    assert {folder.name for folder in (built / "_build").glob("html*")} == {"html"}


def test_a_page_nobody_wrote_is_named_with_its_line(
    built: Path, change: Callable[[str, str], None]
) -> None:
    toc = (built / "_toc.yml").read_text(encoding="utf-8")
    change("_toc.yml", toc + "  - file: later\n")
    with pytest.raises(ContentError) as caught:
        build_book(built, Console(file=io.StringIO()))
    assert str(caught.value) == (
        "_toc.yml:5: the page later has no file in book/ - "
        "write book/later.md, or correct this line"
    )


def test_a_page_that_got_no_html_fails_the_build(
    built: Path, change: Callable[[str, str], None]
) -> None:
    # Sphinx leaves the page out, and passes: the warning that it does so is switched off.
    change(
        "_config.yml",
        "title: A tiny course\nexclude_patterns: [words.md]\nsphinx:\n  config:\n"
        "    suppress_warnings: [toc.excluded, etoc, myst.xref_missing]\n",
    )
    change("book/index.md", "# Home\n")
    with pytest.raises(ContentError) as caught:
        build_book(built, Console(file=io.StringIO()))
    assert str(caught.value) == (
        "_toc.yml:4: the page words was not built - "
        "see that book/words.md exists and is not excluded in _config.yml"
    )
    assert (built / "_build" / "html" / "words.html").is_file()


def test_a_build_that_breaks_off_says_why(built: Path, change: Callable[[str, str], None]) -> None:
    change("_config.yml", "title: T\nsphinx:\n  extra_extensions: [no_such_extension]\n")
    with pytest.raises(CourseError, match="no_such_extension") as caught:
        build_book(built, Console(file=io.StringIO()))
    assert "_build/book.log" in str(caught.value)


def test_a_folder_without_a_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"_config\.yml is missing from"):
        build_book(tmp_path, Console(file=io.StringIO()))


def test_two_builds_take_turns(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    holder = (
        "import sys; from pathlib import Path; from partnership.site.lock import only_one\n"
        "with only_one(Path(sys.argv[1]), print): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(lock)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        waits: list[str] = []

        def waited() -> None:
            waits.append("waited")
            process.stdin.close()  # type: ignore[union-attr] # the other build ends

        with only_one(lock, waited):
            assert waits == ["waited"]


@pytest.fixture
def change(built: Path, request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Rewrite a file of the course; the test's end brings back what it was."""

    def write(name: str, text: str) -> None:
        file = built / name
        before = file.read_text(encoding="utf-8")
        request.addfinalizer(lambda: file.write_text(before, encoding="utf-8") and None)
        file.write_text(text, encoding="utf-8")

    return write
