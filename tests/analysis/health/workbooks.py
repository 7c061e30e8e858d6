"""Excel files of all kinds, sound and unsound, for whoever reads answers to a health check."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart

from tests.analysis.health.sheets import (
    DECIDES,
    HEARD,
    PEOPLE,
    WHEN,
    excel,
    google,
    microsoft,
    plain,
)

Change = Callable[[str], str]


def changed(
    data: bytes, parts: Mapping[str, Change], more: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a workbook with some of its parts rewritten and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            same = parts.get(name)
            new.writestr(name, same(text.decode()).encode() if same else text)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def _with(change: Callable[[list[list[Any]]], None]) -> list[list[Any]]:
    rows = plain()
    change(rows)
    return rows


def _set(**cells: Any) -> Callable[[list[list[Any]]], None]:
    def change(rows: list[list[Any]]) -> None:
        for name, value in cells.items():
            rows[int(name[1:]) - 1][ord(name[0]) - ord("A")] = value

    return change


def _blanks() -> list[list[Any]]:
    rows = plain()
    empty = [[None] * 5, ["Member", None, "Only an example.", None, None], ["", " ", "", "", ""]]
    rows[2:2] = empty
    return rows


def _numbered() -> list[list[Any]]:
    heads = ["Which of these are you?", "Sector", "Q1. " + DECIDES, "Q2) " + HEARD]
    heads += ["Example for 2)", "2. Evidence", "1: what did you see"]
    rows = [[role, "health", a, b, "Spare.", y, x] for role, a, x, b, y in PEOPLE]
    return [heads, *rows]


def sound(folder: Path) -> dict[str, Path]:
    """Write workbooks that Excel might have written, some with cells that are no rating."""
    made = {
        "plain": plain(),
        "microsoft": microsoft(),
        "google": google(),
        "blanks": _blanks(),
        "numbered": _numbered(),
        "title": [["Our health check, autumn 2026"], [], *plain()],
        "no role": [row[1:] for row in plain()],
        "guessed": _with(_set(C1="Comments", E1="Anything else?")),
        "twice": _with(_set(D1=DECIDES)),
        "no ratings": [["Name", "Colour"], ["Sam", "green"]],
        "bad ratings": _with(_set(B2=5, D3=0, B4=2.5, B5="3 of us disagree", D6=-1)),
        "words": _with(_set(B2="4 - Nearly always", D2="hardly ever", B3="n/a", D3="3.0", B4=3.0)),
        "formulas": _with(_set(B2="=2+2", C3='=HYPERLINK("http://x.example","x")', A4='="Chair"')),
        "days": _with(_set(C2=datetime(2026, 4, 1), C3=WHEN, E2=time(8, 5))),
        "lengths of time": _with(
            _set(
                C2=timedelta(hours=2, minutes=30),
                E2=timedelta(days=1, hours=2, minutes=5, seconds=7.25),
                C3=timedelta(0),
                C4=timedelta(days=45, minutes=-1),
            )
        ),
        "a length of time for a rating": _with(_set(B2=timedelta(hours=3))),
        "a day for a rating": _with(_set(B2=datetime(2026, 4, 1))),
        "yes and no": _with(_set(C2=True, E2=False, C3="#N/A")),
        "an error": _with(_set(B3="#N/A")),
        "numbers": _with(_set(C2=0.1, E2=1_234_567, C3=-3.25, E3=1e-7)),
        "lines": _with(_set(C2="One.\nTwo.\r\n\tThree.", E2="  é – “so”  ", C3="<b>&amp;</b> ]]>")),
        "wide": [[*row, *[""] * 30, "far"] for row in plain()],
    }  # fmt: skip
    files = {name: excel(folder / f"{name}.xlsx", rows) for name, rows in made.items()}
    files["merged"] = excel(folder / "merged.xlsx", plain(), "B3:B4", "D5:E6")
    files["merged title"] = excel(
        folder / "t.xlsx", made["title"], "A1:E1", title="Our answers & so"
    )
    files |= _by_hand(folder, files["plain"].read_bytes())
    return files


def with_shared_strings(data: bytes) -> bytes:
    """Return a workbook whose texts stand in a part of their own, as Excel writes them."""
    texts: list[str] = []

    def moved(match: re.Match[str]) -> str:
        texts.append(match[2])
        return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

    def shared(xml: str) -> str:
        return re.sub(r'<c r="(\w+)" t="inlineStr"><is>(.*?)</is></c>', moved, xml, flags=re.DOTALL)

    relation = (
        '<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    kind = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    rewritten = changed(
        data,
        {
            SHEET: shared,
            "xl/_rels/workbook.xml.rels": lambda x: x.replace("</Relationships>", relation),
            "[Content_Types].xml": lambda x: x.replace("</Types>", kind),
        },
    )
    entries = "".join(f"<si>{text}</si>" for text in texts)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{space}">{entries}</sst>'
    return changed(rewritten, {}, {"xl/sharedStrings.xml": part.encode()})


def _by_hand(folder: Path, data: bytes) -> dict[str, Path]:
    book = Workbook()
    book.worksheets[0].append(["Nothing", "here"])
    answers = book.create_sheet("Answers")
    for row in plain():
        answers.append(row)
    bold = InlineFont(b=True)
    answers["C2"] = CellRichText("I go ", TextBlock(bold, "round"), " the table.")
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.save(folder / "second.xlsx")
    data = with_shared_strings(data)

    def cached(xml: str) -> str:
        head = f'<c r="B1" t="str"><f>A9</f><v>{DECIDES}</v></c>'
        return re.sub(r'<c r="B1".*?</c>', head, xml)

    def unplaced(xml: str) -> str:
        return re.sub(r'(<(?:c|row))( r="\w+")', r"\1", xml)

    by_1904 = '<workbookPr date1904="1"/>'
    hand = {
        "shared": data,
        "cached heading": changed(data, {SHEET: cached}),
        "without places": changed(data, {SHEET: unplaced}),
        "carriage returns": changed(
            data, {"xl/sharedStrings.xml": lambda x: x.replace("The log", "The_x000D_\nlog")}
        ),
        "read aloud": changed(
            data,
            {
                "xl/sharedStrings.xml": lambda x: x.replace(
                    "<t>I go round the table.</t>",
                    '<r><t>I go </t></r><r><t>round.</t></r><rPh sb="0" eb="1"><t>ai</t></rPh>',
                )
            },
        ),
    }
    days = excel(folder / "d.xlsx", _with(_set(C2=datetime(2026, 4, 1)))).read_bytes()
    for name, code in LENGTHS.items():
        hand[name] = _in_format(folder, code)
    hand["from 1904"] = changed(
        days, {"xl/workbook.xml": lambda x: re.sub("<workbookPr[^>]*/>", by_1904, x)}
    )
    found = {"second": folder / "second.xlsx"}
    for name, content in hand.items():
        found[name] = folder / f"{name}.xlsx"
        found[name].write_bytes(content)
    return found


LENGTHS = {
    "length in hours and minutes": "[h]:mm",
    "length in minutes": "[mm]:ss",
    "length in seconds": "[Red][ss]",
    "length in words": '[hh]" h "mm',
    "a time of day": "h:mm",
}
"""Formats of a cell in which a number is hours and minutes, by what they show."""


def _in_format(folder: Path, code: str) -> bytes:
    book = Workbook()
    for row in plain():
        book.worksheets[0].append(row)
    for place, days in (("C2", 1.1041666666666667), ("E2", 0.5), ("C3", 31.0)):
        cell = book.worksheets[0][place]
        cell.value, cell.number_format = days, code
    file = folder / "format.xlsx"
    book.save(file)
    return file.read_bytes()


def unsound(folder: Path) -> dict[str, tuple[str, bytes, str]]:
    """Return files that are refused: a name, the content, and part of what is said of it."""
    data = excel(folder / "good.xlsx", plain()).read_bytes()
    word = io.BytesIO()
    Document().save(word)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    locked = old + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    many = excel(folder / "many.xlsx", [plain()[0], *(plain()[1:] * 2_001)]).read_bytes()
    wrong = bytearray(data)
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    wrong[place : place + 20] = bytes(255 - one for one in wrong[place : place + 20])
    bomb = changed(data, {}, {"xl/media/a.bin": b"\0" * 50_000_000})
    lying = bomb.replace((50_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    typed = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    return {
        "empty": ("a.xlsx", b"", "it is damaged, or no Excel file"),
        "cut off": ("a.xlsx", data[:-200], "it is damaged, or no Excel file"),
        "its head alone": ("a.xlsx", b"PK\x03\x04\x14\x00", "it is damaged, or no Excel file"),
        "other letters": ("a.xlsx", bytes(wrong), "it is damaged, or no Excel file"),
        "no XML": (
            "a.xlsx",
            changed(data, {SHEET: lambda x: x[:-30]}),
            "it is damaged, or no Excel file",
        ),
        "a document type": (
            "a.xlsx",
            changed(data, {SHEET: lambda x: x.replace("<worksheet", typed, 1)}),
            "it holds what Excel never writes",
        ),
        "macros by name": ("a.xlsm", data, "it may hold macros"),
        "macros inside": (
            "a.xlsx",
            changed(data, {}, {"xl/vbaProject.bin": b"x"}),
            "it may hold macros",
        ),
        "old": ("a.xls", old, "it is an old Excel file (.xls). Open it in Excel, choose Save as"),
        "with a password": ("a.xlsx", locked, "it is locked with a password"),
        "a bomb": ("a.xlsx", bomb, "far too much is packed in it"),
        "a bomb that lies": ("a.xlsx", lying, ""),
        "a Word document": ("a.docx", word.getvalue(), "it is no Excel workbook"),
        "10,000 rows": ("a.xlsx", many, "its sheet 'Sheet1' has more than 10,000 rows"),
        "no ratings": (
            "a.xlsx",
            excel(folder / "n.xlsx", [["Name", "Colour"], ["Sam", "green"]]).read_bytes(),
            "no column in it holds ratings from 1 to 4",
        ),
        "a rating of 5": (
            "a.xlsx",
            excel(folder / "five.xlsx", _with(_set(B2=5))).read_bytes(),
            "Sheet1!B2: '5' is no rating. Use 1, 2, 3 or 4",
        ),
        "nine statements": (
            "a.xlsx",
            excel(folder / "9.xlsx", [["Role", *map("S{}".format, range(9))], ["Chair", *[4] * 9]])
            .read_bytes(),
            "9 of its statements are not the tool's own, and 8 is the most",
        ),
        "a long example": (
            "a.xlsx",
            excel(folder / "long.xlsx", _with(_set(C2="x" * 601))).read_bytes(),
            "Sheet1!C2: the example is longer than 600 characters",
        ),
    }  # fmt: skip
