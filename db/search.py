"""Full-text search over articles, highlights, claims and briefings; all FTS5 SQL for questions is here.

What the user types is never FTS5 syntax: every word is quoted, the last one counts as the beginning of a
word, "words in quotation marks" are a phrase (queries.py). Words in scripts without spaces are looked up in
the trigram indexes. The best rows are found in the index alone and joined afterwards; what is in the bin is a
short list of row numbers to leave out. Snippets and marks are made in snippets.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from db.failures import in_words
from db.filters import Narrowing, listed, narrow
from db.queries import Query, make_query
from db.records import Filter, Hit, SearchKind
from db.schema_search import INDEXES, TextIndex, unspaced
from db.snippets import make_snippet
from db.transaction import Reader, Transaction

KINDS: tuple[SearchKind, ...] = ("articles", "highlights", "claims", "briefings")

#: Below this many rows, rank always tells; above, a word in over half of them comes newest first.
_SMALL = 200

#: Of so many matches each is looked up in the tables that a filter asks; of more, all that pass are listed.
_FEW = 4_000

#: How many of its steps SQLite takes before it asks whether anybody still wants the answer.
_STEPS_BETWEEN = 20_000

_HIDDEN_SNAPSHOTS = (
    "SELECT id FROM snapshot WHERE removed_at != '' UNION ALL "
    "SELECT id FROM snapshot WHERE article IN (SELECT id FROM article WHERE removed_at != '')"
)
#: Of an article with several copies only the newest is searched: it is the one that opens.
_FORMER_SNAPSHOTS = (
    "SELECT s.id FROM (SELECT article FROM snapshot GROUP BY article HAVING count(*) > 1) many "
    "JOIN snapshot s ON s.article = many.article WHERE EXISTS (SELECT 1 FROM snapshot n "
    "WHERE n.article = s.article AND n.removed_at = '' "
    "AND (n.imported_at, n.id) > (s.imported_at, s.id))"
)
#: The texts of additions that were undone are still there; their snapshots are in the undone steps.
HIDDEN_TEXTS = (
    f"SELECT pk FROM content WHERE snapshot IN ({_HIDDEN_SNAPSHOTS} "  # noqa: S608
    f"UNION ALL {_FORMER_SNAPSHOTS} UNION ALL "
    "SELECT touched FROM step WHERE moved = 'snapshot' "
    "AND change IN (SELECT pk FROM change WHERE undone != 0))"
)


@dataclass(frozen=True, slots=True)
class _Source:
    """One index that gives hits: what is shown of its rows, and which rows are out of sight."""

    kind: SearchKind
    index: TextIndex
    #: id, article, title, text, offset of that text in its article (null when it is not in one)
    columns: str
    joins: str = ""
    hidden: str = ""


def _of(table: str) -> TextIndex:
    return next(index for index in INDEXES if index.table == table)


_SOURCES = (
    _Source(
        "articles",
        _of("article"),
        "t.id, t.id, t.title, t.title, NULL",
        hidden="SELECT pk FROM article WHERE removed_at != ''",
    ),
    _Source(
        "articles",
        _of("content"),
        "a.id, a.id, a.title, t.text, 0",
        "JOIN snapshot s ON s.id = t.snapshot JOIN article a ON a.id = s.article",
        hidden=HIDDEN_TEXTS,
    ),
    _Source(
        "highlights",
        _of("highlight"),
        "t.id, a.id, a.title, t.exact || char(10) || t.note, t.start",
        "JOIN snapshot s ON s.id = t.snapshot JOIN article a ON a.id = s.article",
        hidden=f"SELECT pk FROM highlight WHERE snapshot IN ({_HIDDEN_SNAPSHOTS})",  # noqa: S608
    ),
    _Source("claims", _of("claim"), "t.id, NULL, t.key, t.text || char(10) || t.contrary_note, NULL"),
    _Source(
        "briefings", _of("briefing"), "t.id, NULL, t.title, t.title || char(10) || t.source_summary, NULL"
    ),
    _Source("briefings", _of("section"), "t.id, NULL, t.heading, t.heading || char(10) || t.body, NULL"),
)


def search(
    reader: Reader,
    query: str,
    kinds: Iterable[str] = KINDS,
    limit: int = 50,
    filters: Sequence[Filter] = (),
    kept: dict[Narrowing, str] | None = None,
) -> tuple[tuple[Hit, ...], int]:
    """Return the best hits, at most `limit` of all kinds together, and how many there are.

    Filters without words find all that passes them, the newest first. `kept` holds what passes them until the
    project changes.
    """
    wanted = set(kinds)
    asked = make_query(query)
    found: dict[tuple[str, str], tuple[_Source, Any]] = {}
    total = 0
    worded = bool(asked.words or asked.unspaced)
    if worded or (filters and not query.strip()):
        for source in _SOURCES:
            # Without words an article is found by its record already.
            if source.kind in wanted and (worded or source.index.table != "content"):
                rows, count = _rows(reader, source, asked, limit, filters, kept)
                total += count
                for row in rows:
                    found.setdefault((source.kind, row[0]), (source, row))
        if "articles" in wanted and worded:
            total -= _count_twice(reader, asked, filters)
    chosen = _share(list(found.values()), limit)
    return tuple(_hit(source, row, asked) for source, row in chosen), total


@contextmanager
def interruptible(reader: Reader, cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Leave the block early, without an error, once `cancelled` says so: SQLite asks it while it works."""
    if cancelled is None:
        yield
        return
    driver = reader.connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("a reader has a driver's connection")
    driver.set_progress_handler(lambda: 1 if cancelled() else 0, _STEPS_BETWEEN)
    try:
        yield
    except ValueError:
        if not cancelled():
            raise
    finally:
        driver.set_progress_handler(None, 0)


