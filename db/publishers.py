"""Rows of `publisher`: who published. Reached through db.articles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select

from db.records import Publisher
from db.rows import fields_of, from_row
from db.schema_sources import publisher
from db.transaction import Reader, Row, Transaction, missing

_COLUMNS = [publisher.c[name] for name in Publisher.__dataclass_fields__]
_ALL = select(*_COLUMNS).order_by(func.lower(publisher.c.name), publisher.c.pk)
_ONE = select(*_COLUMNS).where(publisher.c.id == bindparam("row_id"))
_NAMED = select(*_COLUMNS).where(publisher.c.name == bindparam("name")).order_by(publisher.c.pk)


def _publisher(row: Row) -> Publisher:
    return Publisher(**from_row(row))


def insert_publisher(tx: Transaction, record: Publisher) -> None:
    """Insert a publisher."""
    tx.insert(publisher, fields_of(record))


def update_publisher(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a publisher."""
    tx.update(publisher, identifier, fields)


def delete_publisher(tx: Transaction, identifier: str) -> None:
    """Delete a publisher; its articles keep none."""
    tx.delete(publisher, identifier)


def select_publisher(reader: Reader, identifier: str) -> Publisher:
    """Return the publisher with this id."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(publisher, identifier)
    return _publisher(row)


def select_publishers(reader: Reader) -> tuple[Publisher, ...]:
    """Return all publishers by name."""
    return tuple(_publisher(row) for row in reader.rows(_ALL))


def find_publisher_by_name(reader: Reader, name: str) -> Publisher | None:
    """Return the publisher of this name, in whatever case it is written, or None."""
    row = reader.row(_NAMED, {"name": name})
    if row is not None:
        return _publisher(row)
    wanted = name.strip().casefold()
    return next(
        (found for found in select_publishers(reader) if found.name.strip().casefold() == wanted), None
    )
