"""Rows of `briefing`. Its sections, key points and listed sources stand in sections.py, reached from here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from db.records import Briefing, Section
from db.rows import fields_of, from_row
from db.schema_argument import briefing
from db.sections import (
    delete_key_point,
    delete_listed_source,
    delete_section,
    insert_key_point,
    insert_listed_source,
    insert_section,
    select_key_points,
    select_listed_sources,
    select_section,
    select_sections,
    update_key_point,
    update_listed_source,
    update_section,
)
from db.transaction import Reader, Row, Transaction, missing

__all__ = [
    "delete_briefing",
    "delete_key_point",
    "delete_listed_source",
    "delete_section",
    "insert_briefing",
    "insert_key_point",
    "insert_listed_source",
    "insert_section",
    "select_briefing",
    "select_briefings",
    "select_key_points",
    "select_listed_sources",
    "select_section",
    "select_sections",
    "update_briefing",
    "update_key_point",
    "update_listed_source",
    "update_section",
]

_COLUMNS = [briefing.c[name] for name in Briefing.__dataclass_fields__ if name in briefing.c]
_ONE = select(*_COLUMNS).where(briefing.c.id == bindparam("row_id"))
_ALL = select(*_COLUMNS).order_by(briefing.c.pk)


def _briefing(row: Row, sections: tuple[Section, ...]) -> Briefing:
    return Briefing(**from_row(row), sections=sections)


def insert_briefing(tx: Transaction, record: Briefing) -> None:
    """Insert a briefing with the sections it has."""
    tx.insert(briefing, fields_of(record, "sections"))
    for part in record.sections:
        insert_section(tx, part)


def update_briefing(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a briefing; its sections are written on their own."""
    tx.update(briefing, identifier, fields)


def delete_briefing(tx: Transaction, identifier: str) -> None:
    """Delete a briefing with its sections, key points and listed sources."""
    tx.delete(briefing, identifier)


def select_briefing(reader: Reader, identifier: str) -> Briefing:
    """Return a briefing whole, its sections in order."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(briefing, identifier)
    return _briefing(row, select_sections(reader, identifier))


def select_briefings(reader: Reader) -> tuple[Briefing, ...]:
    """Return all briefings whole, oldest first."""
    return tuple(_briefing(row, select_sections(reader, row["id"])) for row in reader.rows(_ALL))
