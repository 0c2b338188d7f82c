"""Rows of `waiver` and `origin_decision`: what the analyst decided about findings and origins."""

from __future__ import annotations

from sqlalchemy import select

from db.records import OriginDecision, Waiver
from db.rows import fields_of, from_row
from db.schema_argument import origin_decision, waiver
from db.transaction import Reader, Transaction

_WAIVERS = select(*(waiver.c[name] for name in Waiver.__dataclass_fields__)).order_by(waiver.c.pk)
_DECISIONS = select(*(origin_decision.c[name] for name in OriginDecision.__dataclass_fields__)).order_by(
    origin_decision.c.pk
)


def insert_waiver(tx: Transaction, record: Waiver) -> None:
    """Insert a waiver."""
    tx.insert(waiver, fields_of(record))


def delete_waiver(tx: Transaction, identifier: str) -> None:
    """Delete a waiver: its finding counts again."""
    tx.delete(waiver, identifier)


def select_waivers(reader: Reader) -> tuple[Waiver, ...]:
    """Return all waivers, oldest first."""
    return tuple(Waiver(**row) for row in reader.rows(_WAIVERS))


def insert_origin_decision(tx: Transaction, record: OriginDecision) -> None:
    """Insert what the analyst decided about a group of articles."""
    tx.insert(origin_decision, fields_of(record))


def delete_origin_decision(tx: Transaction, identifier: str) -> None:
    """Delete a decision: the program's suggestion counts again."""
    tx.delete(origin_decision, identifier)


def select_origin_decisions(reader: Reader) -> tuple[OriginDecision, ...]:
    """Return all decisions, oldest first."""
    return tuple(OriginDecision(**from_row(row)) for row in reader.rows(_DECISIONS))
