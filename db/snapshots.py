"""Rows of `snapshot`, with what hangs on them: original bytes, canonical text, blocks, glyph boxes
and fingerprint.

The bytes and the text are outside the undo journal: undoing an addition takes away the snapshot's row only,
and redoing it finds them where they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, bindparam, case, select

from db.errors import NotFound
from db.records import OutlineEntry, PageMark, Snapshot
from db.rows import CODECS, fields_of, from_row, to_row
from db.schema_search import INDEXES, is_unspaced, unspaced
from db.schema_sources import article, boxes, content, fingerprint, original, snapshot
from db.transaction import Reader, Row, Transaction, missing

CHUNK_BYTES = 1024 * 1024
#: Up to so many rows are asked for one by one rather than all read.
_FEW = 20

_TEXTS = INDEXES[0]
_OWN = [
    snapshot.c[name] for name in Snapshot.__dataclass_fields__ if name in snapshot.c and name != "removed_at"
]
_REMOVED_AT = case((snapshot.c.removed_at != "", snapshot.c.removed_at), else_=article.c.removed_at)


def _select() -> Select[Any]:
    return (
        select(*_OWN, content.c.page_map, content.c.page_sizes, _REMOVED_AT.label("removed_at"))
        .join(article, article.c.id == snapshot.c.article)
        .join(content, content.c.snapshot == snapshot.c.id)
        .order_by(snapshot.c.pk)
    )


_IN_USE = (snapshot.c.removed_at == "", article.c.removed_at == "")
_ONE = _select().where(snapshot.c.id == bindparam("row_id"))
_ALL = _select().where(*_IN_USE)
_OF_ARTICLE = _select().where(snapshot.c.article == bindparam("article_id"), snapshot.c.removed_at == "")
_BY_SHA256 = _select().where(snapshot.c.sha256 == bindparam("digest")).order_by(None).order_by(_REMOVED_AT)
_TEXT = select(content.c.text).where(content.c.snapshot == bindparam("row_id"))
_BLOCKS = select(content.c.blocks).where(content.c.snapshot == bindparam("row_id"))
_PUT_PAGE_MAP = (
    content.update().where(content.c.snapshot == bindparam("row_id")).values(page_map=bindparam("page_map"))
)
_OUTLINE = select(content.c.outline).where(content.c.snapshot == bindparam("row_id"))
_HOLDER = case((snapshot.c.bytes_of == "", snapshot.c.id), else_=snapshot.c.bytes_of)
_ORIGINAL = (
    select(original.c.bytes)
    .join(snapshot, original.c.snapshot == _HOLDER)
    .where(snapshot.c.id == bindparam("row_id"))
    .order_by(original.c.number)
)
_BOXES = select(boxes.c.boxes).where(
    boxes.c.snapshot == bindparam("row_id"), boxes.c.page_index == bindparam("page")
)
_FINGERPRINTS = (
    select(fingerprint.c.snapshot, fingerprint.c.data)
    .join(snapshot, snapshot.c.id == fingerprint.c.snapshot)
    .join(article, article.c.id == snapshot.c.article)
    .where(*_IN_USE, fingerprint.c.version == bindparam("made_by"))
)
_FINGERPRINTED = select(fingerprint.c.snapshot).where(fingerprint.c.version == bindparam("made_by"))
_FINGERPRINT = _FINGERPRINTS.where(fingerprint.c.snapshot == bindparam("row_id"))


def _snapshot(row: Row) -> Snapshot:
    return Snapshot(**from_row(row))


def insert_snapshot(
    tx: Transaction,
    record: Snapshot,
    original_bytes: bytes,
    text: str,
    blocks: bytes,
    outline: tuple[OutlineEntry, ...] = (),
) -> None:
    """Insert a snapshot with its bytes, canonical text, blocks and table of contents, and index the text.

    With `bytes_of` set the bytes are those of that snapshot and none are stored.
    """
    if "\0" in text:
        raise ValueError("canonical text has no NUL")
    tx.insert(snapshot, fields_of(record, "page_map", "page_sizes"))
    row = {"snapshot": record.id, "page_map": record.page_map, "page_sizes": record.page_sizes}
    number = tx.insert(content, {**row, "text": text, "blocks": blocks, "outline": outline})
    if record.bytes_of:
        original_bytes = b""
    for start in range(0, len(original_bytes), CHUNK_BYTES):
        chunk = original_bytes[start : start + CHUNK_BYTES]
        tx.insert(original, {"snapshot": record.id, "number": start // CHUNK_BYTES, "bytes": chunk})
    # Asked here: the condition in SQL takes longer for a book's text than all else about it.
    for name in (_TEXTS.words, _TEXTS.trigrams) if is_unspaced(text) else (_TEXTS.words,):
        tx.connection.exec_driver_sql(f"INSERT INTO {name}(rowid, text) VALUES (?, ?)", (number, text))  # noqa: S608


def put_page_map(tx: Transaction, identifier: str, page_map: tuple[PageMark, ...]) -> None:
    """Write what became of the pages; where they start is as it was."""
    row = {"row_id": identifier, **to_row({"page_map": page_map})}
    tx.execute(_PUT_PAGE_MAP, row)
    tx.touch("snapshot", identifier)


def delete_bytes(tx: Transaction, identifiers: Iterable[str]) -> None:
    """Delete the bytes, text, boxes and fingerprint of snapshots that no row and no undo step knows."""
    for identifier in identifiers:
        for name, only in ((_TEXTS.words, "1"), (_TEXTS.trigrams, unspaced("", _TEXTS.columns))):
            tx.connection.exec_driver_sql(
                f"INSERT INTO {name}({name}, rowid, text) "  # noqa: S608
                f"SELECT 'delete', pk, text FROM content WHERE snapshot = ? AND {only}",
                (identifier,),
            )
        for table in (content, original, boxes, fingerprint):
            tx.execute(table.delete().where(table.c.snapshot == bindparam("row_id")), {"row_id": identifier})


def select_snapshot(reader: Reader, identifier: str) -> Snapshot:
    """Return the snapshot with this id, in the bin or not."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(snapshot, identifier)
    return _snapshot(row)


