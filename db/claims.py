"""Rows of `claim`. Prose names a claim by its key, so renaming the key rewrites the prose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select

from db.records import Claim
from db.rows import fields_of, from_row
from db.schema_argument import claim, section
from db.transaction import Reader, Row, Transaction, missing

_COLUMNS = [claim.c[name] for name in Claim.__dataclass_fields__]
_ONE = select(*_COLUMNS).where(claim.c.id == bindparam("row_id"))
_BY_KEY = select(*_COLUMNS).where(claim.c.key == bindparam("claim_key"))
_ALL = select(*_COLUMNS).order_by(claim.c.position, claim.c.pk)
_KEYS = select(claim.c.key)
_LAST = select(func.max(claim.c.position)).where(claim.c.parent.is_not_distinct_from(bindparam("above")))
_NAMING = select(section.c.id, section.c.body).where(func.instr(section.c.body, bindparam("marker")) > 0)


def _claim(row: Row) -> Claim:
    return Claim(**from_row(row))


def insert_claim(tx: Transaction, record: Claim) -> None:
    """Insert a claim; KeyTaken when its key is in use."""
    tx.insert(claim, fields_of(record))


def update_claim(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a claim; a new key is written into every body that names the old one."""
    old = select_claim(tx, identifier).key if "key" in fields else ""
    tx.update(claim, identifier, fields)
    if old and old != fields["key"]:
        marker = f"[[{old}]]"
        for row in tx.rows(_NAMING, {"marker": marker}):
            tx.update(section, row["id"], {"body": row["body"].replace(marker, f"[[{fields['key']}]]")})


def delete_claim(tx: Transaction, identifier: str) -> None:
    """Delete a claim and its evidence; prose that names it keeps the marker, and the audit says so."""
    tx.delete(claim, identifier)


def select_claim(reader: Reader, identifier: str) -> Claim:
    """Return the claim with this id."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(claim, identifier)
    return _claim(row)


def select_claims(reader: Reader) -> tuple[Claim, ...]:
    """Return all claims by position; the outline follows from `parent`."""
    return tuple(_claim(row) for row in reader.rows(_ALL))


def find_rings(above: Mapping[str, str | None]) -> frozenset[str]:
    """Return the first claim of each ring: of claims that stand under themselves.

    `above` names the parent of each claim, in the order of the outline. No verb makes a ring; another program
    that writes the file may.
    """
    cuts: set[str] = set()
    settled: set[str] = set()
    places = {one: place for place, one in enumerate(above)}
    for first in above:
        path: dict[str, None] = {}
        at: str | None = first
        while at is not None and at in above and at not in settled and at not in path:
            path[at] = None
            at = above[at]
        if at is not None and at in path:
            way = list(path)
            cuts.add(min(way[way.index(at) :], key=places.__getitem__))
        settled |= path.keys()
    return frozenset(cuts)


def keys(reader: Reader) -> set[str]:
    """Return every key taken."""
    return {str(row["key"]) for row in reader.rows(_KEYS)}


def last_position(reader: Reader, parent: str | None) -> float:
    """Return the position of the last claim under a parent, or at the top; 0 when there is none."""
    return float(reader.value(_LAST, {"above": parent}) or 0.0)


def find_claim_by_key(reader: Reader, key: str) -> Claim | None:
    """Return the claim with this key, or None."""
    row = reader.row(_BY_KEY, {"claim_key": key})
    return _claim(row) if row is not None else None
