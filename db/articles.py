"""Rows of `article` and its reading state; publishers stand in publishers.py and are reached from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select

from db.publishers import (
    delete_publisher,
    find_publisher_by_name,
    insert_publisher,
    select_publisher,
    select_publishers,
    update_publisher,
)
from db.records import Article, Publisher
from db.rows import fields_of, from_row
from db.schema_sources import article, reading
from db.transaction import Reader, Row, Transaction, missing

__all__ = [
    "citekeys",
    "delete_publisher",
    "find_publisher_by_name",
    "insert_article",
    "insert_publisher",
    "mark_read",
    "remove_article",
    "restore_article",
    "select_article",
    "select_articles",
    "select_publisher",
    "select_publishers",
    "select_read",
    "select_removed_articles",
    "update_article",
    "update_publisher",
]

_COLUMNS = [article.c[name] for name in Article.__dataclass_fields__]
_ONE = select(*_COLUMNS).where(article.c.id == bindparam("row_id"))
_KEPT = select(*_COLUMNS).where(article.c.removed_at == "").order_by(article.c.pk)
_REMOVED = select(*_COLUMNS).where(article.c.removed_at != "").order_by(article.c.removed_at)
_CITEKEYS = select(article.c.citekey).where(
    article.c.citekey.between(bindparam("beginning"), bindparam("beginning") + "\U0010ffff")
)
_READ = select(reading.c.article, reading.c.read_at)


def _row_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Put the ids of publishers in the place of their records."""
    row = dict(fields)
    for name in ("publisher", "agency"):
        if isinstance(row.get(name), Publisher):
            row[name] = row[name].id
    return row


def _article(row: Row, publishers: Mapping[str, Publisher]) -> Article:
    fields = from_row(row)
    fields["publisher"] = publishers.get(row["publisher"])
    fields["agency"] = publishers.get(row["agency"])
    return Article(**fields)


def insert_article(tx: Transaction, record: Article) -> None:
    """Insert an article; its publisher and agency must be there already."""
    tx.insert(article, _row_fields(fields_of(record)))


def update_article(tx: Transaction, identifier: str, **fields: Any) -> None:
    """Write some fields of an article; publisher and agency may be given as record or id."""
    tx.update(article, identifier, _row_fields(fields))


def remove_article(tx: Transaction, identifier: str) -> None:
    """Put an article into the bin; its bytes, highlights and evidence stay, out of sight."""
    tx.update(article, identifier, {"removed_at": tx.at})


def restore_article(tx: Transaction, identifier: str) -> None:
    """Take an article out of the bin."""
    tx.update(article, identifier, {"removed_at": ""})


def select_article(reader: Reader, identifier: str) -> Article:
    """Return the article with this id, in the bin or not."""
    row = reader.row(_ONE, {"row_id": identifier})
    if row is None:
        raise missing(article, identifier)
    known = {row["publisher"], row["agency"]} - {None}
    return _article(row, {wanted: select_publisher(reader, wanted) for wanted in known})


def select_articles(reader: Reader) -> tuple[Article, ...]:
    """Return the articles in use, in the order they were added."""
    publishers = {found.id: found for found in select_publishers(reader)}
    return tuple(_article(row, publishers) for row in reader.rows(_KEPT))


def select_removed_articles(reader: Reader) -> tuple[Article, ...]:
    """Return the articles in the bin, by the time they went there."""
    publishers = {found.id: found for found in select_publishers(reader)}
    return tuple(_article(row, publishers) for row in reader.rows(_REMOVED))


def citekeys(reader: Reader, beginning: str = "") -> set[str]:
    """Return the citekeys taken that begin so, those in the bin too: a citekey is frozen."""
    return {row["citekey"] for row in reader.rows(_CITEKEYS, {"beginning": beginning})}


def mark_read(tx: Transaction, identifier: str, at: str) -> None:
    """Note when an article was read (view state; open it with store.unjournaled())."""
    tx.put(reading, reading.c.article, {"article": identifier, "read_at": at})
    tx.touch("article", identifier)


def select_read(reader: Reader) -> dict[str, str]:
    """Return article id → when it was read."""
    return {row["article"]: row["read_at"] for row in reader.rows(_READ)}
