"""Rows of `evidence`: the links from highlights to claims."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from db.records import Evidence
from db.rows import fields_of, from_row
from db.schema_argument import evidence
from db.schema_sources import article, highlight, snapshot
from db.transaction import Reader, Row, Transaction, missing

_COLUMNS = [evidence.c[name] for name in Evidence.__dataclass_fields__]
_ONE = select(*_COLUMNS).where(evidence.c.id == bindparam("row_id"))
#: Links to articles in the bin are out of sight, as their highlights are.
_ALL = (
    select(*_COLUMNS)
    .join(highlight, highlight.c.id == evidence.c.highlight)
    .join(snapshot, snapshot.c.id == highlight.c.snapshot)
    .join(article, article.c.id == snapshot.c.article)
    .where(snapshot.c.removed_at == "", article.c.removed_at == "")
    .order_by(evidence.c.claim, evidence.c.position, evidence.c.pk)
)
_WHATEVER_OF_CLAIM = (
    select(*_COLUMNS)
    .where(evidence.c.claim == bindparam("claim_id"))
    .order_by(evidence.c.position, evidence.c.pk)
)
_OF_CLAIM = _ALL.where(evidence.c.claim == bindparam("claim_id"))
_OF_HIGHLIGHT = _ALL.where(evidence.c.highlight == bindparam("highlight_id"))
_OF_BOTH = _OF_CLAIM.where(evidence.c.highlight == bindparam("highlight_id"))


def _evidence(row: Row) -> Evidence:
    return Evidence(**from_row(row))


def insert_evidence(tx: Transaction, record: Evidence) -> None:
    """Insert a link from a highlight to a claim."""
    tx.insert(evidence, fields_of(record))


def update_evidence(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a link."""
    tx.update(evidence, identifier, fields)


def delete_evidence(tx: Transaction, identifier: str) -> None:
    """Delete a link; highlight and claim stay."""
    tx.delete(evidence, identifier)


def select_evidence(reader: Reader, identifier: str) -> Evidence:
    """Return the link with this id."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(evidence, identifier)
    return _evidence(row)


def select_evidences(
    reader: Reader, claim: str | None = None, highlight: str | None = None
) -> tuple[Evidence, ...]:
    """Return the links of a claim, of a highlight or of all, in their order; none to articles in the bin."""
    given = {"claim_id": claim, "highlight_id": highlight}
    queries = {
        (False, False): _ALL,
        (True, False): _OF_CLAIM,
        (False, True): _OF_HIGHLIGHT,
        (True, True): _OF_BOTH,
    }
    query = queries[claim is not None, highlight is not None]
    return tuple(
        _evidence(row) for row in reader.rows(query, {k: v for k, v in given.items() if v is not None})
    )


def select_every_link(reader: Reader, claim: str) -> tuple[Evidence, ...]:
    """Return all links of a claim, those to articles in the bin too: what moves a claim moves them along."""
    return tuple(_evidence(row) for row in reader.rows(_WHATEVER_OF_CLAIM, {"claim_id": claim}))
