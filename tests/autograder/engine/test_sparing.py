"""What is worked out once is what would be worked out each time."""

from __future__ import annotations

from typing import Any

import pytest
from pygments import highlight
from pygments.formatters.terminal256 import Terminal256Formatter
from pygments.lexers.python import PythonLexer
from stack_data import style_with_executing_node

from autograder.engine.inside.sparing import _remember_colours

CODE = "@f\nclass A(B):\n    '''What it is.'''\n    x = [1, 2.5, 'a']  # why\n"
STYLES = ("default", "monokai", style_with_executing_node("default", "bg:ansiyellow"))
OPTIONS: tuple[dict[str, Any], ...] = ({}, {"nobold": True}, {"noitalic": True}, {"linenos": True})


def coloured() -> list[str]:
    """Return the same code in the colours of each style, with each option."""
    return [
        highlight(CODE, PythonLexer(), Terminal256Formatter(style=style, **options))
        for style in STYLES
        for options in OPTIONS
    ]


def test_colours_are_those_that_pygments_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = coloured()
    bold, plain, *_ = chosen
    assert bold != plain
    for name in ("_build_color_table", "_setup_styles"):
        # Put back what it is now, once the test is over.
        monkeypatch.setattr(Terminal256Formatter, name, getattr(Terminal256Formatter, name))
    _remember_colours()
    assert coloured() == chosen
    assert coloured() == chosen
