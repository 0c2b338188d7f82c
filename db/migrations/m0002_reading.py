"""Format 2: contents, areas, confirmed fields, other readings of the same bytes, passages that were moved."""

from __future__ import annotations

from sqlalchemy import Connection

_COLUMNS = (
    ("article", "confirmed TEXT DEFAULT '[]' NOT NULL"),
    ("snapshot", "bytes_of TEXT DEFAULT '' NOT NULL"),
    ("content", "outline TEXT DEFAULT '[]' NOT NULL"),
    ("highlight", "area TEXT DEFAULT '' NOT NULL"),
    ("highlight", "marked_in TEXT DEFAULT '' NOT NULL"),
    ("highlight", "marked_start INTEGER DEFAULT 0 NOT NULL"),
    ("highlight", "marked_end INTEGER DEFAULT 0 NOT NULL"),
    ("highlight", "foreign_id TEXT DEFAULT '' NOT NULL"),
)


def upgrade(connection: Connection) -> None:
    """Add the columns; every row keeps what it says."""
    for table, column in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
