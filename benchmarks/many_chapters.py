"""The course with its chapters several times over, in a folder of its own, to be built.

A copy of a chapter has labels of its own and activities of its own, so that a book of 16 times the
chapters is a book as good as any.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from partnership.activities.catalogue import activity_files
from partnership.paths import checkout

_LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
_NAME = re.compile(r"^:name: (\S+)$", re.MULTILINE)
_ACTIVITY = re.compile(r"^(`{3,}\{(?:activity|prompt)\} )(\S+)$", re.MULTILINE)


def enlarge(folder: Path, times: int) -> Path:
    """Write the course with ``times`` as many chapters into ``folder`` and return it."""
    root = checkout()
    shutil.copytree(root / "book", folder / "book")
    shutil.copytree(root / "datasets", folder / "datasets")
    shutil.copy(root / "_config.yml", folder)
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    longest = max((part["chapters"] for part in toc["parts"]), key=len)
    course = [one["file"] for one in longest]
    copied = [name for name in course if _shown(root / "book" / f"{name}.md")]
    for number in range(1, times):
        for name in copied:
            _copy_chapter(folder, name, f"-{number}")
        copies = [{"file": f"{name}-{number}"} for name in copied]
        toc["parts"].append({"caption": f"Copy {number}", "chapters": copies})
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return folder


def _shown(chapter: Path) -> list[str]:
    return [found[2] for found in _ACTIVITY.finditer(chapter.read_text(encoding="utf-8"))]


def _copy_chapter(folder: Path, name: str, ending: str) -> None:
    source = folder / "book" / f"{name}.md"
    text = source.read_text(encoding="utf-8")
    labels = set(_LABEL.findall(text))
    for file in _files_of(folder, _shown(source)):
        _copy_activity(file, labels, name, ending)
    text = _LABEL.sub(rf"(\1{ending})=", text)
    text = _NAME.sub(rf":name: \1{ending}", text)
    text = _ACTIVITY.sub(rf"\1\2{ending}", text)
    source.with_name(f"{source.stem}{ending}.md").write_text(text, encoding="utf-8")


def _files_of(folder: Path, shown: list[str]) -> set[Path]:
    kinds = {file.stem: kind.folder for kind, file in activity_files()}
    return {folder / "datasets" / kinds[name] / f"{name}.yaml" for name in shown}


def _copy_activity(file: Path, labels: set[str], page: str, ending: str) -> None:
    text = file.read_text(encoding="utf-8")
    text = re.sub(rf"^id: {file.stem}$", f"id: {file.stem}{ending}", text, flags=re.MULTILINE)
    text = re.sub(rf"^page: {page}\b", f"page: {page}{ending}", text, flags=re.MULTILINE)
    text = re.sub(
        r"(\bsection: )([\w-]+)",
        lambda found: found[1] + found[2] + (ending if found[2] in labels else ""),
        text,
    )
    file.with_name(f"{file.stem}{ending}.yaml").write_text(text, encoding="utf-8")
