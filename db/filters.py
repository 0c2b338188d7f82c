"""What a search is narrowed to, as SQL: publisher, date, tag, direction, cited or not, language, format.

A filter about articles holds for a highlight by its article, for a claim by one passage that is linked to it
(the same passage for all such filters), for a section by a claim that it states, for a briefing by a section.
Filters of one name widen one another, tags and dates narrow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from db.filter_values import list_tags
from db.queries import quote, tokens_of
from db.records import Filter, FilterName
from db.transaction import Reader

#: What a format is called, and the media types it stands for.
FORMATS: dict[str, tuple[str, ...]] = {
    "pdf": ("application/pdf",),
    "html": ("text/html", "text/html+zip", "multipart/related"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    "epub": ("application/epub+zip",),
    "markdown": ("text/markdown",),
    "text": ("text/plain",),
    "mail": ("message/rfc822",),
}
_ABOUT_ARTICLES: tuple[FilterName, ...] = ("publisher", "date", "language", "format")
_NARROWING: frozenset[FilterName] = frozenset(("tag", "date"))
_MARKER = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\]")
_MARKED = "evidence e JOIN highlight h ON h.id = e.highlight JOIN snapshot s ON s.id = h.snapshot"
_LINKS = f"{_MARKED} JOIN article a ON a.id = s.article AND a.removed_at = ''"
#: After every character that can follow in a date, so that `2025` holds all of its days.
_END = "~"


class Narrowing(NamedTuple):
    """A condition, or a query for row numbers, with its values; `pk` is how such a query names the number."""

    sql: str
    values: tuple[Any, ...] = ()
    pk: str = ""

    def holds(self, number: str, *, one_by_one: bool) -> str:
        """Make the condition that a number passes: looked up for each, or in the list of all that do."""
        if one_by_one and self.pk:
            return f"EXISTS ({self.sql} AND {self.pk} = {number})"
        return f"+{number} IN ({self.sql})"


def narrow(reader: Reader, table: str, filters: Sequence[Filter]) -> Narrowing | None:
    """Make the query for the `pk` of the rows of a table that pass; None when there is no filter."""
    if not filters:
        return None
    return _QUERIES[table](reader, filters)


def listed(reader: Reader, narrowed: Narrowing, kept: dict[Narrowing, str]) -> Narrowing:
    """Return the same rows as a list: while one types on, they need not be looked for again."""
    if narrowed not in kept:
        found = reader.connection.exec_driver_sql(narrowed.sql, narrowed.values)
        kept[narrowed] = json.dumps([row[0] for row in found])
    return Narrowing("SELECT value FROM json_each(?)", (kept[narrowed],))


def _articles(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    where = _all(_condition(reader, one, "article") for one in _groups(filters))
    return Narrowing(f"SELECT a.pk FROM article a WHERE {where.sql}", where.values, "a.pk")  # noqa: S608


def _contents(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    where = _all(_condition(reader, one, "article") for one in _groups(filters))
    return Narrowing(
        "SELECT c.pk FROM article a JOIN snapshot s ON s.article = a.id "  # noqa: S608
        f"JOIN content c ON c.snapshot = s.id WHERE {where.sql}",
        where.values,
        "c.pk",
    )


def _highlights(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    where = _all(_condition(reader, one, "highlight") for one in _groups(filters))
    return Narrowing(
        "SELECT h.pk FROM highlight h JOIN snapshot s ON s.id = h.snapshot "  # noqa: S608
        f"JOIN article a ON a.id = s.article WHERE {where.sql}",
        where.values,
        "h.pk",
    )


def _claims(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    groups = _groups(filters)
    linked = [one for one in groups if one[0].name in (*_ABOUT_ARTICLES, "direction")]
    parts = [_condition(reader, one, "claim") for one in groups if one not in linked]
    if linked:
        where = _all(_condition(reader, one, "link") for one in linked)
        parts.append(Narrowing(f"k.id IN (SELECT e.claim FROM {_LINKS} WHERE {where.sql})", where.values))  # noqa: S608
    where = _all(parts)
    return Narrowing(f"SELECT k.pk FROM claim k WHERE {where.sql}", where.values)  # noqa: S608


def _sections(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    return _numbers(_passing_sections(reader, filters))


def _briefings(reader: Reader, filters: Sequence[Filter]) -> Narrowing:
    chosen = _numbers(_passing_sections(reader, filters))
    return Narrowing(
        "SELECT b.pk FROM briefing b JOIN section t ON t.briefing = b.id "  # noqa: S608
        f"WHERE t.pk IN ({chosen.sql})",
        chosen.values,
    )


_QUERIES: dict[str, Callable[[Reader, Sequence[Filter]], Narrowing]] = {
    "article": _articles,
    "content": _contents,
    "highlight": _highlights,
    "claim": _claims,
    "section": _sections,
    "briefing": _briefings,
}


def _numbers(numbers: Sequence[int]) -> Narrowing:
    return Narrowing("SELECT value FROM json_each(?)", (json.dumps(list(numbers)),))


def _passing_sections(reader: Reader, filters: Sequence[Filter]) -> list[int]:
    """Return the sections that state a claim which passes; `cited:no` asks for those that state none."""
    run = reader.connection.exec_driver_sql
    cited = {one.value for one in filters if one.name == "cited"}
    rest = [one for one in filters if one.name != "cited"]
    passing = _claims(reader, rest) if rest else Narrowing("SELECT pk FROM claim")
    keys = {
        row[0]
        for row in run(f"SELECT key FROM claim WHERE pk IN ({passing.sql})", passing.values)  # noqa: S608
    }
    stated = {number: keys & named for number, named in _keys_of_sections(reader).items()}
    if cited == {"no"}:
        return [] if rest else [number for number, named in stated.items() if not named]
    return [number for number, named in stated.items() if named]


def _keys_of_sections(reader: Reader) -> dict[int, set[str]]:
    """Return the claims that each section names: in its prose, its key judgement, its key points."""
    run = reader.connection.exec_driver_sql
    named = {row[0]: set(_MARKER.findall(row[1])) for row in run("SELECT pk, body FROM section")}
    for number, key in run("SELECT t.pk, k.key FROM section t JOIN claim k ON k.id = t.key_judgement"):
        named[number].add(key)
    for number, key in run(
        "SELECT t.pk, k.key FROM key_point_claim l JOIN key_point p ON p.id = l.key_point "
        "JOIN section t ON t.id = p.section JOIN claim k ON k.id = l.claim"
    ):
        named[number].add(key)
    return named


def _groups(filters: Sequence[Filter]) -> list[list[Filter]]:
    """Put the filters together that widen one another."""
    groups: dict[object, list[Filter]] = {}
    for one in filters:
        groups.setdefault(one if one.name in _NARROWING else one.name, []).append(one)
    return list(groups.values())


def _all(parts: Iterable[Narrowing]) -> Narrowing:
    known = list(parts)
    values = tuple(value for part in known for value in part.values)
    return Narrowing(" AND ".join(f"({part.sql})" for part in known) or "1", values)


def _condition(reader: Reader, group: Sequence[Filter], on: str) -> Narrowing:
    """Return what one group of filters asks of an article, a highlight, a claim or a link."""
    name, wanted = group[0].name, [one.value for one in group]
    if name == "publisher":
        return _publishers(reader, wanted)
    if name == "date":
        return _dates(wanted[0])
    if name == "tag":
        column = {"article": "a.tags", "highlight": "h.tags"}.get(on, "k.tags")
        return _tags(reader, column, wanted[0])
    if name == "language":
        return _any("lower(a.language) LIKE ? || '%'", [one.casefold() for one in wanted])
    if name == "format":
        media = [one for name in wanted for one in FORMATS.get(name, ())]
        return Narrowing(
            "a.id IN (SELECT article FROM snapshot WHERE media_type IN (SELECT value FROM json_each(?)))",
            (json.dumps(media),),
        )
    if name == "direction":
        return _directions(wanted, on)
    return _cited(reader, set(wanted), on)


def _any(sql: str, values: Sequence[Any]) -> Narrowing:
    return Narrowing(" OR ".join([sql] * len(values)), tuple(values))


def _publishers(reader: Reader, wanted: Sequence[str]) -> Narrowing:
    """Match publishers whose name holds the words, and what the article says it appeared in."""
    run = reader.connection.exec_driver_sql
    asked = [tokens for one in wanted if (tokens := tokens_of(one.casefold()))]
    ids = [
        row[0]
        for row in run("SELECT id, name FROM publisher")
        if any(" ".join(tokens) in " ".join(tokens_of(row[1].casefold())) for tokens in asked)
    ]
    match = " OR ".join(f"container_title : {quote(' '.join(tokens))} *" for tokens in asked)
    if not match:
        return Narrowing("0")
    return Narrowing(
        "a.publisher IN (SELECT value FROM json_each(?)) OR a.pk IN "
        "(SELECT rowid FROM article_words WHERE article_words MATCH ?)",
        (json.dumps(ids), match),
    )


def _dates(wanted: str) -> Narrowing:
    """Let pass what may have appeared in the range: `2025` may be a day in March."""
    since, dots, until = wanted.partition("..")
    until = until if dots else since
    parts = [Narrowing("a.issued != ''")]
    if since:
        parts.append(Narrowing("a.issued || ? >= ?", (_END, since)))
    if until:
        parts.append(Narrowing("a.issued <= ?", (until + _END,)))
    return _all(parts)


def _tags(reader: Reader, column: str, wanted: str) -> Narrowing:
    """Let pass what bears a tag that begins so, whatever its case."""
    known = [one for one in list_tags(reader) if one.casefold().startswith(wanted.casefold())]
    return Narrowing(
        f"{column} != '[]' AND EXISTS (SELECT 1 FROM json_each({column}) "  # noqa: S608
        "WHERE value IN (SELECT value FROM json_each(?)))",
        (json.dumps(known),),
    )


def _directions(wanted: Sequence[str], on: str) -> Narrowing:
    chosen = "e.direction IN (SELECT value FROM json_each(?))"
    if on == "article":
        chosen = f"a.id IN (SELECT s.article FROM {_MARKED} WHERE {chosen})"  # noqa: S608
    elif on == "highlight":
        chosen = f"h.id IN (SELECT e.highlight FROM evidence e WHERE {chosen})"  # noqa: S608
    return Narrowing(chosen, (json.dumps(list(wanted)),))


def _cited(reader: Reader, wanted: set[str], on: str) -> Narrowing:
    if len(wanted) > 1:
        return Narrowing("1")
    negated = "NOT " if wanted == {"no"} else ""
    if on == "claim":
        keys = sorted(set().union(*_keys_of_sections(reader).values()))
        return Narrowing(f"k.key {negated}IN (SELECT value FROM json_each(?))", (json.dumps(keys),))  # noqa: S608
    if on == "highlight":
        return Narrowing(f"h.id {negated}IN (SELECT highlight FROM evidence)")  # noqa: S608
    return Narrowing(
        f"a.id {negated}IN (SELECT s.article FROM {_MARKED})"  # noqa: S608
    )
