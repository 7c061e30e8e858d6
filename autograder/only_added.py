"""Tables that are records: the database itself refuses to change or take away what stands there.

It works in a file and on a PostgreSQL server. Whoever owns the database can take the triggers
away; nobody does so by mistake.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, text

LOCK = "SELECT pg_advisory_xact_lock(7202611)"
"""On a server: whoever holds it is the only one to write to our tables."""
_SAID = "this is a record, which is only ever added to"
_NO = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
_REFUSE = f"""CREATE OR REPLACE FUNCTION partnership_only_added() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$"""
_POSTGRESQL = {
    "change": "BEFORE UPDATE OR DELETE ON {} FOR EACH ROW",
    "truncate": "BEFORE TRUNCATE ON {} FOR EACH STATEMENT",
}
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def protect(db: Connection, table: Table) -> None:
    """Let rows of a table only be added, inside the caller's transaction; twice does no harm.

    On a database of another kind than these two nothing is done.
    """
    missing = _missing(db, table)
    if missing and db.dialect.name == "postgresql":
        # Two who do this at once would be in each other's way.
        db.exec_driver_sql(LOCK)
        db.exec_driver_sql(_REFUSE)
        missing = _missing(db, table)
    for name in missing:
        db.execute(text(f"CREATE TRIGGER {name} {_triggers(db, table)[name]}"))


def is_protected(db: Connection, table: Table) -> bool:
    """Tell whether every trigger of a table is there."""
    return not _missing(db, table)


def _missing(db: Connection, table: Table) -> list[str]:
    wanted = _triggers(db, table)
    there = set(db.execute(text(_THERE[db.dialect.name])).scalars()) if wanted else set()
    return [name for name in wanted if name not in there]


def _triggers(db: Connection, table: Table) -> dict[str, str]:
    """Return when each trigger of a table refuses what is asked, by the trigger's name."""
    if db.dialect.name == "postgresql":
        refuse = "EXECUTE FUNCTION partnership_only_added()"
        return {
            f"{table.name}_no_{name}": f"{when.format(table.name)} {refuse}"
            for name, when in _POSTGRESQL.items()
        }
    if db.dialect.name != "sqlite":
        return {}
    unique = [column.name for column in table.columns if column.primary_key or column.unique]
    same = " OR ".join(f"{name} = NEW.{name}" for name in unique)
    # INSERT OR REPLACE would take a row away without firing the trigger against it.
    twice = f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {same}) {_NO}"  # noqa: S608
    return {
        f"{table.name}_no_update": f"BEFORE UPDATE ON {table.name} {_NO}",
        f"{table.name}_no_delete": f"BEFORE DELETE ON {table.name} {_NO}",
        f"{table.name}_no_replace": f"BEFORE INSERT ON {table.name} {twice}",
    }
