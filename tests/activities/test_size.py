"""What a page has to carry to bring a quiz or a case to life."""

from __future__ import annotations

import gzip
import json

from partnership.activities.catalogue import activity_files, read_activity
from partnership.activities.view_source import host_script, view_module, view_style

LIMIT = 40 * 1024
CASE_LIMIT = 90 * 1024


def test_the_host_and_every_kind_of_question_are_small() -> None:
    parts = (host_script(), view_module("quiz"), view_style("quiz"))
    # On 22 November 2026, with eight kinds of question: 14.5 KiB.
    assert sum(len(gzip.compress(part.encode())) for part in parts) <= LIMIT


def test_a_case_with_all_that_plays_it_is_small() -> None:
    runtime = [host_script(), view_module("case"), view_style("case")]
    for kind, file in activity_files():
        if kind.view == "case":
            spec = read_activity(kind, file).spec(with_answers=True, cite=str)
            parts = [*runtime, json.dumps(spec, ensure_ascii=False)]
            # On 22 November 2026, the family of five: 72 KiB, 47 of them the case itself.
            assert sum(len(gzip.compress(part.encode())) for part in parts) <= CASE_LIMIT
