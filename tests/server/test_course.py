"""``partnership course``: a real JupyterLab, started, asked, and stopped with Ctrl-C."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Barrier
from urllib.parse import urlsplit

import psutil
import pytest
from jupyter_client.blocking import BlockingKernelClient
from rich.console import Console

from partnership.course import is_loopback
from partnership.errors import CourseError
from partnership.server import ports
from partnership.server.lab import find_commands
from partnership.site.build import build_book
from tests.books import tiny_course
from tests.serving import SECONDS, Served, run, served


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tiny_course(tmp_path_factory.mktemp("a course"))
    build_book(root, Console(file=io.StringIO()))
    return root


@pytest.fixture(scope="module")
def course(root: Path) -> Iterator[Served]:
    with served(root) as course:
        yield course


def start_kernel(course: Served, root: Path) -> None:
    started = course.ask("/api/kernels", "POST")
    assert started.status == 201
    name = f"kernel-{json.loads(started.text)['id']}.json"
    client = BlockingKernelClient()
    client.load_connection_file(str(root / "_build" / "jupyter" / "runtime" / name))
    client.start_channels()
    too_late = time.monotonic() + SECONDS
    try:
        # A kernel whose heart is not heard for a second counts as dead, however busy the machine.
        while True:
            try:
                return client.wait_for_ready(timeout=SECONDS)
            except RuntimeError:
                if time.monotonic() > too_late:
                    raise
    finally:
        client.stop_channels()


def save(course: Served, name: str, text: str) -> None:
    """Have the server save a file; it may end before it answers."""
    address = urlsplit(course.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=SECONDS)
    body = json.dumps({"type": "file", "format": "text", "content": text})
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request(
            "PUT", f"/api/contents/{name}", body, {"Authorization": f"token {course.token}"}
        )
        connection.getresponse().read()


def outlives(process: psutil.Process) -> bool:
    """Whether a process goes on, though there was time to end."""
    too_late = time.monotonic() + SECONDS
    with suppress(psutil.NoSuchProcess):
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > too_late:
                return True
            time.sleep(0.1)
    return False


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as other_program:
        other_program.bind(("127.0.0.1", 0))
        other_program.listen()
        yield other_program.getsockname()[1]


@contextmanager
def taken(held: ports.Held | None) -> Iterator[int]:
    assert held
    try:
        yield held.port
    finally:
        for each in held.sockets:
            each.close()


def test_it_says_what_can_be_done_and_where(course: Served) -> None:
    text = course.text
    assert "Building" not in text  # the book is up to date
    assert f"{course.origin}/lab?token={course.token}" in text
    for word in ("Read", "Try", "Do", "Mark"):
        assert f"\n  {word} " in text
    assert len(text.splitlines()) < 24


def test_the_book_is_at_course_with_a_way_to_the_labs(course: Served) -> None:
    answer = course.ask("/course/")
    assert answer.status == 200
    assert "<h1>Home" in answer.text
    assert '<a href="/lab">Labs and assignments (opens JupyterLab)</a>' in answer.text
    assert course.ask("/course?a=b").headers["Location"] == "/course/?a=b"
    assert course.ask("/").headers["Location"] == "/course/?"


def test_the_book_asks_for_the_token(course: Served) -> None:
    for path in ("/course/", "/course/words.html", "/course/_static/pygments.css", "/course"):
        answer = course.ask(path, token=False)
        assert (answer.status, answer.headers["Location"][:7]) == (302, "/login?"), path


def test_the_token_is_taken_out_of_the_address(course: Served) -> None:
    answer = course.ask(f"/course/words.html?token={course.token}&q=a+b", token=False)
    assert (answer.status, answer.headers["Location"]) == (302, "/course/words.html?q=a+b")
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    assert course.ask("/course/words.html", token=False, Cookie=cookie).status == 200


def test_the_book_may_fetch_nothing_from_elsewhere(course: Served) -> None:
    for path in ("/course/", "/course/_static/pygments.css", "/course/none"):
        headers = course.ask(path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["words.html", "_static/pygments.css"])
def test_a_new_build_is_seen_at_once_and_an_old_page_is_not_sent_twice(
    course: Served, root: Path, path: str
) -> None:
    first = course.ask(f"/course/{path}")
    assert first.headers["Cache-Control"] == "no-cache"
    again = course.ask(f"/course/{path}", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    file = root / "_build" / "html" / path
    file.write_text(file.read_text(encoding="utf-8") + "/* new */", encoding="utf-8")
    changed = course.ask(f"/course/{path}", If_None_Match=first.headers["ETag"])
    assert changed.status == 200
    assert changed.text.endswith("/* new */")


def test_the_book_is_compressed_and_the_lab_is_as_it_was(course: Served) -> None:
    for path in ("/course/words.html", "/course/_static/pygments.css"):
        assert course.ask(path, Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in course.ask(path).headers
    assert "Content-Encoding" not in course.ask("/lab", Accept_Encoding="gzip").headers


def test_head_sends_no_content(course: Served) -> None:
    for path in ("/course/words.html", "/course/_static/pygments.css"):
        answer = course.ask(path, "HEAD")
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["Content-Length"] == course.ask(path).headers["Content-Length"]


@pytest.mark.parametrize(
    "path",
    ["../../_config.yml", "..%2f..%2f_config.yml", "%2e%2e/%2e%2e/_config.yml", "/etc/hosts"],
)
def test_nothing_outside_the_book_is_shown(course: Served, path: str) -> None:
    answer = course.ask(f"/course/{path}")
    assert answer.status in {403, 404}
    assert "tiny" not in answer.text.replace("A tiny course", "tiny")
    assert "localhost" not in answer.text


def test_a_page_that_is_not_there_is_explained(course: Served) -> None:
    answer = course.ask("/course/no-such-page.html")
    assert answer.status == 404
    assert "There is no such page" in answer.text
    assert '<a href="/course/">' in answer.text


def test_a_book_that_is_not_there_is_explained(course: Served, root: Path) -> None:
    html = root / "_build" / "html"
    html.rename(html.with_name("away"))
    try:
        answer = course.ask("/course/words.html")
    finally:
        html.with_name("away").rename(html)
    assert answer.status == 503
    assert "The book is not built yet" in answer.text
    assert "partnership build" in answer.text


def test_jupyterlab_has_the_tile_and_asks_the_network_for_nothing(course: Served) -> None:
    page = course.ask("/lab").text
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    config = json.loads(found[1])
    assert "partnership-course" in {ext["name"] for ext in config["federated_extensions"]}
    assert "@jupyterlab/apputils-extension:announcements" in config["disabledExtensions"]
    assert "@jupyterlab/extensionmanager-extension" in config["disabledExtensions"]
    tile = course.ask("/lab/extensions/partnership-course/static/remoteEntry.js")
    assert tile.status == 200
    news = course.ask("/lab/api/news")
    assert json.loads(news.text or '{"news": []}').get("news") == []


def test_nbgrader_finds_the_course_and_the_students_folder(course: Served, root: Path) -> None:
    assert course.ask("/formgrader/manage_assignments").status == 200
    listed = json.loads(course.ask("/assignments?course_id=partnership").text)
    assert listed == {"success": True, "value": []}
    assert (root / "my-work").is_dir()


def test_what_is_typed_in_its_terminals_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", "/usr/bin")
    for _ in range(2):
        find_commands()
        assert os.environ["PATH"].split(os.pathsep) == [environment, "/usr/bin"]


@pytest.mark.parametrize("in_terminal", [True, False])
def test_ctrl_c_stops_it_and_its_kernels(root: Path, in_terminal: bool) -> None:
    terminal, stdin = os.openpty() if in_terminal else os.pipe()
    try:
        with served(root, stdin=stdin) as course:
            start_kernel(course, root)
            kernels = psutil.Process(course.process.pid).children(recursive=True)
            assert kernels
            assert course.interrupt() == 0
        assert not [kernel for kernel in kernels if outlives(kernel)]
        assert course.text.splitlines()[-1] == "The course is stopped."
        assert "Traceback" not in course.text
    finally:
        os.close(terminal)
        os.close(stdin)


def test_ctrl_c_stops_it_also_while_files_are_being_saved(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "course"
    shutil.copytree(root, own)
    with served(own) as course, ThreadPoolExecutor(8) as pool:
        for number in range(8):
            pool.submit(save, course, f"{number}.txt", "word " * 400_000)
        too_late = time.monotonic() + SECONDS
        while not any(own.glob("*.txt")):
            assert time.monotonic() < too_late
            time.sleep(0.01)
        assert course.interrupt() == 0


def test_a_port_in_use_is_named(root: Path, busy_port: int) -> None:
    done = run(root, "course", "--no-browser", "--port", str(busy_port))
    assert done.returncode == 1
    assert done.stderr == (
        f"--port: port {busy_port} is in use by another program - "
        "stop that program, name another port, or leave --port out to get a free one\n"
    )


def test_a_course_that_runs_already_is_pointed_to(course: Served, root: Path) -> None:
    port = course.origin.rpartition(":")[2]
    done = run(root, "course", "--no-browser", "--port", port)
    assert done.returncode == 1
    assert done.stderr == (
        f"--port: port {port} is in use: this course is running there already - "
        f"open {course.address}\n"
    )


def test_without_a_port_the_next_free_one_is_taken(
    busy_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "FIRST", busy_port)
    with taken(ports.hold_next("127.0.0.1")) as port:
        assert busy_port < port < busy_port + ports.TRIES


def test_a_port_once_chosen_is_nobody_elses() -> None:
    with taken(ports.hold_next("127.0.0.1")) as first:
        assert ports.hold("127.0.0.1", first) is None
        with taken(ports.hold_next("127.0.0.1")) as second:
            assert second > first


def test_two_that_start_together_have_each_a_port_of_its_own(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "another course")
    both_are_there = Barrier(2)

    def is_there(place: Path) -> str:
        try:
            with served(place, "--no-build") as course:
                assert course.ask("/course/words.html").status == 200
                both_are_there.wait(SECONDS)
                return course.origin
        except BaseException:
            both_are_there.abort()  # whoever waits for this one waits in vain
            raise

    with ThreadPoolExecutor(2) as pool:
        origins = set(pool.map(is_there, (root, other)))
    assert len(origins) == 2


def test_an_address_of_another_computer_is_refused() -> None:
    with pytest.raises(CourseError, match="is not an address of this computer"):
        ports.hold("203.0.113.7", 8888)


def test_only_this_computer_is_let_in_by_default() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert is_loopback("localhost")
    assert not is_loopback("0.0.0.0")


def test_a_stale_book_is_served_with_one_warning_that_names_what_changed(root: Path) -> None:
    page = root / "book" / "words.md"
    before = page.read_bytes()
    page.write_bytes(before + b"\nNew.\n")
    try:
        with served(root, "--no-build") as course:
            assert course.ask("/course/words.html").status == 200
            assert [line for line in course.text.splitlines() if "Warning" in line] == [
                (
                    "Warning: the book is not up to date: book/words.md changed after the book was "
                    "built. To build it: partnership build"
                )
            ]
    finally:
        page.write_bytes(before)


def test_a_stale_book_with_a_fault_leaves_the_last_good_one(root: Path) -> None:
    page = root / "book" / "words.md"
    before = page.read_bytes()
    page.write_bytes(before + b"\n{ref}`nowhere`\n")
    try:
        with served(root) as course:
            assert course.ask("/course/words.html").status == 200
        assert "book/words.md:5: undefined label: 'nowhere'" in course.text
        assert "the last good one is shown" in course.text
    finally:
        page.write_bytes(before)
