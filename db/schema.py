"""Every table of a project, once: those of what was read stand in schema_sources.py, of what is argued in
schema_argument.py. Search indexes stand in schema_search.py, undo triggers in journal.py.

Tables are STRICT; `pk` is the row number inside the file (full-text search needs it), `id` the UUIDv7 that
everything outside uses and that foreign keys name. Rows that carry bytes (`content`, `original`) and computed
or view state (`boxes`, `fingerprint`, `second_reading`, `reading`, `view_state`) are not journaled and
hang on ids without a foreign key, so that undoing and redoing an addition never touches them.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Text, create_mock_engine
from sqlalchemy.dialects import sqlite

# The tables of schema_argument.py are in the metadata as soon as they are read.
from db import schema_argument  # noqa: F401
from db.columns import integer, key, metadata, pk, table, text, uuid
from db.schema_search import index_statements
from db.schema_sources import article, publisher, snapshot

APPLICATION_ID = 0x536D726B
SCHEMA_VERSION = 2

project = table("project", pk(), uuid(), text("title"), text("created"), text("backed_up"))

view_state = table("view_state", pk(), key("key"), text("value"))

change = table("change", pk(), uuid(), text("label"), text("at"), integer("undone"))

#: One row of one table that moved: `before` and `after` hold its columns as JSON (all of them when the row
#: was deleted or inserted, the changed ones when it was updated). Data, not SQL: a stranger's file cannot
#: make an undo run statements.
step = table(
    "step",
    pk(),
    # Deferred: steps are written while the change runs, its own row when it ends.
    Column(
        "change",
        Integer,
        ForeignKey("change.pk", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    text("moved"),
    integer("row"),
    text("touched"),
    Column("before", Text),
    Column("after", Text),
)

for column in (publisher.c.name, snapshot.c.sha256, step.c.change):
    Index(f"ix_{column.table.name}_{column.name}", column)

#: What is in the bin or undone is little, and asked for in every search.
for column, condition in (
    (article.c.removed_at, article.c.removed_at != ""),
    (snapshot.c.removed_at, snapshot.c.removed_at != ""),
    (change.c.undone, change.c.undone != 0),
):
    Index(f"ix_{column.table.name}_{column.name}", column, sqlite_where=condition)


def create_schema(connection: Connection) -> None:
    """Create every table, index and trigger of the present schema in an empty file."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """Put the schema into words once: to compile it costs more than to run it."""
    made: list[str] = []
    dialect = sqlite.dialect()
    engine = create_mock_engine(
        "sqlite://", lambda ddl, *_, **__: made.append(str(ddl.compile(dialect=dialect)))
    )
    metadata.create_all(engine, checkfirst=False)
    return (*made, *index_statements())
