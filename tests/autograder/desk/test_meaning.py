"""Answers are compared by meaning: read once, in the background, by a model that calls nobody."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from autograder.course import Course
from autograder.desk import local_model as installed
from autograder.desk.alike import by_meaning
from autograder.desk.encode import PASSAGES, WORDS, passages
from autograder.desk.local_model import LocalModel, local_model
from autograder.desk.meaning import Encoder
from autograder.desk.service import Desk
from partnership.errors import CourseError
from tests.autograder.desk.small_model import put_small_model
from tests.autograder.marking_course import SMALL, make_marking_course

CELL = "acted-on"
PATIENCE = 60
"""Seconds. Nothing here takes one; a busy computer may."""


class Lengths:
    """An encoder: long answers are alike, and short ones. It waits until it may go on."""

    name = "lengths"

    def __init__(self) -> None:
        self.go = threading.Event()
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Iterator[list[float]]:
        middle = np.median([len(text) for text in texts])
        for text in texts:
            assert self.go.wait(PATIENCE)
            self.read.append(text)
            yield [1.0, 0.0] if len(text) > middle else [0.0, 1.0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_marking_course(tmp_path_factory.mktemp("meaning") / "course", 12)


@pytest.fixture
def course(made: Course) -> Iterator[Course]:
    yield made
    with closing(desk_with(made, Lengths())) as desk, desk.ledger.session.writing() as db:
        db.exec_driver_sql("DELETE FROM partnership_vector")


def desk_with(course: Course, encoder: Encoder | None) -> Desk:
    return Desk(lambda: course, encoder)


def rows(desk: Desk, by: str) -> list[str]:
    return [
        each["script"] for each in desk.sheet("ann", SMALL, CELL, "marker", "alike", by)["rows"]
    ]


def told(desk: Desk) -> dict[str, object] | None:
    found: dict[str, object] | None = desk.reading("ann", SMALL, CELL)["reading"]
    return found


def ended(desk: Desk) -> dict[str, object] | None:
    """Wait until nothing is being read, and return what is said then."""
    end = time.monotonic() + PATIENCE
    while (now := told(desk)) and not now["trouble"]:
        assert time.monotonic() < end, now
        time.sleep(0.02)
    return now


def test_words_are_compared_until_the_answers_have_been_read(course: Course) -> None:
    encoder = Lengths()
    with closing(desk_with(course, encoder)) as desk:
        assert desk.start("ann")["meaning"] is True
        by_words = rows(desk, "words")
        assert encoder.read == []
        sheet = desk.sheet("ann", SMALL, CELL, "marker", "alike", "meaning")
        assert [each["script"] for each in sheet["rows"]] == by_words
        many = len(set(desk._comparing.of(SMALL, CELL).texts.values()))
        assert sheet["reading"] == {"done": 0, "total": many, "trouble": ""} == told(desk)
        first = desk.alike("ann", SMALL, CELL, "marker", by_words[0], "meaning")
        assert (first["by_meaning"], first["reading"]["total"]) == (False, many)
        encoder.go.set()
        assert ended(desk) is None
        texts = desk._comparing.of(SMALL, CELL).texts
        middle = np.median([len(text) for text in set(texts.values())])
        is_long = [len(texts[script]) > middle for script in rows(desk, "meaning")]
        assert sum(one != other for one, other in pairwise(is_long)) == 1
        first = desk.alike("ann", SMALL, CELL, "marker", by_words[0], "meaning")
        assert (first["by_meaning"], first["reading"]) == (True, None)
        assert rows(desk, "words") == by_words


def test_an_answer_is_read_once_whichever_desk_asks_and_only_a_new_one_later(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Lengths()
    encoder.go.set()
    with closing(desk_with(course, encoder)) as desk:
        rows(desk, "meaning")
        ended(desk)
        texts = set(desk._comparing.of(SMALL, CELL).texts.values())
    assert sorted(encoder.read) == sorted(texts)
    with closing(desk_with(course, encoder)) as desk:
        assert desk.sheet("ann", SMALL, CELL, "marker", "alike", "meaning")["reading"] is None
        assert len(encoder.read) == len(texts)
        compared = desk._comparing.of(SMALL, CELL)
    changed = {**compared.texts, min(compared.texts): "I have thought again."}
    monkeypatch.setattr("autograder.desk.comparing.texts_of", lambda *_: changed)
    with closing(desk_with(course, encoder)) as desk:
        rows(desk, "meaning")
        ended(desk)
    assert encoder.read[len(texts) :] == ["I have thought again."]


def test_what_goes_wrong_is_told_and_words_are_used(course: Course) -> None:
    class Broken(Lengths):
        def encode(self, texts: Sequence[str]) -> Iterator[list[float]]:
            yield [1.0, 0.0]
            raise CourseError("the model stopped", "put it in anew")

    with closing(desk_with(course, Broken())) as desk:
        by_words = rows(desk, "words")
        rows(desk, "meaning")
        said = ended(desk)
        assert said is not None
        assert said["trouble"] == "the model stopped - put it in anew"
        assert rows(desk, "words") == by_words
    encoder = Lengths()
    encoder.go.set()
    with closing(desk_with(course, encoder)) as desk:
        rows(desk, "meaning")
        assert ended(desk) is None


def test_without_a_model_the_desk_says_how_to_get_one(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda _name: None)
    assert local_model() is None
    with closing(desk_with(course, None)) as desk:
        assert desk.start("ann")["meaning"] is False
        sheet = desk.sheet("ann", SMALL, CELL, "marker", "alike", "meaning")
        assert [each["script"] for each in sheet["rows"]] == rows(desk, "words")
        assert '-e ".[course,meaning]"' in sheet["reading"]["trouble"]


def test_a_model_works_in_a_process_of_its_own_and_keeps_the_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(put_small_model(tmp_path)))
    texts = ["one two", "three", "one two", "é ‮ \ud800 \x00", ""]
    vectors = np.array(list(LocalModel().encode(texts)))
    assert vectors.shape == (5, 256)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 1, 0], atol=1e-4)
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_a_model_that_calls_out_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(put_small_model(tmp_path)))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CourseError, match="could not be used"):
            list(LocalModel().encode([f"CALL OUT {port}"]))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_model_that_ends_early_loses_nothing_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(put_small_model(tmp_path)))
    vectors = LocalModel().encode(["one", "STOP", "two"])
    assert len(next(vectors)) == 256
    with pytest.raises(CourseError, match=r"could not be used - .*\[course,meaning\]"):
        list(vectors)


def test_a_long_answer_is_read_in_parts_of_much_the_same_length() -> None:
    words = [f"word{number}" for number in range(WORDS * 3 + 1)]
    parts = passages(" ".join(words))
    assert " ".join(parts).split() == words
    assert {len(part.split()) for part in parts} <= {WORDS * 3 // 4, WORDS * 3 // 4 + 1}
    assert passages("") == [""]
    assert len(passages("again " * WORDS * (PASSAGES + 5))) == PASSAGES


def test_what_all_answers_have_in_common_makes_none_alike() -> None:
    pairs = np.repeat(np.eye(21)[1:], 2, axis=0) * 3  # 40 answers, two and two of one kind
    scripts = [f"{kind}{which}" for kind in range(20) for which in "AB"]
    alike = by_meaning(scripts, (pairs + np.eye(21)[0] * 3).astype("f4"))
    groups = alike.groups
    assert len(set(groups.values())) == 20
    assert all(groups[f"{kind}A"] == groups[f"{kind}B"] for kind in range(20))
    assert alike.near("7A") == [("7B", pytest.approx(1))]
    assert by_meaning(["A", "B"], np.ones((2, 3), "f4")).groups == {"A": 0, "B": 0}
