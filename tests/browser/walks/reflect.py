"""A reflection: written in its scaffold, or as a text that names somebody."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.reflect.model import CONFIDENTIALITY, Prompt
from partnership.activities.reflect.scaffold import scaffolds
from tests.browser.walking import Learner, plain

CARELESS = "Mrs Patel was late again."


def do(learner: Learner, prompt: Prompt, shown: Locator) -> None:
    assert CONFIDENTIALITY in plain(shown.text_content())
    texts = _texts(learner, prompt)
    learner.hands.select(shown.get_by_role("combobox"), _scaffold(learner, prompt))
    for label, text in texts.items():
        learner.hands.write(_box(shown, label), text)
    learner.pauses()
    words = sum(len(text.split()) for text in texts.values())
    expect(shown.locator(".pw-actions .pw-count")).to_have_text(f"{words} words")
    watch = shown.locator(".pw-watch [role=status]")
    expect(watch).to_have_text(
        ""
        if CARELESS not in texts.values()
        else "Please look again: 1 thing here might identify someone."
    )
    written = prompt.written(learner.kept(prompt))
    assert all(text in written for text in texts.values()), written
    was_kept(learner, prompt, shown)


def _scaffold(learner: Learner, prompt: Prompt) -> str:
    return (prompt.scaffold or "free") if learner.does_well(0) else "free"


def _texts(learner: Learner, prompt: Prompt) -> dict[str, str]:
    """Return what is written, by the label of the box."""
    chosen = _scaffold(learner, prompt)
    for one in scaffolds():
        if one["id"] == chosen:
            return {stage["label"]: f"I think of {stage['id']}." for stage in one["stages"]}
    return {prompt.question: "I think so." if learner.does_well(0) else CARELESS}


def _box(shown: Locator, label: str) -> Locator:
    return shown.get_by_role("textbox", name=plain(label), exact=True)


def was_kept(learner: Learner, prompt: Prompt, shown: Locator) -> None:
    for label, text in _texts(learner, prompt).items():
        expect(_box(shown, label)).to_have_value(text)


def announced(learner: Learner, prompt: Prompt, shown: Locator) -> Iterator[tuple[str, ...]]:
    if not learner.does_well(0):
        yield ("Please look again: 1 thing here might identify someone.",)


def begin(learner: Learner, prompt: Prompt, shown: Locator) -> None:
    learner.hands.write(shown.get_by_role("textbox").first, "I begin.")
    learner.pauses()
    expect(shown.locator(".pw-actions .pw-count")).to_have_text("2 words")
