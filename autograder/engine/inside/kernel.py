"""IPython's own kernel without its sockets: what it would send to a front end is a call.

It is the class a notebook runs in, so that results, tracebacks, magics, ``await`` and
widgets are the same. It is made once, before the fork; what a kernel spends its first
second on is paid once for all submissions.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from ipykernel.eventloops import enable_gui
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session
from traitlets import Any as AnyTrait
from traitlets.config import Config

from autograder.engine.inside.confine import make_room
from autograder.engine.inside.sparing import spare

Publish = Callable[[str, dict[str, Any], Sequence[str]], None]
"""Takes the type of a message, its content, and its buffers in base 64."""


class CallingSession(Session):
    """A session whose messages go to a function, not to a socket."""

    publish: Publish | None = None

    def send(  # type: ignore[override]
        self,
        _stream: Any,
        msg_or_type: Any,
        content: dict[str, Any] | None = None,
        *_args: Any,
        buffers: Sequence[Any] | None = None,
        **_more: Any,
    ) -> dict[str, Any]:
        """Hand one message on."""
        if isinstance(msg_or_type, dict):
            kind, content = msg_or_type["header"]["msg_type"], msg_or_type["content"]
        else:
            kind = msg_or_type
        if self.publish is not None:
            encoded = [base64.b64encode(each).decode() for each in buffers or ()]
            self.publish(kind, content or {}, encoded)
        return {"header": {"msg_type": kind}, "content": content}


class _Kernel(IPythonKernel):
    iopub_socket = AnyTrait()
    shell_channel_thread = AnyTrait()


class Stream:
    """``sys.stdout`` or ``sys.stderr`` of a notebook.

    What is written straight to the file descriptor, by a program that was started or by C,
    is gathered in a file and follows when this is flushed.
    """

    encoding = "utf-8"
    errors = "replace"
    closed = False

    def __init__(self, name: str, session: CallingSession) -> None:
        self.name = f"<{name}>"
        self._kind = name
        self._session = session
        self._waiting: list[str] = []
        self._size = 0
        self._lock = threading.RLock()
        self._file = -1
        self._read = 0

    def gather(self, descriptor: int) -> None:
        """Gather what is written to a file descriptor from now on."""
        self._file = os.open("/tmp", os.O_TMPFILE | os.O_RDWR | os.O_APPEND, 0o600)  # noqa: S108
        os.dup2(self._file, descriptor)

    def write(self, text: str) -> int:
        """Keep text until there is enough to send or someone flushes."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        with self._lock:
            self._waiting.append(text)
            self._size += len(text)
        if self._size > 1 << 16:
            self.flush()
        return len(text)

    def writelines(self, lines: Sequence[str]) -> None:
        """Write each of the lines."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Send what is waiting."""
        with self._lock:
            text = "".join(self._waiting) + self._gathered()
            self._waiting.clear()
            self._size = 0
        if text:
            self._session.send(None, "stream", {"name": self._kind, "text": text})

    def _gathered(self) -> str:
        if self._file < 0:
            return ""
        found = b""
        while more := os.pread(self._file, 1 << 20, self._read):
            found += more
            self._read += len(more)
        return found.decode("utf-8", "replace")

    def isatty(self) -> bool:
        """Say that nobody is there to type."""
        return False

    def readable(self) -> bool:
        """Say that it is for writing."""
        return False

    def writable(self) -> bool:
        """Say that it is for writing."""
        return True

    def seekable(self) -> bool:
        """Say that it is for writing."""
        return False

    def fileno(self) -> int:
        """Return the file descriptor that a program started from here would write to."""
        return 1 if self._kind == "stdout" else 2


class NotebookKernel:
    """A kernel that runs one notebook's cells, one after another."""

    def __init__(self) -> None:
        config = Config()
        # Its thread would not live through a fork.
        config.HistoryManager.enabled = False
        self.session = CallingSession(key=b"")
        silent = logging.getLogger("autograder.kernel")
        silent.setLevel(logging.CRITICAL + 1)
        main = SimpleNamespace(parent_thread=threading.main_thread())
        self._kernel: Any = _Kernel.instance(
            config=config, session=self.session, shell_channel_thread=main, log=silent
        )
        # It would look for the application of a kernel that has sockets; %matplotlib asks for it.
        shell: Any = self._kernel.shell
        shell.enable_gui = partial(enable_gui, kernel=self._kernel)
        spare(shell)
        self._streams = {name: Stream(name, self.session) for name in ("stdout", "stderr")}
        self._tell_of_memory()
        self._loop: asyncio.AbstractEventLoop | None = None

    def _tell_of_memory(self) -> None:
        """Make room before an error for want of memory is shown: showing it takes some."""
        shell = self._kernel.shell
        show = shell.showtraceback

        def with_room(*arguments: Any, **options: Any) -> None:
            if isinstance(sys.exc_info()[1], MemoryError):
                make_room()
            show(*arguments, **options)

        shell.showtraceback = with_room

    @property
    def language_info(self) -> dict[str, Any]:
        """What a notebook's metadata say of the language it was run in."""
        return dict(self._kernel.language_info)

    def warm_up(self, cells: Sequence[str]) -> None:
        """Run cells that load what most notebooks need, and forget that they ran."""
        self.open(lambda *_: None)
        shell = self._kernel.shell
        for cell in cells:
            self.run(cell, [])
        shell.reset(new_session=False)
        shell.execution_count = 1
        shell.compile._filename_map.clear()
        assert self._loop is not None  # noqa: S101 - opened above
        self._loop.close()
        asyncio.set_event_loop(None)
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__

    def open(self, publish: Publish, *, gather: bool = False) -> None:
        """Send to ``publish`` from now on; with ``gather`` also what descriptors 1 and 2 get."""
        self.session.publish = publish
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        for stream in self._streams.values():
            stream._file, stream._read = -1, 0
        if gather:
            self._streams["stdout"].gather(1)
            self._streams["stderr"].gather(2)
        sys.stdout = self._streams["stdout"]
        sys.stderr = self._streams["stderr"]

    def run(self, code: str, comms: Sequence[dict[str, Any]], parent: str = "") -> dict[str, Any]:
        """Run one cell and return the kernel's reply: ``status``, and what an error said.

        ``comms`` are messages of widgets in the notebook, handled first.
        """
        assert self._loop is not None  # noqa: S101 - opened before
        header = {"header": {"msg_id": parent, "session": "", "msg_type": "execute_request"}}
        self._kernel.set_parent([b""], header)
        self._kernel.shell.set_parent(header)
        for comm in comms:
            self._kernel.comm_manager.comm_msg(None, None, {"content": comm, "buffers": []})
        work = self._kernel.do_execute(code, silent=False, allow_stdin=False)
        reply = self._loop.run_until_complete(work)
        for stream in self._streams.values():
            stream.flush()
        return {key: reply.get(key) for key in ("status", "ename", "evalue", "traceback")}
