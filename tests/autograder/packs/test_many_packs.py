"""Twenty tutors take twenty-five scripts each home, and everything comes back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from autograder.desk.service import Desk
from autograder.marks.ledger import open_ledger
from autograder.packs.making import make_pack
from autograder.packs.merging import merge
from autograder.packs.reading import SentFile, read_sent
from tests.autograder.marking_course import SMALL, make_marking_course
from tests.autograder.packs.taken_home import content_of, everything, saved

CELL = "acted-on"
TUTORS = [f"tutor-{number:02}" for number in range(1, 21)]
MARKERS = "people:\n  - {who: lena, roles: [leader]}\n" + "".join(
    f"  - {{who: {tutor}, roles: [marker]}}\n" for tutor in TUTORS
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("many")


def test_five_hundred_scripts_go_home_and_come_back(folder: Path) -> None:
    course = make_marking_course(folder / "exercises", 500, markers=MARKERS)
    desk = Desk(lambda: course)
    files = []
    for number, tutor in enumerate(TUTORS, start=1):
        zipped = folder / f"{tutor}.zip"
        make_pack(
            desk, SMALL, marker=tutor, made_by="lena", file=zipped, share=(number, len(TUTORS))
        )
        assert zipped.stat().st_size < 300_000
        pack = content_of(zipped)
        files.append(saved(pack, everything(pack, level=number % 5), folder / f"{tutor}.json"))
    desk.close()
    with open_ledger(course) as ledger:
        # Each file twice, as it happens when many are sent by many.
        for file in (*files, *files):
            for _, sent in read_sent(file):
                assert isinstance(sent, SentFile)
                merged = merge(ledger, sent, by="lena")
                assert (merged.new + merged.known, merged.refused, merged.conflicts) == (25, [], [])
        standings = ledger.standings(SMALL, CELL)
    assert len(standings) == 500
    assert all(standing.settled for standing in standings.values())
    assert {len(standing.events) for standing in standings.values()} == {1}
    assert Counter(s.events[0].who for s in standings.values()) == dict.fromkeys(TUTORS, 25)
