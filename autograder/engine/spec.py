"""What the engine is given: an assignment and one student's work, both by value.

Everything here is plain data. It travels to another machine as JSON or by pickle, and
nothing in it says where the gradebook is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

MB = 1 << 20


class Value(BaseModel):
    """Data that is never changed; in JSON, bytes are in base 64."""

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")


class Limits(Value):
    """What one submission may use. Times are in seconds of the clock, sizes in bytes."""

    cell_seconds: float = 30
    """After this long a cell is interrupted and the next one runs, as with nbgrader."""
    total_seconds: float = 300
    """After this long the whole submission is stopped. It bounds processor time as well."""
    memory: int = 1024 * MB
    """All its processes together, beyond what Python and pandas take when nothing has run."""
    disk: int = 64 * MB
    """All its files together, and each of them."""
    output: int = 32 * MB
    """All that its cells show. What is beyond is left out; it costs no marks."""
    processes: int = 48
    open_files: int = 256
    written: int = 4 * MB
    """All the files it writes that are kept beside the marked notebook, together."""
    submitted: int = 64 * MB
    """All the files handed in, together."""
    notebook: int = 32 * MB
    """One notebook handed in."""


class SourceCell(Value):
    """A cell of the assignment as it was released: the version to go by."""

    name: str
    cell_type: str
    source: str
    checksum: str | None
    locked: bool
    points: float | None = None
    """The highest mark, for a cell that is marked by the tests or by hand."""
    is_solution: bool = False
    is_task: bool = False


class NotebookSpec(Value):
    """One notebook of an assignment, as nbgrader's gradebook describes it."""

    name: str
    kernelspec: Mapping[str, Any] | None
    cells: tuple[SourceCell, ...]


class AssignmentSpec(Value):
    """All that is needed to mark an assignment."""

    name: str
    notebooks: tuple[NotebookSpec, ...]
    files: Mapping[str, bytes] = Field(default_factory=dict)
    """The tutor's files beside the notebooks, by path. They take the place of a student's."""
    settings: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    """Options of nbgrader's preprocessors: class, option, value."""
    limits: Limits = Limits()

    @property
    def common_code(self) -> tuple[str, ...]:
        """What every student's notebook runs unchanged, apart from the tests."""
        return tuple(
            cell.source
            for notebook in self.notebooks
            for cell in notebook.cells
            if cell.locked and cell.points is None and cell.cell_type == "code"
        )


class Submission(Value):
    """The files one student handed in, by path, with ``/`` between folders."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()
    """Files that were not read, each with the reason."""

    @field_validator("files")
    @classmethod
    def _stay_inside(cls, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        for name in files:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or "\0" in name or str(path) != name:
                raise ValueError(f"the path {name!r} leads out of the submission")
        return files
