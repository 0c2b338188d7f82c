"""Rows of `dismissal`: suggestions that the analyst does not want to see again."""

from __future__ import annotations

from sqlalchemy import select

from db.schema_argument import dismissal
from db.transaction import Reader, Transaction


def insert_dismissal(tx: Transaction, claim: str, about: str) -> None:
    """Insert what was dismissed for a claim, unless it is there."""
    if about not in select_dismissed(tx, claim):
        tx.insert(dismissal, {"claim": claim, "about": about, "at": tx.at})


def select_dismissed(reader: Reader, claim: str) -> frozenset[str]:
    """Return what was dismissed for a claim."""
    rows = reader.rows(select(dismissal.c.about).where(dismissal.c.claim == claim))
    return frozenset(row["about"] for row in rows)


def delete_dismissals(tx: Transaction, claim: str) -> int:
    """Delete what was dismissed for a claim; return how many there were."""
    rows = _ids(tx, claim)
    for identifier in rows:
        tx.delete(dismissal, identifier)
    return len(rows)


def _ids(reader: Reader, claim: str) -> tuple[str, ...]:
    """Return the ids of a claim's dismissals."""
    return tuple(row["id"] for row in reader.rows(select(dismissal.c.id).where(dismissal.c.claim == claim)))
