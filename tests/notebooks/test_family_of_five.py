"""The notebook on the family of five runs from top to bottom, and says what is so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from partnership import case_plays, what_mattered
from partnership.analysis.plays import ALONE
from partnership.errors import CourseError

NOTEBOOK = Path("notebooks/family_of_five.ipynb")
PATIENCE = 600
"""Seconds for a kernel or a cell, on a busy machine."""
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


@pytest.fixture(scope="module")
def kernel() -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(PATIENCE)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_every_cell_runs(kernel: BlockingKernelClient) -> None:
    shown = []
    for cell in CELLS:
        if cell["cell_type"] == "code":
            reply = kernel.execute_interactive(
                "".join(cell["source"]), output_hook=shown.append, timeout=PATIENCE
            )
            assert reply["content"]["status"] == "ok", reply["content"]
    results = [one for one in shown if one["msg_type"] == "execute_result"]
    assert len(results) == sum(cell["cell_type"] == "code" for cell in CELLS)
    assert not [one for one in shown if one["msg_type"] == "stream"], "no warnings"


def test_nothing_that_was_run_is_kept_in_the_notebook() -> None:
    assert all(not cell.get("outputs") for cell in CELLS)


def test_a_table_of_plays_is_the_same_each_time_and_ends_with_agencies_alone() -> None:
    plays = case_plays("toy-library", each=20)
    assert plays.equals(case_plays("toy-library", each=20))
    assert list(plays["role"].value_counts().items()) == [
        ("nursery", 20), ("library", 20), (ALONE, 1),
    ]  # fmt: skip
    assert plays["role"].iloc[-1] == ALONE
    assert pd.isna(plays["chose_first_word"].iloc[-1])


def test_what_mattered_names_the_decision_that_goes_with_an_outcome() -> None:
    plays = case_plays("toy-library", each=300)
    found = what_mattered(plays, "trust_ama").set_index("decision")
    assert tuple(found.loc["first_word", ["best", "worst"]]) == ("ask_ama", "fine")
    assert found.loc["first_word", "share"] > 10 * found.loc["who_sees_kit", "share"]
    assert found["share"].between(0, 1).all()
    assert found["share"].is_monotonic_decreasing


def test_another_activity_has_no_plays() -> None:
    with pytest.raises(CourseError, match="not a case to be played"):
        case_plays("terms")
