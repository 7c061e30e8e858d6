"""A course of thirty answers, and its desk as two of its markers have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.course import Course
from tests.autograder.marking_course import make_marking_course
from tests.browser.desk_hands import (
    MARKERS,
)
from tests.desk_server import DeskServer, desk_server


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("marking") / "course"
    return make_marking_course(folder, 30, markers=MARKERS)


@pytest.fixture(scope="module")
def ann(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("ann"), "--as", "ann") as server:
        yield server


@pytest.fixture(scope="module")
def bob(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_server(course.folder, tmp_path_factory.mktemp("bob"), "--as", "bob") as server:
        yield server
