"""The full-text indexes of a project and the triggers that keep them; the queries are in search.py.

Every index is external-content FTS5 over one table, so the text stands in the file once. Beside each stands
a trigram twin for rows in scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Burmese,
Khmer); other rows are not in it, because trigrams of everything take 2.5 times the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A GLOB character class of the scripts written without spaces.
UNSPACED = "*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿽]*"

#: The same for texts that are not yet in a table.
_UNSPACED = re.compile(UNSPACED.strip("*"))

WORDS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
TRIGRAMS = "tokenize = 'trigram remove_diacritics 1'"


@dataclass(frozen=True, slots=True)
class TextIndex:
    """One searchable table and its columns; `automatic` when triggers keep the index."""

    table: str
    columns: tuple[str, ...]
    automatic: bool = True

    @property
    def words(self) -> str:
        """Name the word index."""
        return f"{self.table}_words"

    @property
    def trigrams(self) -> str:
        """Name the trigram index."""
        return f"{self.table}_trigrams"


INDEXES = (
    # Texts are large and never change: snapshots.insert_snapshot indexes them itself.
    TextIndex("content", ("text",), automatic=False),
    TextIndex("article", ("title", "authors", "container_title", "note")),
    TextIndex("highlight", ("exact", "note")),
    TextIndex("claim", ("text", "key", "contrary_note")),
    TextIndex("briefing", ("title", "subtitle", "source_summary", "limitations")),
    TextIndex("section", ("heading", "body")),
)


def unspaced(prefix: str, columns: tuple[str, ...]) -> str:
    """Make the SQL condition that a row holds a script without spaces."""
    together = " || ".join(f"{prefix}{column}" for column in columns)
    return f"({together}) GLOB '{UNSPACED}'"


def is_unspaced(text: str) -> bool:
    """Tell of a text what the condition `unspaced` tells of a row."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def index_statements() -> tuple[str, ...]:
    """Make the statements that create all indexes and their triggers."""
    statements: list[str] = []
    for index in INDEXES:
        columns = ", ".join(index.columns)
        for name, options in ((index.words, WORDS), (index.trigrams, TRIGRAMS)):
            statements.append(
                f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content = '{index.table}', "
                f"content_rowid = 'pk', {options})"
            )
        if index.automatic:
            statements += _triggers(index.table, index.words, index.columns, "")
            statements += _triggers(index.table, index.trigrams, index.columns, "unspaced")
    return tuple(statements)


def _triggers(table: str, name: str, columns: tuple[str, ...], only: str) -> list[str]:
    listed = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    differs = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    old_in = unspaced("old.", columns) if only else "1"
    new_in = unspaced("new.", columns) if only else "1"
    add = f"INSERT INTO {name}(rowid, {listed}) SELECT new.pk, {new} WHERE {new_in};"
    take = f"INSERT INTO {name}({name}, rowid, {listed}) SELECT 'delete', old.pk, {old} WHERE {old_in};"
    return [
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {take} END",
        # One trigger for both: SQLite leaves the order of two open, and what is old must go first.
        f"CREATE TRIGGER {name}_update AFTER UPDATE OF {listed} ON {table} WHEN {differs} "
        f"BEGIN {take} {add} END",
    ]
