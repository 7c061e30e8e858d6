"""What a page has to carry to bring a quiz to life."""

from __future__ import annotations

import gzip

from partnership.activities.view_source import host_script, view_module, view_style

LIMIT = 40 * 1024


def test_the_host_and_every_kind_of_question_are_small() -> None:
    parts = (host_script(), view_module("quiz"), view_style("quiz"))
    # On 22 November 2026, with eight kinds of question: 14.5 KiB.
    assert sum(len(gzip.compress(part.encode())) for part in parts) <= LIMIT
