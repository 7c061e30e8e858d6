"""The shape of a tool's work, small enough for a page."""

from __future__ import annotations

from typing import Any

LEFT_OUT = {"title", "description", "$defs"}


def compact(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON Schema without words, with each reference replaced by what it refers to.

    ``schema.js`` reads the result. A model that holds itself cannot be written like this.
    """
    defined = schema.get("$defs", {})

    def plain(value: Any, *, names: bool = False) -> Any:
        if isinstance(value, list):
            return [plain(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "$ref" in value:
            return plain(defined[value["$ref"].removeprefix("#/$defs/")])
        return {
            key: plain(one, names=key in ("properties", "patternProperties"))
            for key, one in value.items()
            # Below "properties", a key is the name of a field and not a word of JSON Schema.
            if names or key not in LEFT_OUT
        }

    found: dict[str, Any] = plain(schema)
    return found
