"""The vectors of answers, kept in the gradebook's database so that each text is read once.

A row is found by its text alone, and is of no use without it. Nothing is lost if all are taken
away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import Column, Engine, LargeBinary, MetaData, String, Table, select
from sqlalchemy.dialects import postgresql, sqlite

META = MetaData()
VECTOR = Table(
    "partnership_vector",
    META,
    Column("digest", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
"""``digest``: SHA-256 of the model's name and the text. ``vector``: 32-bit little-endian floats."""
_AT_ONCE = 500


def digest(model: str, text: str) -> str:
    """Return the key of a text's vector."""
    return hashlib.sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def read_vectors(engine: Engine, digests: Sequence[str]) -> dict[str, bytes]:
    """Return those vectors that are kept, by digest."""
    found: dict[str, bytes] = {}
    with engine.connect().execution_options(reading=True) as db:
        for start in range(0, len(digests), _AT_ONCE):
            wanted = VECTOR.c.digest.in_(digests[start : start + _AT_ONCE])
            rows = db.execute(select(VECTOR.c.digest, VECTOR.c.vector).where(wanted))
            found |= {row.digest: row.vector for row in rows}
    return found


def keep_vectors(engine: Engine, vectors: Mapping[str, bytes]) -> None:
    """Keep vectors by digest; what is there already, another desk's server put there."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    rows = [{"digest": key, "vector": vector} for key, vector in vectors.items()]
    with engine.begin() as db:
        db.execute(insert(VECTOR).on_conflict_do_nothing(), rows)
