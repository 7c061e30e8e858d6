"""Keep what a notebook shows within its share, and never at the cost of a mark.

What decides a mark is kept, if shortened: that there was an error, or something on stderr,
and a cell's result.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jupyter_client.jsonutil import json_default

CUT = "\n... the rest is left out: this is more than a notebook may show ..."
_FEW = 1000
"""Characters of what decides a mark, when there is no room left."""


class Allowance:
    """The room that is left for what a notebook shows, in bytes of JSON."""

    def __init__(self, room: int) -> None:
        self._left = room
        self._cut: set[tuple[str, str]] = set()

    def line(self, about: dict[str, Any], content: dict[str, Any], buffers: Sequence[str]) -> bytes:
        """Return a message as a line of JSON, shortened if need be; empty if nothing is left."""
        line = _encode({**about, "content": content, "buffers": buffers})
        if len(line) > self._left:
            short = self._shorten(about, content)
            line = _encode({**about, "content": short, "buffers": []}) if short else b""
        self._left -= len(line)
        return line

    def _shorten(self, about: dict[str, Any], content: dict[str, Any]) -> dict[str, Any] | None:
        kind, which = about["kind"], str(content.get("name", ""))
        if kind == "stream":
            if (about["secret"], which) in self._cut:
                return None
            self._cut.add((about["secret"], which))
            # A character may take six bytes in JSON.
            room = max(_FEW, self._left // 6)
            return {"name": which, "text": str(content.get("text", ""))[:room] + CUT}
        if kind == "error":
            name, value = (str(content.get(key))[:_FEW] for key in ("ename", "evalue"))
            return {"ename": name, "evalue": value, "traceback": [f"{name}: {value}{CUT}"]}
        if kind == "execute_result":
            text = str(content.get("data", {}).get("text/plain", ""))[:_FEW]
            return {**content, "data": {"text/plain": text}, "metadata": {}}
        return None


def _encode(message: dict[str, Any]) -> bytes:
    return json.dumps(message, default=json_default).encode() + b"\n"