def _share(found: list[tuple[_Source, Any]], limit: int) -> list[tuple[_Source, Any]]:
    """Give each kind a fair share of the places, in the kinds' order, best first within each."""
    groups = [[hit for hit in found if hit[0].kind == kind] for kind in KINDS]
    shares = [0] * len(groups)
    while sum(shares) < min(limit, len(found)):
        for place, group in enumerate(groups):
            if shares[place] < len(group) and sum(shares) < limit:
                shares[place] += 1
    return [hit for group, share in zip(groups, shares, strict=True) for hit in group[:share]]


def _hit(source: _Source, row: Any, asked: Query) -> Hit:
    identifier, article, title, text, offset, score = row
    snippet = make_snippet(text, asked)
    return Hit(
        kind=source.kind,
        id=identifier,
        article=article,
        title=title,
        snippet=snippet.text,
        marks=snippet.marks,
        start=snippet.start if source.index.table == "content" else offset,
        score=score,
        count=snippet.count,
    )


def _rows(
    reader: Reader,
    source: _Source,
    asked: Query,
    limit: int,
    filters: Sequence[Filter],
    kept: dict[Narrowing, str] | None,
) -> tuple[list[Any], int]:
    """Return the best rows of one index and the number of all that match."""
    table, condition, given, ranked = _condition(source.index, asked)
    with in_words():
        run = reader.connection.exec_driver_sql
        if source.hidden:
            hidden = ", ".join(str(row[0]) for row in run(source.hidden))
            condition += f" AND f.rowid NOT IN ({hidden})" if hidden else ""
        scope = f"FROM {table} f WHERE {condition}"
        count = int(run(f"SELECT count(*) {scope}", given).scalar_one())
        if not count:
            return [], 0
        if ranked and count > _SMALL // 2:
            size = run(f"SELECT count(*) FROM {source.index.table}").scalar_one()  # noqa: S608
            ranked = size < _SMALL or count * 2 <= size
        narrowed = narrow(reader, source.index.table, filters)
        if narrowed is None:
            score, order = ("-f.rank", "f.rank") if ranked else ("0.0", "f.rowid DESC")
            best = f"SELECT f.rowid AS number, {score} AS score {scope} ORDER BY {order} LIMIT ?"
            return list(run(_joined(source, best), (*given, limit)).all()), count
        # By `rank` the index would rank every match before the filter sees it.
        score = f"-bm25({table})" if ranked else "0.0"
        if count > _FEW and kept is not None:
            narrowed = listed(reader, narrowed, kept)
        passes = narrowed.holds("f.rowid", one_by_one=count <= _FEW)
        found = f"SELECT f.rowid AS number, {score} AS score {scope} AND {passes}"
        best = "SELECT number, score FROM found ORDER BY score DESC, number DESC LIMIT ?"
        joined = _joined(source, best, ", (SELECT count(*) FROM found)")
        rows = run(f"WITH found AS MATERIALIZED ({found}) {joined}", (*given, *narrowed.values, limit)).all()
    return [row[:-1] for row in rows], int(rows[0][-1]) if rows else 0


