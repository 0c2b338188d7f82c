"""The grid's columns: which articles, in which order, under which origin. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.core.claims import ClaimRow

Order = Literal["origin", "date", "discriminates"]
ORDERS: tuple[Order, ...] = ("origin", "date", "discriminates")

#: What a passage says of a claim, as a number: for the spread of a column.
_SAYS = {"supports": 1, "neutral": 0, "disputes": -1}


@dataclass(frozen=True, slots=True)
class Column:
    """One article. `first` begins an origin's columns, `copies` is how many stand side by side."""

    article: str
    title: str
    publisher: str
    issued: str
    reliability: str | None
    origin: str
    origin_name: str
    first: bool = True
    copies: int = 1


def arrange(articles: Iterable[ArticleRow], claims: Sequence[ClaimRow], order: Order) -> tuple[Column, ...]:
    """Return the articles that were read or that a claim rests on, in an order, with their brackets."""
    says = directions(claims)
    listed = [_column(row) for row in articles if not row.unread or row.article.id in says]
    listed = _named(listed)
    if order == "date":
        ordered = sorted(listed, key=_date_key)
    elif order == "discriminates":
        ordered = sorted(listed, key=lambda one: (-discrimination(says.get(one.article, ())), _date_key(one)))
    else:
        ordered = _by_origin(listed, says)
    return _bracketed(ordered)


def directions(claims: Iterable[ClaimRow]) -> dict[str, list[str]]:
    """Return article → what its passages say, one entry a claim; a dispute outweighs the rest."""
    found: dict[str, list[str]] = {}
    for row in claims:
        each: dict[str, set[str]] = {}
        for one in row.evidence:
            each.setdefault(one.article.id, set()).add(one.evidence.direction)
        for article, said in each.items():
            found.setdefault(article, []).append(worst(said))
    return found


def worst(said: Iterable[str]) -> str:
    """Return the direction that a cell shows: disputes before supports before neutral."""
    heard = set(said)
    return next(direction for direction in ("disputes", "supports", "neutral") if direction in heard)


def discrimination(said: Sequence[str]) -> float:
    """Return how far an article tells the claims apart: the spread of what it says of them.

    An article that supports everything it touches says nothing about which claim is right (diagnosticity in
    the analysis of competing hypotheses, Heuer 1999); the number of claims it touches only breaks ties.
    """
    if not said:
        return 0.0
    values = [_SAYS[direction] for direction in said]
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / len(values) + len(values) / 1000


def _column(row: ArticleRow) -> Column:
    article = row.article
    publisher = article.publisher
    return Column(
        article=article.id,
        title=article.title or article.citekey,
        publisher=publisher.name if publisher else article.title or article.citekey,
        issued=article.issued,
        reliability=article.reliability or (publisher.reliability if publisher else None),
        origin=row.origin.id if row.origin else article.id,
        origin_name=article.agency.name if article.agency else "",
    )


def _named(listed: list[Column]) -> list[Column]:
    """Name each origin by its agency, else by the publisher of its earliest article."""
    names: dict[str, str] = {}
    for one in sorted(listed, key=_date_key):
        names.setdefault(one.origin, one.publisher)
        if one.origin_name:
            names[one.origin] = one.origin_name
    return [replace(one, origin_name=names[one.origin]) for one in listed]


def _by_origin(listed: list[Column], says: Mapping[str, Sequence[str]]) -> list[Column]:
    """Bring origins together, those that most claims rest on first; within one the earliest article first."""
    weight: dict[str, int] = {}
    for one in listed:
        weight[one.origin] = max(weight.get(one.origin, 0), len(says.get(one.article, ())))
    return sorted(listed, key=lambda one: (-weight[one.origin], one.origin, _date_key(one)))


def _date_key(column: Column) -> tuple[str, str, str]:
    return (column.issued or "9999", column.publisher.casefold(), column.article)


def _bracketed(ordered: list[Column]) -> tuple[Column, ...]:
    """Mark where an origin begins and how many of its columns stand side by side."""
    made: list[Column] = []
    for place, one in enumerate(ordered):
        first = place == 0 or ordered[place - 1].origin != one.origin
        run = 1
        while first and place + run < len(ordered) and ordered[place + run].origin == one.origin:
            run += 1
        made.append(replace(one, first=first, copies=run))
    return tuple(made)
