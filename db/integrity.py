"""Check a project: SQLite's own check, and the hashes of bytes, texts and highlights, which see far more.

Nothing is ever deleted. The only repairs are of what can be computed anew: indexes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from db.claims import find_rings
from db.errors import StoreError
from db.failures import translate
from db.highlights import HASHED, row_hash
from db.records import Problem
from db.schema_search import INDEXES
from db.schema_sources import highlight
from db.search import rebuild
from db.transaction import Reader, Transaction

_SNAPSHOTS = (
    "SELECT s.id, {bytes_of}, s.byte_size, s.sha256, s.text_sha256, c.text "
    "FROM snapshot s LEFT JOIN content c ON c.snapshot = s.id"
)
_BYTES_OF = "CASE s.bytes_of WHEN '' THEN s.id ELSE s.bytes_of END"
_CHUNKS = "SELECT bytes FROM original WHERE snapshot = ? ORDER BY number"
#: Each quotation must stand somewhere, letter by letter: where it is, or where it was marked before a newer
#: copy moved it. A rectangle's quotation was typed by hand.
_QUOTES = 'SELECT snapshot, id, start, "end", exact FROM highlight'
_MOVED_QUOTES = (
    "SELECT CASE WHEN anchor_state = 'verified' OR marked_in = '' THEN snapshot ELSE marked_in END, id, "
    "CASE WHEN anchor_state = 'verified' OR marked_in = '' THEN start ELSE marked_start END, "
    "CASE WHEN anchor_state = 'verified' OR marked_in = '' THEN \"end\" ELSE marked_end END, exact "
    "FROM highlight WHERE area = '' AND (anchor_state IN ('verified', 'orphan') OR marked_in != '')"
)
_READ_AGAIN = "Restore a backup, or add the article's file again."


def check(reader: Reader) -> tuple[Problem, ...]:
    """Return everything that is wrong with the project as the reader sees it."""
    problems: list[Problem] = []
    for part in (_check_file, _check_links, _check_rings, _check_snapshots, _check_highlights):
        try:
            problems += part(reader)
        except (DBAPIError, StoreError, UnicodeDecodeError) as error:
            known = error if isinstance(error, StoreError) else translate(error)
            problems.append(Problem(kind="file", where="the project's file", message=str(known)))
    return tuple(problems)


def _columns(reader: Reader, table: str) -> frozenset[str]:
    """Name a table's columns: a project is checked before it is brought up to date, too."""
    return frozenset(row[1] for row in reader.connection.exec_driver_sql(f"PRAGMA table_info({table})"))


def _check_file(reader: Reader) -> Iterator[Problem]:
    for row in reader.connection.exec_driver_sql("PRAGMA integrity_check(100)"):
        if row[0] != "ok":
            kind = "index" if " index " in row[0] or "fts5" in row[0].lower() else "file"
            yield Problem(kind=kind, where="the project's file", message=str(row[0]))


def _check_links(reader: Reader) -> Iterator[Problem]:
    for table, row, target, _ in reader.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = f"{table} row {row}"
        yield Problem(kind="link", where=where, message=f"It refers to a {target} that is not there.")


def _check_rings(reader: Reader) -> Iterator[Problem]:
    rows = reader.connection.exec_driver_sql("SELECT id, parent FROM claim ORDER BY position, id")
    for identifier in sorted(find_rings({row[0]: row[1] for row in rows})):
        message = (
            "It stands under itself in the outline. It is shown at the top; move it to where it belongs."
        )
        yield Problem(kind="link", where=f"claim {identifier}", message=message)


def _check_snapshots(reader: Reader) -> Iterator[Problem]:
    """Hash every snapshot's bytes and text, one at a time, and hold its verified highlights against it."""
    run = reader.connection.exec_driver_sql
    quotes: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    for snapshot, *quote in run(_MOVED_QUOTES if "marked_in" in _columns(reader, "highlight") else _QUOTES):
        quotes[snapshot].append((quote[0], quote[1], quote[2], quote[3]))
    bytes_of = _BYTES_OF if "bytes_of" in _columns(reader, "snapshot") else "s.id"
    for identifier, holder, byte_size, sha256, text_sha256, text in run(_SNAPSHOTS.format(bytes_of=bytes_of)):
        where = f"snapshot {identifier}"
        digest, size = hashlib.sha256(), 0
        for (chunk,) in run(_CHUNKS, (holder,)):
            digest.update(chunk)
            size += len(chunk)
        if size != byte_size or digest.hexdigest() != sha256:
            message = f"The stored bytes are not those that were added. {_READ_AGAIN}"
            yield Problem(kind="bytes", where=where, message=message)
        if text is None or hashlib.sha256(text.encode()).hexdigest() != text_sha256:
            message = f"The stored text is not the one that was read. {_READ_AGAIN}"
            yield Problem(kind="text", where=where, message=message)
            continue
        for marked, start, end, exact in quotes[identifier]:
            if text[start:end] != exact:
                message = "Its quotation is not at its place in the text."
                yield Problem(kind="anchor", where=f"highlight {marked}", message=message)


def _check_highlights(reader: Reader) -> Iterator[Problem]:
    there = _columns(reader, "highlight")
    names = [name for name in HASHED if name in there]
    for row in reader.execute(select(*(highlight.c[name] for name in names), highlight.c.row_hash)):
        if row_hash(dict(zip(names, row, strict=False))) != row.row_hash:
            where = f"highlight {row.id}"
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
