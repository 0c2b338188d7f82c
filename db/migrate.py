"""Bring an older project up to the present format: copy first, one transaction, links checked after.

No tool does this for us: a batch migration that rebuilds a table deletes what cascades from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection

from db.backup import new_backup
from db.connection import connect, make_engine
from db.errors import Damaged
from db.failures import in_words
from db.migrations import LADDER

Rung = Callable[[Connection], None]


def migrate(path: Path, key: str | None, version: int, ladder: Sequence[Rung] = LADDER) -> Path:
    """Climb from a version to the top of the ladder; return the verified backup made before."""
    source = connect(path, key)
    try:
        backup = new_backup(path, source, key)
    finally:
        source.close()
    engine = make_engine(lambda: _without_links(path, key), "BEGIN IMMEDIATE")
    with in_words(path), engine.begin() as connection:
        climb(connection, version, ladder)
        # Steps written by an older format may not fit the new one's tables.
        connection.exec_driver_sql("DELETE FROM step")
        connection.exec_driver_sql("DELETE FROM change")
    return backup


def _without_links(path: Path, key: str | None) -> object:
    """Connect with foreign keys off: rebuilding a table must not cascade."""
    connection = connect(path, key)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def climb(connection: Connection, version: int, ladder: Sequence[Rung] = LADDER) -> None:
    """Run every rung above a version, and check that no link was broken."""
    for rung in ladder[version:]:
        rung(connection)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise Damaged(
            f"Bringing the project up to date broke {len(broken)} links; nothing was changed.",
            "Please report this, and keep the backup that was made.",
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {len(ladder)}")
