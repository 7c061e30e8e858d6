"""Put JavaScript files together into the one file that a browser gets.

Pages opened from a folder (``file://``) may load classic scripts but no module files, and
Jupyter loads a widget's module as one text. So the source stays in small ES modules and is
joined here, as text, when it is used: each module becomes a function, called once, whose
exports the modules after it take. There is no other build step.

Only these forms are understood, and anything else is refused: ``import { a, b } from
"./file.js";``, ``import * as a from "./file.js";``, ``import "./file.js";`` (for what it does),
``import { kinds } from "./kinds/*.js";`` (every module of a folder, by file name) and ``export``
before a ``function``, ``class`` or ``const`` with one name. Nor may a module take what another
does not export: what is left out by mistake is told when pages are made, and not by a learner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from partnership.errors import CourseError

ACTIVITIES = Path(__file__).resolve().parent
IMPORT = re.compile(r'^import (?:(?:\{ ([\w, ]+) \}|\* as (\w+)) from )?"(\.[^"]+\.js)";$')
EXPORT = re.compile(
    r"^export (?=async |function|const |class )"
    r"(?:(?:async )?function\*? (\w+)\(|class (\w+)|const (\w+) =(?: |$))"
)
_SAYS = re.compile(r"(?:export|import)\b")


@cache
def view_module(activity: str) -> str:
    """Return the ES module of an activity's view: an AFM module with a default export.

    ``storage`` is there only if the view says where a page keeps its answers.

    Raises:
        CourseError: a file is missing, or holds an import or export that is not understood.
    """
    return _joined(
        ACTIVITIES / activity / "view.js",
        "export default { render: {name}.render, storage: {name}.storage };\n",
    )


def view_script(activity: str, shared: Mapping[str, object]) -> str:
    """Return a classic script that keeps an activity's view for the host.

    Args:
        activity: the folder of the view.
        shared: data that all activities of the type share.

    Raises:
        CourseError: as for ``view_module``.
    """
    data = json.dumps(dict(shared), ensure_ascii=False, separators=(",", ":"))
    return classic_script(
        ACTIVITIES / activity / "view.js",
        f"(globalThis.partnershipViews ??= {{}})[{json.dumps(activity)}] = "
        f"{{ render: {{name}}.render, storage: {{name}}.storage, shared: {data} }};\n",
    )


@cache
def host_script() -> str:
    """Return the classic script that runs activities in a plain page, after their views'.

    Raises:
        CourseError: as for ``view_module``.
    """
    return classic_script(ACTIVITIES / "host" / "mount.js", "{name}.mountAll(globalThis);\n")


def classic_script(entry: Path, ending: str, instead: Mapping[Path, Path] | None = None) -> str:
    """Return modules as one script that leaves no names behind it.

    Args:
        entry: the module that imports the others.
        ending: what the script does at its end; ``{name}`` stands for the entry's exports.
        instead: files that take the place of others, wherever those are imported.

    Raises:
        CourseError: as for ``view_module``.
    """
    return f'(() => {{\n"use strict";\n{_joined(entry, ending, instead)}}})();\n'


@cache
def view_style(activity: str) -> str:
    """Return the style sheet of an activity's view, after the one that all views share."""
    return f"{shared_style()}\n{own_style(activity)}"


@cache
def shared_style() -> str:
    """Return the style sheet that views share: all of them, and all tools."""
    files = (ACTIVITIES / "view" / "shared.css", ACTIVITIES / "tools" / "frame.css")
    return "".join(_compact(file.read_text(encoding="utf-8")) for file in files)


@cache
def own_style(activity: str) -> str:
    """Return the style sheet of an activity's view alone."""
    return _compact((ACTIVITIES / activity / "view.css").read_text(encoding="utf-8"))


def _joined(entry: Path, ending: str, instead: Mapping[Path, Path] | None = None) -> str:
    modules = _Modules(instead or {})
    name = modules.add(entry, ())
    return "".join(modules.parts) + ending.replace("{name}", name)


class _Modules:
    """The modules of one script, each once and after those that it imports."""

    def __init__(self, instead: Mapping[Path, Path]) -> None:
        self._instead = instead
        self._names: dict[Path, str] = {}
        self._exports: dict[str, list[str]] = {}
        self.parts: list[str] = []

    def add(self, path: Path, above: tuple[Path, ...]) -> str:
        """Add a module after the modules it imports, and return the name it is known by."""
        path = self._instead.get(path, path)
        if path in above:
            raise CourseError("a module imports itself in a circle", "break the circle", str(path))
        if path in self._names:
            return self._names[path]
        if not path.is_file():
            raise CourseError("there is no such JavaScript file", "check the import", str(path))
        head, body = [], []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("import "):
                head.append(self._import(line, path, number, (*above, path)))
            else:
                body.append(line)
        text = _compact("\n".join(body))
        exports = [_exported(line, path) for line in text.splitlines() if _SAYS.match(line)]
        text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
        name = f"m{len(self._names)}"
        self._names[path] = name
        self._exports[name] = exports
        inner = "".join(head) + text
        taken = f"return {{ {', '.join(exports)} }};"
        self.parts.append(f"const {name} = (() => {{\n{inner}{taken}\n}})();\n")
        return name

    def _import(self, line: str, path: Path, number: int, above: tuple[Path, ...]) -> str:
        found = IMPORT.match(line)
        if not found:
            raise CourseError(
                "an import that is not understood",
                'write it on one line as: import { name } from "./file.js";',
                f"{path}:{number}",
            )
        wanted, whole, target = found.groups()
        if not target.endswith("/*.js"):
            module = self.add((path.parent / target).resolve(), above)
            if whole:
                return f"const {whole} = {module};\n"
            for one in re.findall(r"\w+", wanted or ""):
                if one not in self._exports[module]:
                    raise CourseError(
                        f"'{one}' is not exported by {target}",
                        "export it there, or take out the import",
                        f"{path}:{number}",
                    )
            return f"const {{ {wanted} }} = {module};\n" if wanted else ""
        modules = sorted((path.parent / target).resolve().parent.glob("*.js"))
        members = ", ".join(
            f"{json.dumps(module.stem)}: {self.add(module, above)}" for module in modules
        )
        return f"const {wanted} = {{ {members} }};\n"


def _exported(line: str, path: Path) -> str:
    """Return the one name that a line exports."""
    found = EXPORT.match(line)
    if found:
        return next(name for name in found.groups() if name)
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(place for place, one in enumerate(lines, start=1) if one.strip() == line)
    raise CourseError(
        f"an export that is not understood: {line[:60]}",
        "write 'export' only before a function, a class or a const with one name",
        f"{path}:{number}",
    )


def _compact(text: str) -> str:
    """Leave out the comments that stand on lines of their own, and indentation."""
    text = re.sub(r"^\s*/\*(?:(?!\*/).)*\*/\s*$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
