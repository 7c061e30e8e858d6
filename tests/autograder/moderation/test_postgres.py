"""Home packs and moderation on a PostgreSQL server do what they do in a file."""

from __future__ import annotations

from pathlib import Path

from autograder.desk.service import Desk
from autograder.marks.ledger import open_ledger
from autograder.moderation.examiner import write_pack
from autograder.moderation.policy import read_policy
from autograder.moderation.record import Moderation, draw_sample, go_on
from autograder.packs.making import make_pack
from autograder.packs.merging import merge
from autograder.packs.reading import SentFile, read_sent
from tests.autograder.marking_course import SMALL, make_marking_course, mark_everything
from tests.autograder.moderation.conftest import MARKERS, PIECE
from tests.autograder.packs.taken_home import content_of, everything, saved
from tests.autograder.postgres import postgres


def test_scripts_go_home_come_back_twice_and_are_moderated(tmp_path: Path) -> None:
    with postgres(tmp_path / "postgres") as db_url:
        course = make_marking_course(tmp_path / "exercises", 12, markers=MARKERS, db_url=db_url)
        desk = Desk(lambda: course)
        make_pack(desk, SMALL, marker="ann", made_by="lena", file=tmp_path / "pack.zip")
        desk.close()
        pack = content_of(tmp_path / "pack.zip")
        file = saved(pack, everything(pack), tmp_path / "marks.json")
        with open_ledger(course) as ledger:
            sent = [each for _, each in (*read_sent(file), *read_sent(file))]
            merged = [merge(ledger, each, by="lena") for each in sent if isinstance(each, SentFile)]
            assert [(each.new, each.known) for each in merged] == [(12, 0), (0, 12)]
            policy = read_policy("ten-percent")
            drawn = draw_sample(Moderation(ledger, SMALL), policy, who="lena", seed=1)
            mark_everything(
                ledger, SMALL, PIECE, who="mo", role="moderator", scripts=list(drawn.picks), lean=9
            )
            extended = go_on(Moderation(ledger, SMALL), who="lena")
            assert extended is not None
            assert set(extended.picks) | set(drawn.picks) == set(pack["answers"][PIECE.cell])
            assert write_pack(Moderation(ledger, SMALL), tmp_path / "e.zip", who="lena") == 12
