"""A form: every field filled in, a version kept, a change made, and what changed looked at."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from partnership.activities.form.model import FormField, FormTool
from tests.browser.walking import Learner

DAY = "2026-11-22"
NAMES = {"version": "Name of this version", "record": "Reference for this record"}
KEEP = {"version": "Keep this as a version", "record": "Keep this as a record"}


def _answer(learner: Learner, tool: FormTool, field: FormField) -> str:
    if field.kind == "choice":
        return tool.options_of(field)[0 if learner.does_well(0) else -1].id
    return DAY if field.kind == "day" else f"Words for {field.id}."


def _fill(learner: Learner, tool: FormTool, field: FormField, where: Locator) -> None:
    answer = _answer(learner, tool, field)
    if field.kind == "choice":
        group = where.get_by_role("group", name=field.label, exact=True)
        learner.hands.choose(group.locator(f"input[value='{answer}']"))
    elif field.kind == "day":
        # How a day is typed depends on the language of the browser; it is kept when it changes.
        where.get_by_label(field.label, exact=True).fill(answer)
    else:
        learner.hands.write(where.get_by_label(field.label, exact=True), answer)


def begin(learner: Learner, tool: FormTool, shown: Locator) -> None:
    section = tool.sections[0]
    where = shown.get_by_role("region", name=section.title, exact=True)
    _fill(learner, tool, section.fields[0], where)
    learner.pauses()


def do(learner: Learner, tool: FormTool, shown: Locator) -> None:
    for section in tool.sections:
        where = shown.get_by_role("region", name=section.title, exact=True)
        for field in section.fields:
            _fill(learner, tool, field, where)
    learner.pauses()
    learner.hands.write(shown.get_by_label(NAMES[tool.keeps]), "The first")
    learner.pauses()
    learner.hands.press(shown.get_by_role("button", name=KEEP[tool.keeps]))
    first = tool.sections[0].fields[0]
    learner.hands.write(shown.get_by_label(first.label, exact=True), "Something else.")
    learner.pauses()
    learner.hands.press(shown.get_by_role("button", name="Show what changed"))
    changes = shown.get_by_role("region", name="What changed")
    expect(changes).to_contain_text("One answer changed.")
    expect(changes).to_contain_text("Something else.")
    was_kept(learner, tool, shown)


def was_kept(learner: Learner, tool: FormTool, shown: Locator) -> None:
    found = learner.kept(tool)
    wanted = {one.id: _answer(learner, tool, one) for one in tool.fields()}
    (version,) = found[f"{tool.id}.versions"]["answer"]
    assert (version["name"], version["answers"]) == ("The first", wanted)
    first = tool.sections[0].fields[0].id
    assert found[f"{tool.id}.answers"]["answer"] == {**wanted, first: "Something else."}
    for one in tool.fields():
        if one.kind == "choice":
            radio = shown.locator(f"input[type=radio][value='{wanted[one.id]}']:checked")
            expect(radio.first).to_be_checked()
    expect(shown.locator(".pw-kept > li")).to_have_count(1)


def announced(learner: Learner, tool: FormTool, shown: Locator) -> Iterator[tuple[str, ...]]:
    for one in tool.fields():
        if one.kind == "choice":
            for option in tool.options_of(one):
                if option.id == _answer(learner, tool, one) and option.says:
                    yield (option.says,)
