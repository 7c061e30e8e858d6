"""What students answer: all, nothing, half of it, and code that takes the kernel along."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_output

from tests.autograder.oracle.handing_in import Submissions, answered, find

ANSWERS = Submissions()


@ANSWERS.add
def right(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook)


@ANSWERS.add
def untouched(notebook: NotebookNode) -> NotebookNode | bytes:
    return notebook


@ANSWERS.add
def only_the_reflection(notebook: NotebookNode) -> NotebookNode | bytes:
    find(notebook, "reflection").source = "Only this."
    return notebook


@ANSWERS.add
def everything_deleted(notebook: NotebookNode) -> NotebookNode | bytes:
    notebook.cells = []
    return notebook


@ANSWERS.add
def answers_blank(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, squares="", table="", own_code="", reflection="")


@ANSWERS.add
def with_old_outputs(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.execution_count = 99
            cell.outputs = [new_output("stream", text="left over from yesterday\n")]
    return made


@ANSWERS.add
def partial_credit(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, table="table = pd.DataFrame({'n': [1, 3]})")


@ANSWERS.add
def table_is_not_a_table(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, table="table = {'n': 7}")


@ANSWERS.add
def kills_the_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, own_code="import os\nos._exit(0)")


@ANSWERS.add
def kills_the_kernel_at_once(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, squares="import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")


@ANSWERS.add
def twenty_megabytes_of_output(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(notebook, own_code="for i in range(200_000):\n    print(i, 'x' * 94)")


@ANSWERS.add
def flood_in_the_test(notebook: NotebookNode) -> NotebookNode | bytes:
    return answered(
        notebook,
        squares="def squares(n):\n    for i in range(2000):\n        print('x' * 70)\n"
        "    return [i ** 2 for i in range(1, n + 1)]",
    )
