"""Ids by their first characters, as people type them on the command line."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, select

from db.transaction import Reader


def ids_by_prefix(reader: Reader, table: Table, prefix: str, *where: ColumnElement[bool]) -> tuple[str, ...]:
    """Return the ids of a table that begin so, oldest first."""
    begins = table.c.id.between(prefix, prefix + "\U0010ffff")
    return tuple(
        row["id"] for row in reader.rows(select(table.c.id).where(begins, *where).order_by(table.c.id))
    )
