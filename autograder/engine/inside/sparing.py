"""Spare IPython the work it does again and again with the same result.

What a student sees stays the same; it is told from what was worked out before, or before the
fork. Most of it is what an error costs: by itself IPython looks through all modules for the one
a cell belongs to, formats each error twice, and works out its colours anew each time.
"""

from __future__ import annotations

import inspect
from functools import lru_cache
from importlib import import_module
from typing import Any

from autograder.engine.inside.plain import spare_plain_cells


def spare(shell: Any) -> None:
    """Make a shell spare itself what it need not do."""
    library: Any = import_module("stack_data")
    library.style_with_executing_node = lru_cache(library.style_with_executing_node)
    _remember_colours()
    _belong_to_no_module(shell.compile)
    _format_once(shell)
    _ask_once_what_is_accepted()
    spare_plain_cells(shell)


def _remember_colours() -> None:
    """Let the colours of a style on a terminal be worked out once, and not for each error."""
    formatter: Any = import_module("pygments.formatters.terminal256").Terminal256Formatter
    number_colours, choose = formatter._build_color_table, formatter._setup_styles
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def choose_once(self: Any) -> None:
        key = (self.style, self.usebold, self.useunderline, self.useitalic)
        if key not in known:
            number_colours(self)
            choose(self)
            known[key] = self.xterm_colors, self.best_match, self.style_string
        self.xterm_colors, self.best_match, self.style_string = known[key]

    formatter._build_color_table = lambda _: None
    formatter._setup_styles = choose_once


def _belong_to_no_module(compiler: Any) -> None:
    """Say of each cell's file that no module has it; else all modules are asked, several times.

    In a process that was just forked, that alone copies each module's page.
    """
    name_and_keep = compiler.cache

    def cache(*arguments: Any, **options: Any) -> str:
        name: str = name_and_keep(*arguments, **options)
        inspect.modulesbyfile[name] = ""
        return name

    compiler.cache = cache


def _format_once(shell: Any) -> None:
    """Keep of an error what was shown of it."""

    def shown(error: BaseException, *_: Any, **__: Any) -> dict[str, Any]:
        return {
            "ename": type(error).__name__,
            "evalue": str(error),
            "traceback": shell._last_traceback,
        }

    shell._format_exception_for_storage = shown


def _ask_once_what_is_accepted() -> None:
    """Let a kernel ask once for the names of what its shell's functions take."""
    library: Any = import_module("ipykernel.ipkernel")
    accepts = library._accepts_parameters
    known: dict[Any, dict[str, bool]] = {}

    def remembered(method: Any, names: list[str]) -> dict[str, bool]:
        key = (getattr(method, "__func__", method), *names)
        if key not in known:
            known[key] = accepts(method, names)
        return known[key]

    library._accepts_parameters = remembered
