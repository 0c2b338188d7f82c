"""The grid's columns: which articles, in which order, under which origin, and which tell claims apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.core.claims import ClaimRow

Order = Literal["origin", "date", "discriminates"]
ORDERS: tuple[Order, ...] = ("origin", "date", "discriminates")
#: What passages of an article say of a claim; both is what supports it here and disputes it there.
Says = Literal["supports", "disputes", "neutral", "both"]

#: The same as a number: for the spread of a column.
_VALUES: Mapping[Says, int] = {"supports": 1, "neutral": 0, "both": 0, "disputes": -1}


@dataclass(frozen=True, slots=True)
class Column:
    """One article. `first` begins an origin's columns, `copies` is how many stand side by side.

    `claims` is how many claims its passages are linked to, `spread` how far they tell those apart.
    """

    article: str
    citekey: str
    title: str
    publisher: str
    issued: str
    reliability: str | None
    status: str
    address: str
    origin: str
    origin_name: str
    claims: int = 0
    spread: float = 0.0
    first: bool = True
    copies: int = 1


def arrange(
    articles: Iterable[ArticleRow], claims: Sequence[ClaimRow], order: Order, *, cited_only: bool = False
) -> tuple[Column, ...]:
    """Return the articles that were read or that a claim rests on, in an order, with their brackets."""
    says = directions(claims)
    rows = [row for row in articles if row.article.id in says or (not row.unread and not cited_only)]
    listed = _named([_column(row, says.get(row.article.id, ())) for row in rows])
    if order == "date":
        ordered = sorted(listed, key=_date_key)
    elif order == "discriminates":
        ordered = sorted(listed, key=lambda one: (-one.spread, -one.claims, _date_key(one)))
    else:
        ordered = _by_origin(listed)
    return _bracketed(ordered)


def directions(claims: Iterable[ClaimRow]) -> dict[str, list[Says]]:
    """Return article → what its passages say, one entry a claim."""
    found: dict[str, list[Says]] = {}
    for row in claims:
        each: dict[str, set[str]] = {}
        for one in row.evidence:
            each.setdefault(one.article.id, set()).add(one.evidence.direction)
        for article, said in each.items():
            found.setdefault(article, []).append(says_of(said))
    return found


def says_of(said: Iterable[str]) -> Says:
    """Return what passages of these directions say together; neutral ones change nothing beside others."""
    heard = set(said)
    if {"supports", "disputes"} <= heard:
        return "both"
    return "disputes" if "disputes" in heard else "supports" if "supports" in heard else "neutral"


def spread(said: Sequence[Says]) -> float:
    """Return how far an article tells the claims apart: the variance of what it says of them, 0 to 1.

    A claim counts +1 where the article supports it, -1 where it disputes it, 0 where it does neither or both.
    An article that supports everything it touches says nothing about which claim is right (diagnosticity in
    the analysis of competing hypotheses, Heuer 1999).
    """
    if not said:
        return 0.0
    values = [_VALUES[one] for one in said]
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / len(values)


def _column(row: ArticleRow, said: Sequence[Says]) -> Column:
    article = row.article
    publisher = article.publisher
    return Column(
        article=article.id,
        citekey=article.citekey,
        title=article.title or article.citekey,
        publisher=publisher.name if publisher else article.title or article.citekey,
        issued=article.issued,
        reliability=article.reliability or (publisher.reliability if publisher else None),
        status=article.status,
        address=article.URL,
        origin=row.origin.id if row.origin else article.id,
        origin_name=article.agency.name if article.agency else "",
        claims=len(said),
        spread=spread(said),
    )


def _named(listed: list[Column]) -> list[Column]:
    """Name each origin by its agency, else by the publisher of its earliest article."""
    names: dict[str, str] = {}
    for one in sorted(listed, key=_date_key):
        names.setdefault(one.origin, one.publisher)
        if one.origin_name:
            names[one.origin] = one.origin_name
    return [replace(one, origin_name=names[one.origin]) for one in listed]


def _by_origin(listed: list[Column]) -> list[Column]:
    """Bring origins together, those that most claims rest on first; within one the earliest article first."""
    weight: dict[str, int] = {}
    for one in listed:
        weight[one.origin] = max(weight.get(one.origin, 0), one.claims)
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
