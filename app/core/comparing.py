"""Pairs of articles as evidence for or against one origin: which there are, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from app.audit.excerpts import Excerpt, make_excerpt
from app.audit.fingerprint import make_fingerprint
from app.audit.origins import OriginGroup, Tie
from app.audit.shared import Shared, find_shared
from app.audit.wire import iter_signs
from app.core.articles import newest_snapshot
from app.core.origins import list_origins
from app.core.project import Project
from app.core.records import read_records
from app.errors import NotThere
from db import articles, snapshots
from db.records import Article, OriginDecision, Snapshot

Standing = Literal["asked", "suggested", "decided", "apart"]
_ORDER: tuple[Standing, ...] = ("asked", "suggested", "decided", "apart")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles to compare, and how it stands: `asked` does not count, `apart` was decided so."""

    one: Article
    other: Article
    standing: Standing
    why: str
    #: The group they are in; empty when they were set apart.
    origin: str = ""
    #: How many articles the group has.
    size: int = 2
    part_of: bool = False
    #: What was decided about them, if anything was.
    decision: OriginDecision | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles: its record, what is shown of its text, and what marks it as an agency's story."""

    article: Article
    excerpt: Excerpt
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and what their newest texts share."""

    one: Side
    other: Side
    shared: Shared


def list_pairs(project: Project, named: str = "") -> tuple[Pair, ...]:
    """Return the pairs that share an origin or may, open ones first; `named` is an article or an origin."""
    known = {one.id: one for one in read_records(project).articles}
    decided = list(reversed(read_records(project).decisions))
    groups = [one for one in list_origins(project) if not named or named in (one.id, *one.articles)]
    found = [pair for group in groups for pair in _pairs_of(group, known, decided)]
    found += [pair for pair in _apart(decided, known, groups) if not named or named in _ids(pair)]
    # What is asked for by an article begins with its own pairs.
    return tuple(sorted(found, key=lambda pair: (_ORDER.index(pair.standing), named not in _ids(pair))))


def compare_articles(project: Project, one_id: str, other_id: str) -> Comparison:
    """Read the newest texts of two articles and find what they share."""
    (one, first), (other, second) = (_read(project, each) for each in (one_id, other_id))
    shared = find_shared(first, second)
    return Comparison(_side(one, first, shared.one), _side(other, second, shared.other), shared)


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.one.id, pair.other.id


def _pairs_of(
    group: OriginGroup, known: Mapping[str, Article], decided: list[OriginDecision]
) -> Iterator[Pair]:
    """Yield a pair for each article of a group but the earliest, with the one it is most like."""
    members = sorted((known[one] for one in group.articles), key=lambda one: (one.issued or "9999", one.id))
    first = members[0]
    for one in members[1:]:
        tie = _tie_of(group, one.id, first.id)
        beside = first if tie is None else known[tie.other if tie.one == one.id else tie.one]
        said = next((each for each in decided if {one.id, beside.id} <= set(each.articles)), None)
        standing: Standing = (
            "asked" if group.asks else "decided" if tie is not None and tie.decided else "suggested"
        )
        yield Pair(
            one=beside,
            other=one,
            standing=standing,
            why=tie.why if tie is not None else group.why[0],
            origin=group.id,
            size=len(members),
            part_of=tie is not None and tie.relation == "part_of",
            decision=said,
        )


def _tie_of(group: OriginGroup, one: str, first: str) -> Tie | None:
    """Return what ties an article to the group: to the earliest if it can be, else the strongest tie."""
    own = [tie for tie in group.ties if one in tie[:2]]
    return next((tie for tie in own if first in tie[:2]), own[0] if own else None)


def _apart(
    decided: list[OriginDecision], known: Mapping[str, Article], groups: list[OriginGroup]
) -> Iterator[Pair]:
    """Yield the pairs that were decided to be apart and still are; the latest decision first."""
    together = {pair for group in groups for pair in combinations(sorted(group.articles), 2)}
    seen: set[tuple[str, ...]] = set()
    for one in decided:
        for pair in combinations(sorted(each for each in one.articles if each in known), 2):
            if pair not in seen | together and one.relation == "separate":
                yield Pair(known[pair[0]], known[pair[1]], "apart", "", decision=one)
            seen.add(pair)


def _read(project: Project, article_id: str) -> tuple[Article, str]:
    snapshot: Snapshot | None = None
    # A record without a file is compared by its record alone.
    with suppress(NotThere):
        snapshot = newest_snapshot(project, article_id)
    with project.read() as reader:
        text = snapshots.select_text(reader, snapshot.id) if snapshot is not None else ""
        return articles.select_article(reader, article_id), text


def _side(article: Article, text: str, places: tuple[tuple[int, int], ...]) -> Side:
    signs = (words for _, words in iter_signs(article, make_fingerprint(text).marks))
    return Side(article, make_excerpt(text, places), tuple(dict.fromkeys(signs)))
