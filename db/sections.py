"""Rows of `section`, with its key points (and the claims they state) and its listed sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from db.records import KeyPoint, ListedSource, Section
from db.rows import fields_of, from_row
from db.schema_argument import key_point, key_point_claim, listed_source, section
from db.transaction import Reader, Transaction, missing

_SECTION = [section.c[name] for name in Section.__dataclass_fields__ if name in section.c]
_POINT = [key_point.c[name] for name in KeyPoint.__dataclass_fields__ if name in key_point.c]
_LISTED = [listed_source.c[name] for name in ListedSource.__dataclass_fields__]

_ONE = select(*_SECTION).where(section.c.id == bindparam("row_id"))
_OF_BRIEFING = (
    select(*_SECTION)
    .where(section.c.briefing == bindparam("briefing_id"))
    .order_by(section.c.position, section.c.pk)
)
_POINTS = (
    select(*_POINT)
    .where(key_point.c.section == bindparam("section_id"))
    .order_by(key_point.c.position, key_point.c.pk)
)
_POINT_CLAIMS = (
    select(key_point_claim.c.key_point, key_point_claim.c.claim)
    .join(key_point, key_point.c.id == key_point_claim.c.key_point)
    .where(key_point.c.section == bindparam("section_id"))
    .order_by(key_point_claim.c.position, key_point_claim.c.pk)
)
_LISTED_IN = (
    select(*_LISTED)
    .where(listed_source.c.section == bindparam("section_id"))
    .order_by(listed_source.c.position, listed_source.c.pk)
)
_DROP_CLAIMS = key_point_claim.delete().where(key_point_claim.c.key_point == bindparam("point_id"))


def insert_section(tx: Transaction, record: Section) -> None:
    """Insert a section with the key points and listed sources it has."""
    tx.insert(section, fields_of(record, "key_points", "listed_sources"))
    for point in record.key_points:
        insert_key_point(tx, point)
    for listed in record.listed_sources:
        insert_listed_source(tx, listed)


def update_section(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a section; key points and listed sources are written on their own."""
    tx.update(section, identifier, fields)


def delete_section(tx: Transaction, identifier: str) -> None:
    """Delete a section with its key points and listed sources."""
    tx.delete(section, identifier)


def select_section(reader: Reader, identifier: str) -> Section:
    """Return a section whole."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(section, identifier)
    return _whole(reader, from_row(row))


def select_sections(reader: Reader, briefing: str) -> tuple[Section, ...]:
    """Return a briefing's sections whole, in order."""
    return tuple(
        _whole(reader, from_row(row)) for row in reader.rows(_OF_BRIEFING, {"briefing_id": briefing})
    )


def _whole(reader: Reader, fields: dict[str, Any]) -> Section:
    points = select_key_points(reader, fields["id"])
    return Section(**fields, key_points=points, listed_sources=select_listed_sources(reader, fields["id"]))


def insert_key_point(tx: Transaction, record: KeyPoint) -> None:
    """Insert a key point with its claims."""
    tx.insert(key_point, fields_of(record, "claims"))
    _insert_claims(tx, record.id, record.claims)


def update_key_point(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a key point; `claims` replaces its claims."""
    claims: Iterable[str] | None = fields.pop("claims", None)
    tx.update(key_point, identifier, fields)
    if claims is not None:
        tx.execute(_DROP_CLAIMS, {"point_id": identifier})
        _insert_claims(tx, identifier, claims)


def _insert_claims(tx: Transaction, point: str, claims: Iterable[str]) -> None:
    for position, claim in enumerate(claims):
        tx.insert(key_point_claim, {"key_point": point, "claim": claim, "position": float(position)})


def delete_key_point(tx: Transaction, identifier: str) -> None:
    """Delete a key point; its claims stay."""
    tx.delete(key_point, identifier)


def select_key_points(reader: Reader, section: str) -> tuple[KeyPoint, ...]:
    """Return a section's key points in order."""
    claims: dict[str, list[str]] = defaultdict(list)
    rows = reader.rows(_POINTS, {"section_id": section})
    if rows:
        for row in reader.rows(_POINT_CLAIMS, {"section_id": section}):
            claims[row["key_point"]].append(row["claim"])
    return tuple(KeyPoint(**row, claims=tuple(claims[row["id"]])) for row in rows)


def insert_listed_source(tx: Transaction, record: ListedSource) -> None:
    """Insert an article that a section lists without saying which sentence rests on it."""
    tx.insert(listed_source, fields_of(record))


def update_listed_source(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a listed source."""
    tx.update(listed_source, identifier, fields)


def delete_listed_source(tx: Transaction, identifier: str) -> None:
    """Delete a listed source; the article stays."""
    tx.delete(listed_source, identifier)


def select_listed_sources(reader: Reader, section: str) -> tuple[ListedSource, ...]:
    """Return a section's listed sources in order."""
    return tuple(ListedSource(**row) for row in reader.rows(_LISTED_IN, {"section_id": section}))
