"""The list of articles as groups of entries: sorted, filtered, copies of one origin together. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.core.articles import ArticleRow

GroupName = Literal["unread", "cited", "read"]
Sorting = Literal["date", "publisher", "title", "added"]
Only = Literal["all", "highlighted", "undated", "unrated", "uncaptured"]

GROUPS: tuple[GroupName, ...] = ("unread", "cited", "read")
SORTINGS: tuple[Sorting, ...] = ("date", "publisher", "title", "added")
ONLY: tuple[Only, ...] = ("all", "highlighted", "undated", "unrated", "uncaptured")


@dataclass(frozen=True, slots=True)
class CaptionEntry:
    """The line above copies of one text: whose it is, and how many copies the project holds."""

    origin: str
    name: str
    copies: int
    #: The earliest copy: what a comparison begins with.
    article: str = ""
    #: The program's suggestion, as long as the analyst has not decided.
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article. `bracket` says whether an origin's bracket passes it by or ends at it."""

    row: ArticleRow
    bracket: Literal["", "middle", "last"] = ""


Entry = CaptionEntry | ArticleEntry


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its entries; `count` counts articles, not captions."""

    name: GroupName
    count: int
    entries: tuple[Entry, ...]


def arrange(
    rows: Iterable[ArticleRow], sorting: Sorting = "date", needle: str = "", only: Only = "all"
) -> tuple[Group, ...]:
    """Return the groups that have articles, in their order."""
    kept = [row for row in rows if matches(row, needle) and passes(row, only)]
    groups = []
    for name in GROUPS:
        members = [row for row in kept if group_of(row) == name]
        if members:
            groups.append(Group(name, len(members), tuple(_bracketed(_sorted(members, sorting)))))
    return tuple(groups)


def group_of(row: ArticleRow) -> GroupName:
    """Name the group an article stands in; what nobody has opened yet is unread even when it is cited."""
    if row.unread:
        return "unread"
    return "cited" if row.cited else "read"


def matches(row: ArticleRow, needle: str) -> bool:
    """Tell whether every word of `needle` stands in the title, the publisher, an author or a tag."""
    article = row.article
    names = (f"{name.given} {name.family} {name.literal}" for name in article.authors)
    publishers = (held.name for held in (article.publisher, article.agency) if held)
    haystack = " ".join((article.title, article.citekey, *publishers, *names, *article.tags)).casefold()
    return all(word in haystack for word in needle.casefold().split())


def passes(row: ArticleRow, only: Only) -> bool:
    """Tell whether an article passes the filter's choice."""
    if only == "highlighted":
        return bool(row.highlight_colours)
    if only == "undated":
        return not row.article.issued
    if only == "uncaptured":
        return row.snapshot is None
    return only != "unrated" or reliability(row) is None


def reliability(row: ArticleRow) -> str | None:
    """Return the effective rating: the article's own, else its publisher's."""
    article = row.article
    return article.reliability or (article.publisher.reliability if article.publisher else None)


def origin_name(members: Iterable[ArticleRow]) -> str:
    """Name an origin by its wire agency, else by whoever published the earliest copy."""
    by_date = sorted(members, key=lambda row: row.article.issued or "9999")
    for row in by_date:
        if row.article.agency:
            return row.article.agency.name
    first = by_date[0].article
    return first.publisher.name if first.publisher else first.title


def _sorted(rows: list[ArticleRow], sorting: Sorting) -> list[ArticleRow]:
    """Sort by title first, so that equals keep one order, then by what was asked; newest dates come first."""
    ordered = sorted(rows, key=lambda row: (row.article.title.casefold(), row.article.id))
    if sorting == "title":
        return ordered
    if sorting == "publisher":
        return sorted(ordered, key=_publisher_key)
    if sorting == "added":
        return sorted(ordered, key=lambda row: row.article.created, reverse=True)
    # An undated article has an empty date and comes last.
    return sorted(ordered, key=lambda row: row.article.issued, reverse=True)


def _publisher_key(row: ArticleRow) -> tuple[bool, str]:
    publisher = row.article.publisher
    return (publisher is None, publisher.name.casefold() if publisher else "")


def _bracketed(rows: list[ArticleRow]) -> Iterable[Entry]:
    """Bring copies of one origin together where its first copy stands, the earliest copy first."""
    by_origin: dict[str, list[ArticleRow]] = {}
    for row in rows:
        if row.origin is not None and len(row.origin.articles) > 1:
            by_origin.setdefault(row.origin.id, []).append(row)
    placed: set[str] = set()
    for row in rows:
        members = by_origin.get(row.origin.id, []) if row.origin is not None else []
        if row.origin is None or len(members) < 2:
            yield ArticleEntry(row)
        elif row.origin.id not in placed:
            placed.add(row.origin.id)
            members = sorted(members, key=_date_key)
            yield CaptionEntry(
                row.origin.id,
                origin_name(members),
                len(row.origin.articles),
                members[0].article.id,
                suggested=row.origin.decided_by == "suggested",
            )
            yield from _hung(members)


def _date_key(row: ArticleRow) -> str:
    return row.article.issued or "9999"


def _hung(members: list[ArticleRow]) -> Iterable[ArticleEntry]:
    for member in members[:-1]:
        yield ArticleEntry(member, "middle")
    yield ArticleEntry(members[-1], "last")
