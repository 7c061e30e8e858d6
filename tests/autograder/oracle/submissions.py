"""What students hand in: every way of answering, and of going wrong, that we have met or fear."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import yaml
from nbformat import NotebookNode

from tests.autograder.oracle.answers_given import ANSWERS
from tests.autograder.oracle.cells_changed import CELLS
from tests.autograder.oracle.files_changed import FILES
from tests.autograder.oracle.handing_in import Change, answered, with_cell, with_cells

TOGETHER = 8
"""How many pieces of a student's own code one notebook holds: each notebook costs a kernel."""

CODE: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "code.yaml").read_text("utf-8")
)


def batched(things: Sequence[str], size: int) -> list[Sequence[str]]:
    """Return the things in runs of at most ``size``."""
    return [things[start : start + size] for start in range(0, len(things), size)]


def files() -> dict[str, Callable[[NotebookNode], bytes]]:
    """Return what is handed in, by the student's name: a function from the release to bytes."""

    def maker(change: Change) -> Callable[[NotebookNode], bytes]:
        def make(release: NotebookNode) -> bytes:
            made = change(copy.deepcopy(release))
            if isinstance(made, bytes):
                return made
            return json.dumps(made).encode()

        return make

    own_code = {
        f"code-{number + 1:02}": maker(partial(with_cells, codes=codes))
        for number, codes in enumerate(batched(list(CODE["own-code"].values()), TOGETHER))
    }
    extra = {
        f"cell-{name}": maker(lambda nb, code=code: with_cell(nb, code, after="squares"))
        for name, code in CODE["own-cells"].items()
    }
    answers = {
        f"squares-{name}": maker(lambda nb, code=code: answered(nb, squares=code))
        for name, code in CODE["squares"].items()
    }
    return {
        **{name: maker(change) for name, change in {**ANSWERS, **CELLS, **FILES}.items()},
        **answers,
        **own_code,
        **extra,
    }
