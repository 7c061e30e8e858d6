"""Saved journals made for tests: sound ones, and those that are hostile or broken."""

from __future__ import annotations

import json
from typing import Any

LARGEST = 5_000_000


def journal(kept: Any, **changes: Any) -> bytes:
    """Return a journal's file with this in it."""
    fields = {"format": "partnership-journal", "version": 1, "course": "C", "saved": "2026-11-22"}
    return json.dumps({**fields, "kept": kept, **changes}).encode()


def response(answer: Any = "Words.", fingerprint: str = "f1", **more: Any) -> dict[str, Any]:
    """Return one answer as it is kept."""
    return {"answer": answer, "fingerprint": fingerprint, **more}


def nested(depth: int) -> Any:
    """Return lists in lists."""
    inner: Any = "deep"
    for _ in range(depth):
        inner = [inner]
    return inner


ONE = {"page:activity": {"part": response(at=1.0)}}
SOUND = {
    "empty": journal({}),
    "one answer": journal(ONE),
    "with a byte order mark": b"\xef\xbb\xbf" + journal(ONE),
    "a part set aside": journal({"page:activity": {"part.gibbs.what@f0": response()}}),
    "script, as text": journal({"page:activity": {"part": response("<script>alert(1)</script>")}}),
    "as deep as it may be": journal({"page:activity": {"part": response(nested(16))}}),
    "a version that is a whole number": journal(ONE, version=1.0),
}
FAULTY = {
    "too large": ("large", journal(ONE) + b" " * LARGEST),
    "nothing": ("damaged", b""),
    "half of it": ("damaged", journal(ONE)[:-20]),
    "not text": ("damaged", b"\xff\xfe{}"),
    "not JSON": ("damaged", b"{'format': 1}"),
    "no such number": ("damaged", journal(ONE)[:-1] + b', "x": NaN}'),
    "a list": ("other", b"[]"),
    "null": ("other", b"null"),
    "another file": ("other", b'{"format": 1, "activity": "terms", "responses": {}}'),
    "no version": ("other", journal(ONE, version=None)),
    "true for a version": ("other", journal(ONE, version=True)),
    "half a version": ("other", journal(ONE, version=1.5)),
    "an old version that never was": ("other", journal(ONE, version=0)),
    "nothing kept": ("other", journal(None)),
    "kept as a list": ("other", journal([])),
    "from the future": ("newer", journal(ONE, version=2)),
    "deep": ("strange", journal({"page:activity": {"part": response(nested(17))}})),
    "very deep": ("strange", b"[" * 90_000 + b"]" * 90_000),
    "a key that is no place": ("strange", journal({"theme": {}})),
    "a key with a space": ("strange", journal({"page:an activity": {}})),
    "a key with a newline": ("strange", journal({"page:activity\n": {}})),
    "a key of capitals": ("strange", journal({"Page:activity": {}})),
    "a prototype": ("strange", journal({"page:__proto__": {"__proto__": response()}})),
    "a prototype deep inside": (
        "strange",
        journal({"page:activity": {"part": response({"__proto__": {"x": 1}})}}),
    ),
    "a constructor": ("strange", journal({"page:activity": {"constructor": response()}})),
    "answers in a list": ("strange", journal({"page:activity": [response()]})),
    "an answer that is text": ("strange", journal({"page:activity": {"part": "Words."}})),
    "no fingerprint": ("strange", journal({"page:activity": {"part": {"answer": 1}}})),
    "a part with markup": ("strange", journal({"page:activity": {"<b>": response()}})),
    "a time that is text": ("strange", journal({"page:activity": {"part": response(at="now")}})),
    "a time that is no time": ("strange", journal({"page:activity": {"part": response(at=-1)}})),
    "a time that is true": ("strange", journal({"page:activity": {"part": response(at=True)}})),
    "a time that is nothing": ("strange", journal({"page:activity": {"part": response(at=None)}})),
}
