"""What a kernel says and what a notebook writes: handed to a function, not to a socket."""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any

from jupyter_client.session import Session

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