def _joined(source: _Source, best: str, more: str = "") -> str:
    """Make the query that gives the best rows of an index what is shown of them."""
    return (
        f"SELECT {source.columns}, best.score{more} FROM ({best}) best "  # noqa: S608
        f"JOIN {source.index.table} t ON t.pk = best.number {source.joins} "
        "ORDER BY best.score DESC, best.number DESC"
    )


def _count_twice(reader: Reader, asked: Query, filters: Sequence[Filter]) -> int:
    """Count the articles in use that match both by their record and by their text."""
    title, title_is, title_given, _ = _condition(_of("article"), asked)
    text, text_is, text_given, _ = _condition(_of("content"), asked)
    with in_words():
        narrowed = narrow(reader, "article", filters)
        if narrowed is not None:
            title_is += f" AND {narrowed.holds('f.rowid', one_by_one=False)}"
            title_given = (*title_given, *narrowed.values)
        found = reader.connection.exec_driver_sql(
            f"WITH texts AS MATERIALIZED (SELECT f.rowid AS pk FROM {text} f WHERE {text_is}), "  # noqa: S608
            f"titles AS MATERIALIZED (SELECT f.rowid AS pk FROM {title} f WHERE {title_is}) "
            "SELECT count(*) FROM titles CROSS JOIN article a ON a.pk = titles.pk WHERE a.removed_at = '' "
            "AND EXISTS (SELECT 1 FROM snapshot s CROSS JOIN content c ON c.snapshot = s.id "
            "WHERE s.article = a.id AND s.removed_at = '' AND +c.pk IN (SELECT pk FROM texts) "
            f"AND s.id NOT IN ({_FORMER_SNAPSHOTS}))",
            (*text_given, *title_given),
        )
        return int(found.scalar_one())


def _condition(index: TextIndex, asked: Query) -> tuple[str, str, tuple[Any, ...], bool]:
    """Return table, condition, its values, and whether bm25 can rank the result."""
    if not asked.words and not asked.unspaced:
        return index.table, "1", (), False
    if not asked.unspaced:
        return index.words, f"{index.words} MATCH ?", (asked.match,), True
    conditions: list[str] = []
    given: list[str] = []
    if asked.trigrams:
        conditions.append(f"{index.trigrams} MATCH ?")
        given.append(" AND ".join(asked.trigrams))
    for run in asked.below_trigrams:
        # Trigrams cannot find one or two characters: the rows in such scripts are looked through instead.
        anywhere = " OR ".join(f"instr({column}, ?) > 0" for column in index.columns)
        conditions.append(
            f"f.rowid IN (SELECT pk FROM {index.table} "  # noqa: S608
            f"WHERE {unspaced('', index.columns)} AND ({anywhere}))"
        )
        given += [run] * len(index.columns)
    if asked.words:
        conditions.append(f"f.rowid IN (SELECT rowid FROM {index.words} WHERE {index.words} MATCH ?)")  # noqa: S608
        given.append(asked.match)
    table = index.trigrams if asked.trigrams else index.table
    return table, " AND ".join(conditions), tuple(given), bool(asked.trigrams)


def rebuild(tx: Transaction) -> None:
    """Build every index anew from its table."""
    run = tx.connection.exec_driver_sql
    for index in INDEXES:
        columns = ", ".join(index.columns)
        run(f"INSERT INTO {index.words}({index.words}) VALUES ('rebuild')")  # noqa: S608
        run(f"INSERT INTO {index.trigrams}({index.trigrams}) VALUES ('delete-all')")  # noqa: S608
        run(
            f"INSERT INTO {index.trigrams}(rowid, {columns}) "  # noqa: S608
            f"SELECT pk, {columns} FROM {index.table} WHERE {unspaced('', index.columns)}"
        )
