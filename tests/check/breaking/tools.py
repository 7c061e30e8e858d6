"""For each rule of tools, changes to the course that break it."""

from __future__ import annotations

from tests.check.breaking.parts import Broken, Kept

TOOL = "datasets/tools/kind-of-partnership.yaml"
CHAPTER = "book/kinds-of-partnership.md"
LINK = "[the tool for your own partnership](what-kind-of-partnership.md)"

BROKEN: Broken = {
    "tool-is-of-a-known-kind": [
        (TOOL, "kind: placings\n", "kind: tarot\n", f"{TOOL}: 'tarot' is no kind of tool"),
        ("datasets/tools/new.yaml", None, "id: new\n", "it names no kind of tool"),
    ],
    "tool-example-says-that-it-is-made-up": [
        (TOOL, "are made up.", "are well known.", "the example does not say that it is made up"),
    ],
    "tool-is-found-from-its-chapter": [
        (CHAPTER, LINK, "a tool", "does not lead to 'what-kind-of-partnership'"),
        (TOOL, "chapter: kinds-of-partnership", "chapter: glossary", "no chapter 'glossary'"),
    ],
}

KEPT: Kept = {}