def select_snapshots(reader: Reader, article: str | None = None) -> tuple[Snapshot, ...]:
    """Return the snapshots in use, of one article or of all, oldest first."""
    rows = reader.rows(_ALL) if article is None else reader.rows(_OF_ARTICLE, {"article_id": article})
    return tuple(_snapshot(row) for row in rows)


def find_snapshot_by_sha256(reader: Reader, sha256: str) -> Snapshot | None:
    """Return the snapshot of these bytes, or None; one in use before one in the bin (see `removed_at`)."""
    row = reader.row(_BY_SHA256, {"digest": sha256})
    return _snapshot(row) if row is not None else None


def select_text(reader: Reader, identifier: str) -> str:
    """Return a snapshot's canonical text."""
    text = reader.value(_TEXT, {"row_id": identifier})
    if text is None:
        raise missing(snapshot, identifier)
    return str(text)


def select_blocks(reader: Reader, identifier: str) -> bytes:
    """Return a snapshot's blocks, as the intake wrote them."""
    blocks = reader.value(_BLOCKS, {"row_id": identifier})
    if blocks is None:
        raise missing(snapshot, identifier)
    return bytes(blocks)


def select_outline(reader: Reader, identifier: str) -> tuple[OutlineEntry, ...]:
    """Return a snapshot's own table of contents; most articles have none."""
    written = reader.value(_OUTLINE, {"row_id": identifier}) or "[]"
    found: tuple[OutlineEntry, ...] = CODECS["outline"][1](written)
    return found


def select_original(reader: Reader, identifier: str) -> bytes:
    """Return a snapshot's original bytes."""
    chunks = [row["bytes"] for row in reader.rows(_ORIGINAL, {"row_id": identifier})]
    if not chunks and select_snapshot(reader, identifier).byte_size:
        raise NotFound(
            f"The bytes of snapshot {identifier} are gone.", "Run the check, and restore a backup."
        )
    return b"".join(chunks)


def insert_boxes(tx: Transaction, identifier: str, page_index: int, data: bytes) -> None:
    """Keep the glyph boxes of a page (a cache; open it with store.unjournaled())."""
    old = boxes.delete().where(
        boxes.c.snapshot == bindparam("row_id"), boxes.c.page_index == bindparam("page")
    )
    tx.execute(old, {"row_id": identifier, "page": page_index})
    tx.insert(boxes, {"snapshot": identifier, "page_index": page_index, "boxes": data})


def select_boxes(reader: Reader, identifier: str, page_index: int) -> bytes | None:
    """Return the kept glyph boxes of a page, or None."""
    data = reader.value(_BOXES, {"row_id": identifier, "page": page_index})
    return bytes(data) if data is not None else None


def put_fingerprint(tx: Transaction, identifier: str, version: int, data: bytes) -> None:
    """Keep the fingerprint of a snapshot's text, in the place of an older one (not an undo step)."""
    row = {"snapshot": identifier, "version": version, "data": data}
    tx.put(fingerprint, fingerprint.c.snapshot, row)


def select_fingerprints(reader: Reader, version: int, wanted: Collection[str]) -> dict[str, bytes]:
    """Return the kept fingerprints of the wanted snapshots, made by this version; there may be fewer."""
    if len(wanted) > _FEW:
        rows = reader.rows(_FINGERPRINTS, {"made_by": version})
        return {row["snapshot"]: bytes(row["data"]) for row in rows if row["snapshot"] in wanted}
    found = ((one, reader.row(_FINGERPRINT, {"made_by": version, "row_id": one})) for one in wanted)
    return {one: bytes(row["data"]) for one, row in found if row is not None}


def fingerprinted(reader: Reader, version: int) -> frozenset[str]:
    """Return the snapshots whose fingerprint of this version is kept."""
    return frozenset(row["snapshot"] for row in reader.rows(_FINGERPRINTED, {"made_by": version}))
