"""Rows of `highlight`, each with a hash over itself, and the second reader's verdicts beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, case, select

from db.records import Highlight
from db.rows import fields_of, from_row, to_row
from db.schema_sources import article, highlight, second_reading, snapshot
from db.transaction import Reader, Row, Transaction, missing

_OWN = [highlight.c[name] for name in Highlight.__dataclass_fields__ if name in highlight.c]
#: What the row hash covers: all of the row. Columns of later formats count only where they say something, so
#: that hashes made before they came still hold.
HASHED = tuple(column.name for column in highlight.c if column.name not in ("pk", "row_hash"))
_LATER = ("area", "marked_in", "marked_start", "marked_end", "foreign_id")
_FIRST = tuple(name for name in HASHED if name not in _LATER)


#: Where a highlight stands, as `second_reading.place` has it.
_PLACE = highlight.c.snapshot.concat(":").concat(highlight.c.start).concat(":").concat(highlight.c.end)
#: A passage that moved since it was read waits to be read again, where there are two readers.
_STATE = case(
    (second_reading.c.place == _PLACE, second_reading.c.state),
    (second_reading.c.state.is_(None) | (snapshot.c.media_type != "application/pdf"), "none"),
    else_="pending",
)
_TEXT = case((second_reading.c.place == _PLACE, second_reading.c.text), else_="")


def _select() -> Select[Any]:
    return (
        select(
            *_OWN,
            snapshot.c.article,
            _STATE.label("second_reader"),
            _TEXT.label("second_text"),
        )
        .join(snapshot, snapshot.c.id == highlight.c.snapshot)
        .join(article, article.c.id == snapshot.c.article)
        .join(second_reading, second_reading.c.highlight == highlight.c.id, isouter=True)
    )


_ONE = _select().where(highlight.c.id == bindparam("row_id"))
_IN_ORDER = _select().order_by(snapshot.c.article, highlight.c.snapshot, highlight.c.start, highlight.c.pk)
_ALL = _IN_ORDER.where(snapshot.c.removed_at == "", article.c.removed_at == "")
_OF_ARTICLE = _IN_ORDER.where(snapshot.c.article == bindparam("article_id"))
_OF_SNAPSHOT = _IN_ORDER.where(highlight.c.snapshot == bindparam("snapshot_id"))
_PLACE_OF = select(_PLACE).where(highlight.c.id == bindparam("row_id"))
_ROW = select(*(highlight.c[name] for name in HASHED)).where(highlight.c.id == bindparam("row_id"))


def row_hash(row: Mapping[str, Any]) -> str:
    """Hash a highlight's row, so that a flipped bit in it shows."""
    later = [row.get(name) for name in _LATER]
    told = [row[name] for name in _FIRST] + (later if any(later) else [])
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _highlight(row: Row) -> Highlight:
    return Highlight(**from_row(row))


def insert_highlight(tx: Transaction, record: Highlight) -> None:
    """Insert a highlight; its article follows from its snapshot."""
    fields = fields_of(record, "article", "second_reader", "second_text")
    fields |= {"created": record.created or tx.at, "updated": record.updated or tx.at, "author": tx.author}
    tx.insert(highlight, fields | {"row_hash": row_hash(to_row(fields))})


def update_highlight(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of a highlight."""
    row = tx.row(_ROW, {"row_id": identifier})
    if row is None:
        raise missing(highlight, identifier)
    fields = {"updated": tx.at, **fields}
    tx.update(highlight, identifier, fields | {"row_hash": row_hash({**row, **to_row(fields)})})


def delete_highlight(tx: Transaction, identifier: str) -> None:
    """Delete a highlight and the evidence that hangs on it."""
    tx.delete(highlight, identifier)


def select_highlight(reader: Reader, identifier: str) -> Highlight:
    """Return the highlight with this id."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(highlight, identifier)
    return _highlight(row)


def select_highlights(
    reader: Reader, article: str | None = None, snapshot: str | None = None
) -> tuple[Highlight, ...]:
    """Return the highlights of a snapshot, of an article or of all articles in use, in the text's order."""
    if snapshot is not None:
        rows = reader.rows(_OF_SNAPSHOT, {"snapshot_id": snapshot})
    elif article is not None:
        rows = reader.rows(_OF_ARTICLE, {"article_id": article})
    else:
        rows = reader.rows(_ALL)
    return tuple(_highlight(row) for row in rows)


def set_second_reading(tx: Transaction, identifier: str, state: str, text: str) -> None:
    """Keep what the second reader made of a passage where it stands now (computed, not an undo step)."""
    place = tx.value(_PLACE_OF, {"row_id": identifier}) or ""
    row = {"highlight": identifier, "state": state, "text": text, "place": place}
    tx.put(second_reading, second_reading.c.highlight, row)
    tx.touch("highlight", identifier)
