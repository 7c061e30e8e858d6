"""What a sandbox shows of this machine: the system and Python, read-only, and nothing else."""

from __future__ import annotations

import importlib.util
import site
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOME = Path("/home/student")
TEMPORARY = (Path("/tmp"), Path("/dev/shm"))  # noqa: S108 - the sandbox's own
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
SETTINGS = (
    "alternatives", "fonts", "group", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime",
    "mime.types", "nsswitch.conf", "passwd", "protocols", "services", "timezone",
)  # fmt: skip
"""What programs read in /etc. The rest is nobody's business."""
MODULES = ("pandas", "ipywidgets", "anywidget", "partnership")
"""Loaded before the first submission, where installed: most notebooks import them."""
LATER = ("matplotlib", "altair")
"""Loaded before the first submission that names them: every fork pays for what is loaded."""


@dataclass(frozen=True)
class Plan:
    """Folders and files of this machine that a sandbox may read, at their own places."""

    readable: tuple[Path, ...]
    links: tuple[tuple[str, Path], ...]
    """Symbolic links to make: what they say, and where they stand."""
    paths: tuple[str, ...]
    """What Python's search path starts with, beside its own."""
    modules: tuple[str, ...]
    later: tuple[str, ...]

    def ancestors(self) -> list[Path]:
        """Return the folders to make on the way to what is shown, outermost first."""
        above = {parent for path in self.readable for parent in path.parents}
        return sorted(above - {Path("/"), HOME, *TEMPORARY})


def make_plan() -> Plan:
    """Return what this Python and the packages that notebooks use need."""
    readable: list[Path] = []
    links: list[tuple[str, Path]] = []
    for path in map(Path, SYSTEM):
        if path.is_symlink():
            links.append((str(path.readlink()), path))
        elif path.is_dir():
            readable.append(path)
    readable += [path for name in SETTINGS if (path := Path("/etc", name)).exists()]
    readable += [path for path in _python() if path.exists()]
    paths: list[str] = []
    for name in ("partnership", "autograder"):
        folder = _folder_of(name)
        if not _within(folder, readable):
            readable.append(folder)
            paths.append(str(folder.parent))
            # In a checkout the course's data stand beside the library.
            if name == "partnership":
                beside = (folder.parent / "datasets", folder.parent / "book" / "references.bib")
                readable += [path for path in beside if path.exists()]
    return Plan(
        tuple(_outermost(readable)),
        tuple(links),
        tuple(dict.fromkeys(paths)),
        _installed(MODULES),
        _installed(LATER),
    )


def _installed(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if importlib.util.find_spec(name))


def _python() -> Iterator[Path]:
    """Yield the interpreter's folders: parts of an environment, not all that lies in it."""
    yield Path(sys.base_prefix)
    if sys.prefix == sys.base_prefix:
        return
    yield Path(sys.prefix, "pyvenv.cfg")
    yield Path(sys.executable).parent
    for name in ("purelib", "platlib"):
        yield Path(sysconfig.get_path(name))
    for folder in site.getsitepackages():
        yield Path(folder)


def _folder_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None  # noqa: S101 - it is running this
    assert spec.origin is not None  # noqa: S101 - neither is a namespace package
    return Path(spec.origin).resolve().parent


def _within(path: Path, folders: list[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _outermost(paths: list[Path]) -> Iterator[Path]:
    seen: list[Path] = []
    for path in sorted(dict.fromkeys(paths)):
        if not _within(path, seen):
            seen.append(path)
            yield path
