"""Read what tutors send back: saved files, as they are or in zips. Nothing in them is trusted."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from autograder.marks.event import Given, Key, Name, Words
from partnership.errors import CourseError

LARGEST = 5_000_000
"""Bytes of one saved file. Five hundred answers with long comments come to about two million."""
MOST_FILES = 200
"""Files in one zip."""
MOST_EVENTS = 10_000

Kind = Literal["mark", "withdraw", "flag", "unflag", "skip", "note"]
"""What can be done at home. Deciding is for the desk, where others' marks are seen."""


class _Sent(BaseModel):
    # A later version of the page may send more; what is not known here is left out.
    model_config = ConfigDict(frozen=True, extra="ignore")


class SentEvent(_Sent):
    """Something a tutor did at home, as the pack's page wrote it."""

    key: Key
    at: AwareDatetime
    assignment: Name
    cell: Name
    script: Annotated[str, Field(max_length=16)]
    role: Annotated[str, Field(max_length=16)]
    kind: Kind
    given: Given | None
    because: Annotated[Words, Field(max_length=2000)] = ""
    rubric: Annotated[str, Field(max_length=32)] = ""


class SentFile(_Sent):
    """A file that was saved in a pack."""

    format: Literal["partnership-marks"]
    version: Literal[1]
    pack: Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
    marker: Name
    saved: AwareDatetime
    events: Annotated[tuple[SentEvent, ...], Field(max_length=MOST_EVENTS)]


def read_sent(path: Path) -> Iterator[tuple[str, SentFile | CourseError]]:
    """Yield every saved file in a path with its name: itself, or those in a zip.

    What cannot be read is given as the error that says why; the others are read all the same.
    """
    try:
        if path.suffix.lower() == ".zip":
            yield from _in_zip(path)
        else:
            if path.stat().st_size > LARGEST:
                raise _too_large(str(path))
            yield str(path), _sent(path.read_bytes(), str(path))
    except CourseError as error:
        yield str(path), error
    except OSError as error:
        yield (
            str(path),
            CourseError(f"this cannot be read ({error.strerror})", "check the name", str(path)),
        )


def _in_zip(path: Path) -> Iterator[tuple[str, SentFile | CourseError]]:
    try:
        with ZipFile(path) as packed:
            members = [each for each in packed.infolist() if not each.is_dir()]
            wanted = [each for each in members if each.filename.lower().endswith(".json")]
            if len(members) > MOST_FILES:
                raise CourseError(
                    f"this zip holds {len(members)} files",
                    "send only the files that were saved in a pack",
                    str(path),
                )
            if not wanted:
                raise CourseError(
                    "there is no saved file in this zip",
                    "send the file whose name starts with marks-",
                    str(path),
                )
            for each in wanted:
                # The name of a file in a zip is whatever its maker wrote; it is only shown.
                name = f"{path}: {each.filename!r}"
                try:
                    _check_name(each, name)
                    yield name, _sent(_content(packed, each, name), name)
                except CourseError as error:
                    yield name, error
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise CourseError(
            f"this zip is damaged or locked ({error})", "ask for it again", str(path)
        ) from None


def _check_name(each: ZipInfo, name: str) -> None:
    """Refuse a name that leads out of the folder. Nothing is unpacked, but it is no honest zip."""
    posix, windows = PurePosixPath(each.filename), PureWindowsPath(each.filename)
    if (
        posix.is_absolute()
        or windows.drive
        or windows.root
        or ".." in (*posix.parts, *windows.parts)
    ):
        raise CourseError(
            "the name of this file leads out of its zip",
            "do not trust it; ask the tutor for the saved file itself",
            name,
        )


def _content(packed: ZipFile, each: ZipInfo, name: str) -> bytes:
    """Read one file of a zip, and no more than is allowed, whatever the zip says of its size."""
    with packed.open(each) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _too_large(name)
    return content


def _too_large(name: str) -> CourseError:
    return CourseError(
        f"this is larger than any saved file ({LARGEST // 1_000_000} MB)",
        "send the file whose name starts with marks-",
        name,
    )


def _sent(content: bytes, name: str) -> SentFile:
    try:
        found = json.loads(content.decode("utf-8-sig"))
        return SentFile.model_validate(found)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in fault["loc"]) or "the file"
        raise CourseError(
            f"this is not a file that a home pack saved: {field[:80]}: {fault['msg']}",
            "send the file whose name starts with marks-, unchanged",
            name,
        ) from None
    except (ValueError, RecursionError):
        raise CourseError(
            "this is not a file that a home pack saved",
            "send the file whose name starts with marks-, unchanged",
            name,
        ) from None
