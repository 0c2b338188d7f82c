"""Check a project: SQLite's own check, and the hashes of bytes, texts and highlights, which see far more.

Nothing is ever deleted. The only repairs are of what can be computed anew: indexes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from db.errors import StoreError
from db.failures import translate
from db.highlights import HASHED, row_hash
from db.records import Problem
from db.schema import content, highlight, original, snapshot
from db.schema_search import INDEXES
from db.search import rebuild
from db.transaction import Reader, Transaction

_SNAPSHOTS = select(snapshot.c.id, snapshot.c.byte_size, snapshot.c.sha256, snapshot.c.text_sha256)
_TEXT = select(content.c.text)
_CHUNKS = select(original.c.bytes).order_by(original.c.number)
_HIGHLIGHTS = select(*(highlight.c[name] for name in HASHED), highlight.c.row_hash)
_READ_AGAIN = "Restore a backup, or add the article's file again."


def check(reader: Reader) -> tuple[Problem, ...]:
    """Return everything that is wrong with the project as the reader sees it."""
    problems: list[Problem] = []
    for part in (_check_file, _check_links, _check_snapshots, _check_highlights):
        try:
            problems += part(reader)
        except (DBAPIError, StoreError, UnicodeDecodeError) as error:
            known = error if isinstance(error, StoreError) else translate(error)
            problems.append(Problem(kind="file", where="the project's file", message=str(known)))
    return tuple(problems)


def _check_file(reader: Reader) -> Iterator[Problem]:
    for row in reader.connection.exec_driver_sql("PRAGMA integrity_check(100)"):
        if row[0] != "ok":
            kind = "index" if " index " in row[0] or "fts5" in row[0].lower() else "file"
            yield Problem(kind=kind, where="the project's file", message=str(row[0]))


def _check_links(reader: Reader) -> Iterator[Problem]:
    for table, row, target, _ in reader.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = f"{table} row {row}"
        yield Problem(kind="link", where=where, message=f"It refers to a {target} that is not there.")


def _check_snapshots(reader: Reader) -> Iterator[Problem]:
    for row in reader.rows(_SNAPSHOTS):
        where = f"snapshot {row['id']}"
        digest, size = hashlib.sha256(), 0
        for chunk in reader.rows(_CHUNKS.where(original.c.snapshot == row["id"])):
            digest.update(chunk["bytes"])
            size += len(chunk["bytes"])
        if size != row["byte_size"] or digest.hexdigest() != row["sha256"]:
            message = f"The stored bytes are not those that were added. {_READ_AGAIN}"
            yield Problem(kind="bytes", where=where, message=message)
        text = reader.value(_TEXT.where(content.c.snapshot == row["id"]))
        if text is None or hashlib.sha256(str(text).encode()).hexdigest() != row["text_sha256"]:
            message = f"The stored text is not the one that was read. {_READ_AGAIN}"
            yield Problem(kind="text", where=where, message=message)
        else:
            yield from _check_anchors(reader, str(row["id"]), str(text))


def _check_anchors(reader: Reader, identifier: str, text: str) -> Iterator[Problem]:
    """Verified highlights must stand where they say; others are known not to."""
    columns = (highlight.c.id, highlight.c.start, highlight.c.end, highlight.c.exact)
    verified = highlight.c.anchor_state == "verified"
    for row in reader.rows(select(*columns).where(highlight.c.snapshot == identifier, verified)):
        if text[row["start"] : row["end"]] != row["exact"]:
            where = f"highlight {row['id']}"
            yield Problem(
                kind="anchor", where=where, message="Its quotation is not at its place in the text."
            )


def _check_highlights(reader: Reader) -> Iterator[Problem]:
    for row in reader.rows(_HIGHLIGHTS):
        if row_hash(row) != row["row_hash"]:
            where = f"highlight {row['id']}"
            yield Problem(
                kind="highlight", where=where, message="Its row was changed from outside or damaged."
            )


def check_indexes(tx: Transaction, repair: bool) -> tuple[Problem, ...]:
    """Compare the search indexes with their tables; build them anew when asked."""
    wrong = []
    for index in INDEXES:
        # Trigrams cover some rows only, so their index cannot be compared with the whole table.
        for name, against_table in ((index.words, 1), (index.trigrams, 0)):
            try:
                tx.connection.exec_driver_sql(
                    f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', {against_table})"  # noqa: S608
                )
            except DBAPIError:
                wrong.append(name)
    if wrong and repair:
        rebuild(tx)
    message = "The search index does not fit its table."
    hint = "" if repair else " Repair builds it anew."
    return tuple(Problem(kind="index", where=name, message=message + hint, repaired=repair) for name in wrong)


def reindex(tx: Transaction) -> None:
    """Build SQLite's own indexes anew."""
    tx.connection.exec_driver_sql("REINDEX")
