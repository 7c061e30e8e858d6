"""Spare cells that are plain Python what IPython does to find out that they are.

IPython takes a cell apart twice to see whether there is a magic, a shell command, a question
mark or a prompt in it, and compiles it twice more to see whether it awaits something. Where a
cell is Python as it stands, a look at its text can say that there is none. It says so only of
cells for which that is certain; all others are taken apart as before.
"""

from __future__ import annotations

import ast
import keyword
import re
from functools import lru_cache
from types import MethodType
from typing import Any

LONGEST = 2500
"""Letters of a cell that is certainly not nested too deeply to be compiled."""
_PLAIN = re.compile(r"[^\W\d]|[@#({\['\"]")
"""What the first line may begin with."""
_GAP = r"(?:\s|\#[^\n]*\n)*"
_ODD = re.compile(
    rf"""
    # Help; an escape, which may be no known one; lines that end oddly or have nothing but room.
    [?\\\t\r\f\v\x00\x1c-\x1e\x85\u2028\u2029] | ^[^\S\n]+$
    # Magics, commands, calls without brackets, prompts, and what is awaited.
    | !(?!=) | =\s*% | ^\s*[%,;/] | ^\s*(?:>>>|\.\.\.) | \bIn\s\[ | \ba(?:sync|wait)\b
    # What the compiler warns of, each time it sees it: a number that is called, say.
    | \bis\b | \bassert{_GAP}\( | ["')\]}}.]{_GAP}[(\[] | \b\d\w*{_GAP}[(\[]
    | \b(?:None|True|False){_GAP}[(\[] | \b\d\w*(?:and|else|for|if|in|not|or)
    """,
    re.MULTILINE | re.VERBOSE,
)


def is_plain(cell: str) -> bool:
    """Say whether a cell certainly is Python as it stands, awaits nothing and earns no warning."""
    # IPython ends each with a new line, and asks again.
    return _is_plain(cell.removesuffix("\n"))


@lru_cache(maxsize=4)
def _is_plain(cell: str) -> bool:
    if len(cell) > LONGEST or not _PLAIN.match(cell) or _ODD.search(cell):
        return False
    try:
        ast.parse(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # What IPython says of a mistake depends on where it finds it.
        return False
    return True


def spare_plain_cells(shell: Any) -> None:
    """Let a shell take plain cells as they are, as long as nobody changed how it takes cells."""
    transform, should_run_async = shell.transform_cell, shell.should_run_async
    manager = shell.input_transformer_manager
    steps = tuple(map(list, _steps(manager)))

    def unchanged() -> bool:
        return (
            shell.input_transformer_manager is manager
            and not shell.input_transformers_post
            and all(map(list.__eq__, _steps(manager), steps))
        )

    def transform_cell(_: Any, raw_cell: str) -> Any:
        if not (isinstance(raw_cell, str) and is_plain(raw_cell) and unchanged()):
            return transform(raw_cell)
        cell = raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"
        if cell.find("\n") < len(cell) - 1 or keyword.iskeyword(cell.split(None, 1)[0]):
            return cell
        # One line may be the name of a magic, or call something that IPython calls by itself.
        with shell.builtin_trap:
            return shell.prefilter_manager.prefilter_lines(cell) + "\n"

    def ask(_: Any, raw_cell: str, *, transformed_cell: Any = None, **more: Any) -> Any:
        known = isinstance(transformed_cell, str) and not any(more.values())
        if known and is_plain(transformed_cell):
            return False
        return should_run_async(raw_cell, transformed_cell=transformed_cell, **more)

    shell.transform_cell = MethodType(transform_cell, shell)
    shell.should_run_async = MethodType(ask, shell)


def _steps(manager: Any) -> tuple[Any, Any, Any]:
    return manager.cleanup_transforms, manager.line_transforms, manager.token_transformers
