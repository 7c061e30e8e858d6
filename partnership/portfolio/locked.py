"""Lock a file with a passphrase, and open what was locked here or in a page.

``locked.js`` in the journal's view writes and reads the same; ``docs/formats/locked-file.md``
describes it. The key is made of the passphrase by PBKDF2 with SHA-256, the content is locked by
AES-256-GCM, so that a file that was changed does not open.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import unicodedata
from typing import Any, Literal

from partnership.errors import CourseError

FORMAT = "partnership-locked"
VERSION = 1
ROUNDS = 600_000
"""Rounds of PBKDF2: what OWASP asked for in 2023 with SHA-256."""

SHORTEST = 12
"""Letters of a passphrase."""

_ROUNDS_TAKEN = range(100_000, 10_000_001)
_KDF, _CIPHER = "PBKDF2-SHA256", "AES-256-GCM"

Fault = Literal["passphrase", "damaged", "newer", "short"]
FAULTS: dict[Fault, tuple[str, str]] = {
    "passphrase": (
        "this passphrase does not open the file",
        "try again: capital letters, spaces and accents count",
    ),
    "damaged": (
        "this locked file is damaged: part of it was changed or is missing",
        "try an earlier copy",
    ),
    "newer": ("locked by a newer version of the course", "update the course, then try again"),
    "short": (
        "this passphrase is too short to keep anything safe",
        f"take at least {SHORTEST} letters; four words that do not belong together do well",
    ),
}


def lock(data: bytes, passphrase: str) -> bytes:
    """Return a locked file that holds ``data``. Nobody can open it without the passphrase.

    Raises:
        CourseError: the passphrase has fewer than ``SHORTEST`` letters.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(passphrase) < SHORTEST:
        raise _refusal("short", "")
    salt, iv = os.urandom(16), os.urandom(12)
    locked = AESGCM(_key(passphrase, salt, ROUNDS)).encrypt(iv, data, _header(ROUNDS))
    content = {
        "format": FORMAT,
        "version": VERSION,
        "kdf": _KDF,
        "rounds": ROUNDS,
        "cipher": _CIPHER,
        "salt": base64.b64encode(salt).decode(),
        "iv": base64.b64encode(iv).decode(),
        "sha256": hashlib.sha256(locked).hexdigest(),
        "data": base64.b64encode(locked).decode(),
    }
    return json.dumps(content, indent=1).encode()


def is_locked(data: bytes) -> bool:
    """Tell whether these are the bytes of a locked file, whole or not."""
    return _content(data) is not None


def unlock(data: bytes, passphrase: str, place: str = "") -> bytes:
    """Return what a locked file holds; ``place`` is what messages call the file.

    Raises:
        CourseError: the passphrase is another, or the file is damaged or newer.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    content = _content(data) or {}
    version, rounds = content.get("version"), content.get("rounds")
    if type(version) is int and version > VERSION:
        raise _refusal("newer", place)
    salt, iv, locked = (_bytes(content.get(name)) for name in ("salt", "iv", "data"))
    known = (version, content.get("kdf"), content.get("cipher")) == (VERSION, _KDF, _CIPHER)
    whole = known and len(salt) == 16 and len(iv) == 12 and type(rounds) is int
    if not whole or rounds not in _ROUNDS_TAKEN:
        raise _refusal("damaged", place)
    if hashlib.sha256(locked).hexdigest() != content.get("sha256"):
        raise _refusal("damaged", place)
    assert type(rounds) is int  # noqa: S101 - as was just seen
    try:
        return AESGCM(_key(passphrase, salt, rounds)).decrypt(iv, locked, _header(rounds))
    except InvalidTag:
        raise _refusal("passphrase", place) from None


def _key(passphrase: str, salt: bytes, rounds: int) -> bytes:
    # An accent can be typed in two ways; both must open the file.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return hashlib.pbkdf2_hmac("sha256", secret, salt, rounds, dklen=32)


def _header(rounds: int) -> bytes:
    """Return what the lock also covers, so that nobody can change it unseen."""
    return f"{FORMAT}:{VERSION}:{_KDF}:{rounds}:{_CIPHER}".encode()


def _content(data: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    found = isinstance(content, dict) and content.get("format") == FORMAT
    return content if found else None


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:
        return b""


def _refusal(fault: Fault, place: str) -> CourseError:
    what, remedy = FAULTS[fault]
    return CourseError(what, remedy, place)
