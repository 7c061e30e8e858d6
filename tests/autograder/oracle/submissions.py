"""What students hand in: every way of answering, and of going wrong, that we have met or fear."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import yaml
from nbformat import NotebookNode, writes
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

RIGHT = {
    "squares": "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]",
    "table": "table = pd.DataFrame({'who': ['a', 'b'], 'n': [1, 2]})\ntable",
    "own-code": "print('my own')",
    "reflection": "I listened first, and it changed what we planned.",
}

TOGETHER = 8
"""How many pieces of a student's own code one notebook holds: each notebook costs a kernel."""

CODE: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "code.yaml").read_text("utf-8")
)

Change = Callable[[NotebookNode], NotebookNode | bytes | None]
MADE: dict[str, Change] = {}
"""Submissions by student. Those that stop nbgrader's whole batch have names with a z in front."""


def submission(change: Change) -> Change:
    """Add a submission; its name is the function's."""
    MADE[change.__name__.replace("_", "-")] = change
    return change


def find(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return the cell that has this id in the gradebook."""
    return next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == name)


def answered(notebook: NotebookNode, **changed: str) -> NotebookNode:
    """Return the notebook with right answers, but for those that are ``changed``."""
    made = copy.deepcopy(notebook)
    for name, text in {
        **RIGHT,
        **{key.replace("_", "-"): one for key, one in changed.items()},
    }.items():
        find(made, name).source = text
    return made


def place(notebook: NotebookNode, name: str) -> int:
    return next(
        i
        for i, cell in enumerate(notebook.cells)
        if cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") == name
    )


def with_cell(
    notebook: NotebookNode, source: str, *, after: str = "own-code", kind: str = "code"
) -> NotebookNode:
    """Return the right answers with a cell of the student's own behind another."""
    made = answered(notebook)
    new = (new_code_cell if kind == "code" else new_markdown_cell)(source)
    made.cells.insert(place(made, after) + 1, new)
    return made


def with_cells(notebook: NotebookNode, *, codes: Sequence[str]) -> NotebookNode:
    """Return the right answers with several cells of the student's own, in order."""
    made = answered(notebook)
    at = place(made, "own-code") + 1
    made.cells[at:at] = [new_code_cell(code) for code in codes]
    return made


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
        **{name: maker(change) for name, change in MADE.items()},
        **answers,
        **own_code,
        **extra,
    }


# ---------------------------------------------------------------------- the answers as a whole


@submission
def right(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook)


@submission
def untouched(notebook: NotebookNode) -> NotebookNode | bytes:
    return notebook


@submission
def only_the_reflection(notebook: NotebookNode) -> NotebookNode | bytes:
    find(notebook, "reflection").source = "Only this."
    return notebook


@submission
def everything_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    notebook.cells = []
    return notebook


@submission
def answers_blank(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, squares="", table="", own_code="", reflection="")


@submission
def with_old_outputs(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.execution_count = 99
            cell.outputs = [new_output("stream", text="left over from yesterday\n")]
    return made


@submission
def partial_credit(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, table="table = pd.DataFrame({'n': [1, 3]})")


@submission
def table_is_not_a_table(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, table="table = {'n': 7}")


# ------------------------------------------------------------------------ what is done to cells


@submission
def test_cell_changed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, squares="def squares(n):\n    return 3")
    find(made, "squares-seen").source = "assert True"
    return made


@submission
def test_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares-seen")]
    return made


@submission
def hidden_test_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares-hidden")]
    return made


@submission
def solution_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "squares")]
    return made


@submission
def reflection_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "reflection")]
    return made


@submission
def task_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "task")]
    return made


@submission
def locked_cell_changed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "setup").source = "LIMIT = 2"
    return made


@submission
def locked_cell_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.cells[place(made, "setup")]
    return made


