"""Which claims a change reaches, so that an audit judges those anew and keeps the rest.

Records are frozen and those that did not change stay the same objects, so two states are told apart by
identity. What a rule about one claim looks at is listed in Standing; a property test holds a run that keeps
against one that starts afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from db.records import Article, Claim, Evidence, Highlight

if TYPE_CHECKING:
    from app.audit.world import World

R = TypeVar("R", Article, Claim, Evidence, Highlight)
V = TypeVar("V")

#: With more records moved than this, all is made anew.
_MANY = 400


class Link(NamedTuple):
    """One piece of evidence with its passage and the article that the passage stands in."""

    evidence: Evidence
    highlight: Highlight
    article: Article


Links = Mapping[str, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What rules about single claims look at: claims, links, origins, and their part in briefings."""

    claims: tuple[Claim, ...]
    links: Links
    origins: Mapping[str, str]
    stated: frozenset[str]
    key_judgements: frozenset[str]
    issued: frozenset[str]
    cut_off: str


def per_claim(world: World, what: str, make: Callable[[Claim], V]) -> list[V]:
    """Make something of every judged claim; of claims that no change has reached it is kept."""
    before: tuple[Standing, dict[str, V]] | None = world.kept.get(what)
    known: dict[str, V] = {}
    if before is not None:
        past = before[0]
        # Whatever was made in one run before asks the same.
        reached = world.once("reached", str(id(past)), lambda _: _reached(past, world.standing))
        if reached is not None:
            known = {claim: value for claim, value in before[1].items() if claim not in reached}
    made = {one.id: known[one.id] if one.id in known else make(one) for one in world.judged_claims}
    world.kept[what] = (world.standing, made)
    return list(made.values())


def _reached(before: Standing, now: Standing) -> set[str] | None:
    """Return the claims whose findings may differ between two states; None when all may."""
    if before.cut_off != now.cut_off:
        return None
    claims = _moved(before.claims, now.claims)
    relinked = {
        claim
        for claim in before.links.keys() | now.links.keys()
        if before.links.get(claim) is not now.links.get(claim)
    }
    reached = {one.id for one in claims} | relinked | _regrouped(before, now)
    reached |= before.key_judgements ^ now.key_judgements
    reached |= before.issued ^ now.issued
    reached |= _answered(before, now, (before.stated ^ now.stated) | relinked)
    return _with_those_above(reached, [*before.claims, *now.claims] if claims else now.claims)


def _regrouped(before: Standing, now: Standing) -> set[str]:
    """Return the claims that lean on an article whose origin differs."""
    if before.origins == now.origins:
        return set()
    grouped = before.origins.keys() | now.origins.keys()
    articles = {one for one in grouped if before.origins.get(one) != now.origins.get(one)}
    return {claim for claim, links in now.links.items() if any(link.article.id in articles for link in links)}


def _answered(before: Standing, now: Standing, claims: AbstractSet[str]) -> set[str]:
    """Return the claims that passages dispute which sentences may have begun or ceased to cite."""
    passages = {
        link.highlight.id for side in (before, now) for claim in claims for link in side.links.get(claim, ())
    }
    if not passages:
        return set()
    return {
        claim
        for claim, links in now.links.items()
        if any(link.highlight.id in passages and link.evidence.direction == "disputes" for link in links)
    }


def _with_those_above(reached: set[str], claims: Sequence[Claim]) -> set[str]:
    """Add the claims that rest on those reached."""
    above: dict[str, set[str]] = {}
    for one in claims:
        if one.parent is not None:
            above.setdefault(one.id, set()).add(one.parent)
    waiting = list(reached)
    while waiting:
        for parent in above.get(waiting.pop(), ()):
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    return reached


def make_links(world: World) -> Links:
    """Return a world's links by claim; of claims that no change has reached the same tuples go on."""
    parts = (world.evidence, world.highlights, world.articles)
    before = world.kept.get("links")
    moved = None if before is None else _claims_relinked(before[0], parts)
    if before is None or moved is None:
        found = _linked(world, world.evidence)
    elif moved:
        found = {claim: links for claim, links in before[1].items() if claim not in moved}
        found |= _linked(world, [one for one in world.evidence if one.claim in moved])
    else:
        found = before[1]
    world.kept["links"] = (parts, found)
    return found


def _linked(world: World, evidence: Sequence[Evidence]) -> dict[str, tuple[Link, ...]]:
    """Lay evidence, passage and article together; a link whose article was removed is none."""
    wanted = {one.highlight for one in evidence}
    highlights = {one.id: one for one in world.highlights if one.id in wanted}
    found: dict[str, list[Link]] = {}
    for one in sorted(evidence, key=lambda one: (one.position, one.id)):
        highlight = highlights.get(one.highlight)
        article = world.article_of.get(highlight.article) if highlight else None
        if highlight is not None and article is not None:
            found.setdefault(one.claim, []).append(Link(one, highlight, article))
    return {claim: tuple(links) for claim, links in found.items()}


_Parts = tuple[tuple[Evidence, ...], tuple[Highlight, ...], tuple[Article, ...]]


def _claims_relinked(before: _Parts, now: _Parts) -> set[str] | None:
    """Return the claims whose links differ between two states; None when nearly all may."""
    links, marks, articles = _moved(before[0], now[0]), _moved(before[1], now[1]), _moved(before[2], now[2])
    if len(links) + len(marks) + len(articles) > _MANY:
        return None
    marked, written = {one.id for one in marks}, {one.id for one in articles}
    if written:
        marked |= {one.id for one in now[1] if one.article in written}
    moved = {one.claim for one in links}
    if marked:
        moved |= {one.claim for one in now[0] if one.highlight in marked}
    return moved


def _moved(before: tuple[R, ...], now: tuple[R, ...]) -> list[R]:
    """Return the records of both sides that the other side does not hold just so."""
    if before is now:
        return []
    ours, theirs = set(map(id, before)), set(map(id, now))
    return [one for one in before if id(one) not in theirs] + [one for one in now if id(one) not in ours]
