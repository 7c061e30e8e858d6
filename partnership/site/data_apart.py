"""Keep the data of a large activity out of its page: a reader may never come to it.

The data is a classic script beside the views (``file://`` pages load no other data), which the
host asks for when a reader comes near the activity (``host/near.js``).
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

LARGE = 60_000
"""Characters of data; about 15 KiB on their way to a reader, a quarter of what a page may weigh."""


def is_large(text: str) -> bool:
    """Tell whether an activity's data, as JSON, should not come with its page."""
    return len(text) > LARGE


def write_data(book: Path, name: str, text: str) -> str:
    """Write the data of the activity ``name`` and return the file's address below the book.

    The address changes with the data, so that no browser goes on using an older copy.
    """
    file = book / "_static" / f"data-{name}.js"
    file.parent.mkdir(parents=True, exist_ok=True)
    script = f"(globalThis.partnershipData ??= {{}})[{json.dumps(name)}] = {text};\n"
    file.write_text(script, encoding="utf-8")
    return f"_static/{file.name}?v={hashlib.sha256(script.encode()).hexdigest()[:8]}"


def json_of(value: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element whatever it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
