"""What every tool does in its page: the example, files in and out, paper, screens."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from partnership.activities.tools.file import read_tool_file, tool_file
from partnership.activities.tools.model import Tool
from partnership.word import STYLES, word_bytes
from tests.activities.test_tools import TOOLS, every_tool
from tests.activity_pages import address_of
from tests.browser.activity_hands import SCREENS, fits, hands_of, no_violations
from tests.browser.tool_hands import choose, every_way, example_of, open_tool, save, work_kept
from tests.tool_files import faulty, saved

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@every_tool
@pytest.mark.parametrize(("way", "kind"), [("http", "keyboard"), ("file", "mouse")])
def test_the_example_is_looked_at_saved_left_and_brought_in_as_ones_own(
    page: Page, tmp_path: Path, name: str, way: str, kind: str
) -> None:
    tool: Tool = TOOLS[name]
    hands, shown = hands_of(kind, page), open_tool(page, name, way)
    hands.press(shown.get_by_role("button", name="Look at a worked example"))
    expect(shown.get_by_text(tool.example.about)).to_be_visible()
    expect(shown.get_by_role("button", name="Leave the example")).to_be_focused()
    content = save(page, shown, "Save as a file", hands)
    assert json.loads(content)["made_up"] is True
    file = tmp_path / "work.json"
    file.write_bytes(content)
    assert read_tool_file(file, tool) == tool.example_work()
    assert work_kept(page, name) == {}, "nothing of the example is kept"
    hands.press(shown.get_by_role("button", name="Leave the example"))
    expect(shown.get_by_text(tool.example.about)).to_be_hidden()

    choose(page, hands, shown, tool_file(tool, tool.example_work()).encode())
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    assert work_kept(page, name) == example_of(name)
    again = json.loads(save(page, shown, "Save as a file", hands))
    assert again["work"] == example_of(name)
    assert "made_up" not in again

    hands.press(shown.get_by_role("button", name="Delete my work here"))
    hands.press(shown.get_by_role("button", name="Yes, delete it"))
    expect(shown.get_by_text("Your work here is deleted.")).to_be_focused()
    assert work_kept(page, name) == {}


@every_tool
def test_work_that_is_here_is_replaced_only_if_one_says_so(page: Page, name: str) -> None:
    tool, hands = TOOLS[name], hands_of("mouse", page)
    shown = open_tool(page, name)
    choose(page, hands, shown, saved(tool, example_of(name)))
    expect(shown.get_by_text("Brought in.")).to_be_focused()
    choose(page, hands, shown, saved(tool, {}))
    expect(shown.get_by_text("There is work of yours here already")).to_be_focused()
    hands.press(shown.get_by_role("button", name="Leave it as it is"))
    assert work_kept(page, name) == example_of(name)
    choose(page, hands, shown, saved(tool, {}))
    hands.press(shown.get_by_role("button", name="Put the file in its place"))
    assert work_kept(page, name) == tool.WORK().model_dump(mode="json")


@every_tool
def test_a_faulty_file_is_refused_and_nothing_is_lost(page: Page, name: str) -> None:
    tool, hands = TOOLS[name], hands_of("mouse", page)
    shown = open_tool(page, name)
    choose(page, hands, shown, saved(tool, example_of(name)))
    for what, content in faulty(tool).items():
        choose(page, hands, shown, content)
        expect(shown.get_by_role("alert").last, what).to_contain_text("Nothing here was changed.")
        assert work_kept(page, name) == example_of(name), what


def test_a_file_of_another_kind_is_named_and_not_called_damaged(page: Page) -> None:
    def told(tool: str, name: str) -> Locator:
        shown = open_tool(page, tool)
        file = {"name": name, "mimeType": "", "buffer": b"PK\x03\x04"}
        shown.get_by_label("Bring in a saved file").set_input_files(file)
        return shown.get_by_role("alert").last

    expect(told("at-the-table", "ours.xlsx")).to_have_text(
        "That is an Excel workbook, which cannot be brought in here. Nothing here was changed."
        " Open it in Excel, choose Save as, CSV UTF-8, and bring in that."
    )
    expect(told("at-the-table", "ours.docx")).to_have_text(
        "That is a Word document, which cannot be brought in here. Nothing here was changed."
        " Choose the file that “Save as a file to bring back” gave, which ends in .json,"
        " or a table, which ends in .csv."
    )
    expect(told("our-own-story", "ours.csv")).to_have_text(
        "That is a table, which cannot be brought in here. Nothing here was changed."
        " Choose the file that “Save as a file to bring back” gave. It ends in .json."
    )
    expect(told("at-the-table", "ours")).to_contain_text("damaged, or of another kind")


@every_tool
def test_the_report_is_a_sound_word_document_and_says_the_same_in_the_page(
    page: Page, name: str
) -> None:
    tool, hands = TOOLS[name], hands_of("mouse", page)
    shown = open_tool(page, name)
    hands.press(shown.get_by_role("button", name="Look at a worked example"))
    content = save(page, shown, "Save as a Word document", hands)
    with zipfile.ZipFile(io.BytesIO(content)) as word:
        assert word.testzip() is None
        parts = [one for one in word.namelist() if not one.endswith(".png")]
        roots = {one: ElementTree.fromstring(word.read(one)) for one in parts}
    said = "".join(one.text or "" for one in roots["word/document.xml"].iter(f"{WORD}t"))
    shown.get_by_text("See it as a report").click()
    report = shown.locator(".pw-report")
    for part in report.locator("h4, h5, h6, p, li, td, th, caption").all_text_contents():
        assert part.strip() in said
    looks_as_python_writes_it(Document(io.BytesIO(content)))
    has_pictures(Document(io.BytesIO(content)), report.locator("svg"))
    assert "A made-up example." in said
    # A document of its own, such as an agreement, does not speak of the tool.
    own = getattr(tool, "document", None)
    assert own in said if own else all(limit in said for limit in tool.cannot_tell)


def looks_as_python_writes_it(document: Any) -> None:
    """Check that the styles used are those of documents that Python writes."""
    python = Document(io.BytesIO(word_bytes([("h1", "A title")], "A title")))
    used = {one.style.name for one in document.paragraphs} & set(STYLES.values())
    assert {"Heading 1", "Heading 2", "Caption"} <= used
    for name in used:
        ours, theirs = document.styles[name], python.styles[name]
        for look in ("size", "bold", "name"):
            mine = [getattr(one.font, look) or getattr(python.styles["Normal"].font, look)
                    for one in (ours, theirs)]  # fmt: skip
            assert mine[0] == mine[1], (name, look)
        for space in ("space_before", "space_after", "left_indent", "keep_with_next"):
            mine = [getattr(one.paragraph_format, space) for one in (ours, theirs)]
            assert mine[0] == mine[1], (name, space)
    ours, theirs = document.sections[0], python.sections[0]
    for side in ("page_width", "page_height", "left_margin", "right_margin", "top_margin"):
        # A twentieth of a point is the least that Word counts.
        assert abs(getattr(ours, side) - getattr(theirs, side)) < 1270, side


def has_pictures(document: Any, drawings: Locator) -> None:
    """Check that each drawing is there as a picture that says what it shows."""
    shapes = document.inline_shapes
    assert len(shapes) == drawings.count()
    for number, shape in enumerate(shapes):
        words = shape._inline.docPr.get("descr")
        assert words == drawings.nth(number).locator("title").text_content()
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        png = document.part.related_parts[relation].blob
        # One colour alone would be packed into far less.
        assert png.startswith(b"\x89PNG")
        assert len(png) > 12_000


@every_tool
def test_the_table_opens_in_a_spreadsheet(page: Page, name: str) -> None:
    hands, shown = hands_of("mouse", page), open_tool(page, name)
    hands.press(shown.get_by_role("button", name="Look at a worked example"))
    text = save(page, shown, "Save as a table", hands).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 2
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]


@every_tool
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_it_fits(
    new_page: Callable[..., Page], name: str, screen: str
) -> None:
    page = new_page(**SCREENS[screen])
    shown = open_tool(page, name)
    no_violations(page)
    assert fits(page)
    shown.get_by_role("button", name="Look at a worked example").click()
    shown.get_by_text("See it as a report").click()
    no_violations(page)
    assert fits(page)


@every_tool
@every_way
def test_on_paper_there_is_the_report_and_nothing_else(page: Page, name: str, way: str) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    shown = open_tool(page, name, way)
    shown.get_by_role("button", name="Look at a worked example").click()
    shown.get_by_role("button", name="Print the report").click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    expect(shown.locator(".pw-report")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(shown.locator(".pw-work")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


@every_tool
def test_without_javascript_the_idea_and_the_limits_are_there(
    new_page: Callable[..., Page], name: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address_of(name, "http"))
    expect(page.get_by_text(TOOLS[name].idea)).to_be_visible()
    expect(page.get_by_text(TOOLS[name].cannot_tell[0])).to_be_visible()
