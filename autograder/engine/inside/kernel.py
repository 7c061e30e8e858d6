"""IPython's own kernel without its sockets: what it would send to a front end is a call.

It is the class a notebook runs in, so that results, tracebacks, magics, ``await`` and
widgets are the same. It is made once, before the fork; what a kernel spends its first
second on is paid once for all submissions.
"""

from __future__ import annotations

import asyncio
import logging
import selectors
import sys
import threading
from collections.abc import Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from ipykernel.eventloops import enable_gui
from ipykernel.ipkernel import IPythonKernel
from traitlets import Any as AnyTrait
from traitlets.config import Config

from autograder.engine.inside.confine import make_room
from autograder.engine.inside.sparing import spare
from autograder.engine.inside.streams import CallingSession, Publish, Stream


class _Kernel(IPythonKernel):
    iopub_socket = AnyTrait()
    shell_channel_thread = AnyTrait()


class _Loop:
    """A loop made before the fork. What the system keeps for it is made after, by its user."""

    def __init__(self) -> None:
        # This selector is the process's own, where epoll would be shared with all the others.
        loop: Any = asyncio.SelectorEventLoop(selectors.PollSelector())
        loop._close_self_pipe()
        self.loop = loop

    def open(self) -> Any:
        """Make it the loop of this process."""
        self.loop._make_self_pipe()
        asyncio.set_event_loop(self.loop)
        return self.loop


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
        self._made = _Loop()
        self._loop: Any = None

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
        self._loop.close()
        self._loop, self._made = None, _Loop()
        asyncio.set_event_loop(None)
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__

    def open(self, publish: Publish, *, gather: bool = False) -> None:
        """Send to ``publish`` from now on; with ``gather`` also what descriptors 1 and 2 get."""
        self.session.publish = publish
        self._loop = self._made.open()
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
