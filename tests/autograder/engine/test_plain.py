"""A cell that is taken as it is comes out as if IPython had taken it apart."""

from __future__ import annotations

import ast
import sys
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.async_helpers import _should_be_async
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.engine.inside.plain import is_plain, spare_plain_cells

PIECES = [
    "import os", "x = 1", "x", "table.head(3)", "def f(x):", "    return x % 2", "for i in x:",
    "    print(i)", "", "  ", "# what?", "# a remark", "x != 2", "await f()", "async def g():",
    "%matplotlib inline", "%%time", "!ls", "y = !ls", "y = %who", "x?", "?x", "os.path??",
    ">>> x = 1", "... x", "...: x", "In [1]: x", "  >>> y", "'''", '"""', "f'{x!r}'", "x = (1,",
    "2)", "/f 1", ",f a b", ";f a b", "exit", "ls", "who", "x is 1", "assert (x, 'no')",
    "assert x == 1, 'no'", "1 (2)", "[1] [0]", "(1, 2) (3)", "'a' # b", "('b')", "{1}[2]",
    "1or 2", "0x1for x in y", "None ()", "True[0]", "'\\d'", "x \\", "%x", "\tx", "x\x0c",
    "x = yield", "[a async for a in b]", "lambda: 0", "@f", "(x)", "if x:", "else:", "pass",
    "print(x, end='')", "x[1]", "x['a']", "x = 3 % 2", "x %= 2", "y =", "class C:", "    a = 1",
    "  y = 2",
]  # fmt: skip
"""Lines of cells, and of what only looks like them."""
CELLS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("\n".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join),
    st.text("ax1 =%!?;,/.()[]'\"#\\\n\t", min_size=1, max_size=12),
)


@pytest.fixture(scope="module")
def shells() -> tuple[Any, Any]:
    """Give a shell as IPython makes it, and one that is spared."""
    as_it_is, spared = make_shell(), make_shell()
    spare_plain_cells(spared)
    return as_it_is, spared


def make_shell() -> Any:
    """Return a shell that keeps no history and does not take the place of the main module."""
    config, main = Config(), sys.modules["__main__"]
    config.HistoryManager.enabled = False
    try:
        return InteractiveShell(config=config)  # type: ignore[no-untyped-call]
    finally:
        sys.modules["__main__"] = main


def taken(shell: Any, cell: str) -> Any:
    try:
        return shell.transform_cell(cell)
    except Exception as error:
        # IPython fails in several ways at what is no Python.
        return type(error)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(cell=CELLS)
def test_every_cell_is_taken_as_ipython_takes_it(shells: tuple[Any, Any], cell: str) -> None:
    as_it_is, spared = shells
    found = taken(as_it_is, cell)
    assert taken(spared, cell) == found
    if not is_plain(cell):
        return
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert not _should_be_async(found)
    assert not said
    assert spared.should_run_async(cell, transformed_cell=found) is False


@pytest.mark.parametrize(
    "cell",
    [
        "import pandas as pd",
        "table = pd.read_csv('centres.csv')\ntable.head(3)",
        "assert round(mean) == 1860, 'not the mean'",
        "def half(number):\n    '''Return a half.'''\n    return number / 2\n\nhalf(3)",
    ],
)
def test_what_most_notebooks_say_is_plain(cell: str) -> None:
    assert is_plain(cell)
    ast.parse(cell)


def test_a_student_who_changes_how_cells_are_taken_is_obeyed() -> None:
    shell = make_shell()
    spare_plain_cells(shell)
    shell.input_transformers_post.append(lambda lines: [line.upper() for line in lines])
    assert shell.transform_cell("x = a\ny = b") == "X = A\nY = B\n"
