"""A copy of the built book to hand on: a folder and a zip that open by double-click."""

from __future__ import annotations

import html
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import quote

import tinycss2
import yaml

from partnership.errors import CourseError
from partnership.site import policy
from partnership.site.installable import ICON
from partnership.site.naming import course_name
from partnership.site.purge import minified

HERE = Path(__file__).parent
START = "START-HERE.html"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: with the time of a build, no two zips would be the same."""

READ_ME = """{title}

Open START-HERE.html. If you see this inside a zip file, extract the zip first.

The whole course is in this folder: it needs no network and nothing installed. What you write
stays in your browser, on your device.

Text: CC BY 4.0. Code: BSD 3-Clause.
"""
ABOUT_JOURNAL = (
    ' The page <a href="course/my-journal.html">My journal</a> shows them, and can save them.'
)


@dataclass(frozen=True)
class Offline:
    """Where an offline copy of the course is."""

    folder: Path
    zip: Path


def write_offline(root: Path, book: Path) -> Offline:
    """Copy ``book`` into a folder of ``root/dist`` with a page to start from, and zip it.

    Returns:
        the folder and the zip. The same book always gives the same bytes.

    Raises:
        CourseError: an earlier copy cannot be replaced.
    """
    title = str(yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["title"])
    name = course_name(title)
    made = Offline(root / "dist" / name, root / "dist" / f"{name}.zip")
    new = made.folder.with_name(f".{name}.new")
    try:
        for leftover in (new, made.folder):
            if leftover.exists():
                shutil.rmtree(leftover)
        shutil.copytree(book, new / "course", ignore=shutil.ignore_patterns(".*", "objects.inv"))
        (new / START).write_text(start_page(title, book), encoding="utf-8", newline="\n")
        (new / "READ-ME.txt").write_text(READ_ME.format(title=title), "utf-8", newline="\r\n")
        new.rename(made.folder)
        _zip(made)
    except OSError as error:
        raise CourseError(
            f"the offline copy cannot be written: {error.strerror}",
            "close the programs that have its files open, then try again",
            str(error.filename or made.folder),
        ) from error
    return made


def start_page(title: str, book: Path) -> str:
    """Return the page that leads into an offline copy."""
    sheet = (HERE / "styles" / "start-here.css").read_text(encoding="utf-8")
    style = minified(tinycss2.parse_component_value_list(sheet))
    page = Template((HERE / "templates" / "start-here.html").read_text(encoding="utf-8"))
    return page.substitute(
        title=html.escape(title),
        style=style,
        style_hash=policy.hash_of(style),
        icon="data:image/svg+xml," + quote(ICON.read_text(encoding="utf-8").strip(), safe=""),
        journal=ABOUT_JOURNAL if (book / "my-journal.html").is_file() else "",
    )


def _zip(made: Offline) -> None:
    new = made.zip.with_name(f".{made.zip.name}.new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(made.folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(made.folder.parent).as_posix()
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                # Unix, and an ordinary file, whatever system made the zip.
                entry.create_system = 3
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, path.read_bytes())
    new.replace(made.zip)
