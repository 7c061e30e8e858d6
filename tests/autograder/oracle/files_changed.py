"""What becomes of a notebook as a file: its metadata, its format, its bytes."""

from __future__ import annotations

import json

from nbformat import NotebookNode, writes

from tests.autograder.oracle.handing_in import Submissions, answered, find

FILES = Submissions()


@FILES.add
def another_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.metadata.kernelspec = {"display_name": "R", "language": "R", "name": "ir"}
    return made


@FILES.add
def no_kernel(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    del made.metadata["kernelspec"]
    return made


@FILES.add
def no_language(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.metadata.pop("language_info", None)
    return made


@FILES.add
def format_4_2(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    made.nbformat_minor = 2
    for cell in made.cells:
        cell.pop("id", None)
    return made


@FILES.add
def same_ids(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.id = "same"
    return made


@FILES.add
def with_a_byte_order_mark(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"\xef\xbb\xbf" + writes(answered(notebook)).encode()


@FILES.add
def latin_1(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook, reflection="Café, naïve, £5")
    return json.dumps(made, ensure_ascii=False).encode("latin-1")


@FILES.add
def not_json(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"%PDF-1.4 my essay"


@FILES.add
def empty_file(notebook: NotebookNode) -> NotebookNode | bytes:
    return b""


@FILES.add
def cut_off(notebook: NotebookNode) -> NotebookNode | bytes:
    return writes(answered(notebook)).encode()[:900]


@FILES.add
def a_list(notebook: NotebookNode) -> NotebookNode | bytes:
    return b"[]"


@FILES.add
def no_cells(notebook: NotebookNode) -> NotebookNode | bytes:
    return b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'


@FILES.add
def format_from_the_future(notebook: NotebookNode) -> NotebookNode | bytes:
    made = json.loads(writes(answered(notebook)))
    made["nbformat"] = 9
    return json.dumps(made).encode()


@FILES.add
def z_old_metadata_version(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    for cell in made.cells:
        cell.metadata.nbgrader.schema_version = 2
        cell.metadata.nbgrader.pop("task", None)
    return made


@FILES.add
def z_metadata_from_the_future(notebook: NotebookNode) -> NotebookNode | bytes:
    made = answered(notebook)
    find(made, "squares").metadata.nbgrader.schema_version = 99
    return made


def _with(notebook: NotebookNode, **keys: object) -> bytes:
    """Return an answered notebook whose code cells have these keys; ``None`` takes one out."""
    made = json.loads(writes(answered(notebook)))
    for cell in made["cells"]:
        if cell["cell_type"] == "code":
            cell.update(keys)
            for key in [key for key, value in keys.items() if value is None]:
                del cell[key]
    return json.dumps(made).encode()


@FILES.add
def no_execution_count(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, execution_count=None)


@FILES.add
def no_execution_count_and_no_ids(notebook: NotebookNode) -> NotebookNode | bytes:
    made = json.loads(_with(notebook, execution_count=None))
    made["nbformat_minor"] = 4
    for cell in made["cells"]:
        del cell["id"]
    return json.dumps(made).encode()


@FILES.add
def an_execution_count_in_words(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, execution_count="3")


@FILES.add
def no_outputs(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, outputs=None)


@FILES.add
def outputs_of_an_older_format(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, outputs=[{"output_type": "pyout", "text": "1", "prompt_number": 1}])


@FILES.add
def a_key_more(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, prompt_number=3)


@FILES.add
def attachments_of_code(notebook: NotebookNode) -> NotebookNode | bytes:
    return _with(notebook, attachments={})
