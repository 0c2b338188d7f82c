"""Format 2: contents, areas, confirmed fields, other readings, moved passages, dismissed suggestions."""

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
    ("claim", "note TEXT DEFAULT '' NOT NULL"),
    ("second_reading", "place TEXT DEFAULT '' NOT NULL"),
)
_PLACES = """
    UPDATE second_reading SET place = coalesce(
        (SELECT snapshot || ':' || start || ':' || "end" FROM highlight h WHERE h.id = highlight), '')
"""
_DISMISSAL = """
    CREATE TABLE dismissal ( pk INTEGER NOT NULL, id TEXT NOT NULL, claim TEXT NOT NULL,
    about TEXT DEFAULT '' NOT NULL, at TEXT DEFAULT '' NOT NULL, PRIMARY KEY (pk), UNIQUE (claim, about),
    UNIQUE (id), FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE ) STRICT
"""

#: What a publication date may rest on: the formats that came with this one say it too.
_BASES = (
    "'pdf_info', 'manual'",
    "'pdf_info', 'meta', 'docx_core', 'opf', 'header', 'front_matter', 'import', 'manual'",
)


def upgrade(connection: Connection) -> None:
    """Add the columns and the further bases of a date; every row keeps what it says."""
    _widen_bases(connection)
    for table, column in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    connection.exec_driver_sql(_PLACES)
    connection.exec_driver_sql(_DISMISSAL)
    connection.exec_driver_sql("CREATE INDEX ix_dismissal_claim ON dismissal (claim)")


def _widen_bases(connection: Connection) -> None:
    """Change the one CHECK in the table's own words, as SQLite's documents advise: no row is touched."""
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(replace(sql, char(10), ' '), ?, ?) WHERE name = 'article'",
        _BASES,
    )
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