@submission
def z_test_cell_duplicated(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares-seen")
    made.cells.insert(at, copy.deepcopy(made.cells[at]))
    made.cells[at].id = "another"
    return made


@submission
def z_solution_duplicated(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares")
    made.cells.insert(at + 1, copy.deepcopy(made.cells[at]))
    made.cells[at + 1].id = "another"
    made.cells[at].source = "squares = None"
    return made


@submission
def cells_reversed(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.cells.reverse()
    return made


@submission
def tests_before_answers(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.cells.insert(2, made.cells.pop(place(made, "squares-seen")))
    return made


@submission
def points_raised(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, squares="squares = None")
    for cell in made.cells:
        if "points" in cell.metadata.nbgrader:
            cell.metadata.nbgrader.points = 1000
    return made


@submission
def test_cell_unlocked(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    seen = find(made, "squares-seen")
    seen.metadata.nbgrader.update(locked=False, solution=True)
    seen.source = "pass"
    return made


@submission
def grade_turned_off(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "squares-seen").metadata.nbgrader.grade = False
    return made


@submission
def metadata_stripped(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.metadata = {}
    return made


@submission
def reflection_as_code(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "reflection")
    old = made.cells[at]
    made.cells[at] = new_code_cell(old.source, metadata=old.metadata, id=old.id)
    return made


@submission
def solution_as_markdown(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    at = place(made, "squares")
    old = made.cells[at]
    made.cells[at] = new_markdown_cell(old.source, metadata=old.metadata, id=old.id)
    return made


@submission
def task_answered_below(notebook: NotebookNode) -> NotebookNode | bytes:
    return with_cell(notebook, "print('my chart')", after="task")


@submission
def markdown_with_a_picture(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, reflection="![mine](attachment:me.png) and words")
    find(made, "reflection").attachments = {"me.png": {"image/png": "iVBORw0KGgo="}}
    return made


@submission
def markdown_with_a_script(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(
        notebook, reflection="<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>"
    )


@submission
def very_long_reflection(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, reflection="We listened. " * 40_000)


# ------------------------------------------------------------------------ the notebook as a file


@submission
def another_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.metadata.kernelspec = {"display_name": "R", "language": "R", "name": "ir"}
    return made


@submission
def no_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.metadata["kernelspec"]
    return made


@submission
def no_language(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.metadata.pop("language_info", None)
    return made


@submission
def format_4_2(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.nbformat_minor = 2
    for cell in made.cells:
        cell.pop("id", None)
    return made


@submission
def same_ids(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.id = "same"
    return made


@submission
def with_a_byte_order_mark(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"\xef\xbb\xbf" + writes(answered(notebook)).encode()


@submission
def latin_1(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, reflection="Café, naïve, £5")
    return json.dumps(made, ensure_ascii=False).encode("latin-1")


@submission
def not_json(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"%PDF-1.4 my essay"


@submission
def empty_file(notebook: NotebookNode) -> NotebookNode | bytes:
    return b""


@submission
def cut_off(notebook: NotebookNode) -> NotebookNode | bytes:
    return writes(answered(notebook)).encode()[:900]


@submission
def a_list(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"[]"


@submission
def no_cells(notebook: NotebookNode) -> NotebookNode | bytes:
    return b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'


@submission
def format_from_the_future(notebook: NotebookNode) -> NotebookNode | bytes:
    made = json.loads(writes(answered(notebook)))
    made["nbformat"] = 9
    return json.dumps(made).encode()


@submission
def z_old_metadata_version(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.metadata.nbgrader.schema_version = 2
        cell.metadata.nbgrader.pop("task", None)
    return made


@submission
def z_metadata_from_the_future(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "squares").metadata.nbgrader.schema_version = 99
    return made


@submission
def kills_the_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, own_code="import os\nos._exit(0)")


@submission
def kills_the_kernel_at_once(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, squares="import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")


@submission
def twenty_megabytes_of_output(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, own_code="for i in range(200_000):\n    print(i, 'x' * 94)")


@submission
def flood_in_the_test(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(
        notebook,
        squares="def squares(n):\n    for i in range(2000):\n        print('x' * 70)\n"
        "    return [i ** 2 for i in range(1, n + 1)]",
    )
