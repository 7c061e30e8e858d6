"""The files that Moodle, Canvas and Blackboard take in look as they ask."""

from __future__ import annotations

import pytest

from autograder.sheets.cells import plain_number
from autograder.sheets.vle import FORMATS
from tests.autograder.sheets.rows import EVERYONE

WANTED = {
    "moodle": (
        "\ufeffUsername,First name,Last name,Email address,My words\r\n"
        "ann1,Ann,Byrne,ann@example.ac.uk,12.5\r\n"
        "ben2,Ben,Öz,,9\r\n"
        "cat3,,,,\r\n"
        "dan4,Dan,Li,,\r\n"
    ),
    "canvas": (
        "Student,ID,SIS User ID,SIS Login ID,Section,My words\n"
        "    Points Possible,,,,,22\n"
        '"Byrne, Ann",,,ann1,,12.5\n'
        '"Öz, Ben",,,ben2,,9\n'
        "cat3,,,cat3,,\n"
        '"Li, Dan",,,dan4,,\n'
    ),
    "blackboard-csv": (
        '\ufeff"Last Name","First Name","Username","My words"\r\n'
        '"Byrne","Ann","ann1","12.5"\r\n'
        '"Öz","Ben","ben2","9"\r\n'
        '"","","cat3",""\r\n'
        '"Li","Dan","dan4",""\r\n'
    ),
}


@pytest.mark.parametrize("system", WANTED)
def test_a_file_is_as_the_system_asks_and_leaves_unfinished_marks_empty(system: str) -> None:
    assert FORMATS[system][1]("My words", EVERYONE).decode("utf-8") == WANTED[system]


def test_blackboard_gets_tabs_in_utf_16() -> None:
    text = FORMATS["blackboard"][1]("My words", EVERYONE).decode("utf-16")
    assert text == WANTED["blackboard-csv"].removeprefix("\ufeff").replace('","', '"\t"')


def test_marks_have_two_decimals_at_the_most_and_no_dust() -> None:
    values = [12.0, 7.5, 0.1 + 0.2, 10 / 3, 0.0]
    assert [plain_number(value) for value in values] == ["12", "7.5", "0.3", "3.33", "0"]
