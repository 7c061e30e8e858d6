"""Every lab runs from top to bottom, in one kernel, and shows what it promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

NOTEBOOKS = Path("notebooks").resolve()
LABS = sorted(file.stem for file in NOTEBOOKS.glob("0[2-9]-*.ipynb"))
PATIENCE = 600
"""Seconds for a kernel or a cell, on a busy machine."""
MOST_LINES = 10
"""Of a cell: more is hard to read aloud."""


def cells(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")
    )["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(PATIENCE, cwd=str(tmp_path_factory.mktemp("labs")))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("name", LABS)
def test_every_cell_runs_and_shows_something(kernel: BlockingKernelClient, name: str) -> None:
    kernel.execute_interactive("%reset -f", timeout=PATIENCE)
    for cell in cells(name):
        if cell["cell_type"] != "code":
            continue
        shown: list[dict[str, Any]] = []
        reply = kernel.execute_interactive(source(cell), output_hook=shown.append, timeout=PATIENCE)
        assert reply["content"]["status"] == "ok", (source(cell), reply["content"])
        errors = [one for one in shown if one["content"].get("name") == "stderr"]
        assert not errors, "no warnings"
        charts = [one for one in shown if "text/html" in one["content"].get("data", {})]
        if "_chart(" in source(cell):
            page = unescape(charts[-1]["content"]["data"]["text/html"])
            words = charts[-1]["content"]["data"]["text/plain"]
            assert "<svg" in page
            assert f"<p>{words}</p>" in page, "the chart is told in words, for all to read"


@pytest.mark.parametrize("name", LABS)
def test_a_lab_asks_first_and_ends_with_so_what(name: str) -> None:
    first, *rest, last = cells(name)
    assert source(first).partition("\n")[0].endswith("?")
    assert "takes about" in source(first)
    assert source(last).startswith("## So what?")
    assert all(len(source(cell).splitlines()) <= MOST_LINES for cell in rest)
    assert not any(cell.get("outputs") for cell in rest), "nothing that was run is kept"


@pytest.mark.parametrize("name", ["05-the-survey", "06-more-for-less"])
def test_what_is_made_up_says_so_at_the_top(name: str) -> None:
    assert "made up" in source(cells(name)[0]).replace("made-up", "made up")
