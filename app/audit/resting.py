"""Backwards: from an article, a passage or a publisher to the claims and sentences that rest on it.

It is taken away in thought: what a claim then keeps says how badly it is hit. Origins are counted, never
documents, and a claim rests on what the claims under it rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from app.audit.moved import Link
from app.audit.world import World
from db.records import Article, Claim

SourceKind = Literal["article", "highlight", "publisher"]
#: From the worst to what is only good to know.
Effect = Literal[
    "loses_all", "copies_only", "loses_some", "keeps_all", "not_counted", "loses_dispute", "beside"
]
EFFECTS: tuple[Effect, ...] = (
    "loses_all",
    "copies_only",
    "loses_some",
    "keeps_all",
    "not_counted",
    "loses_dispute",
    "beside",
)
StatementKind = Literal["key_judgement", "key_point", "sentence", "listed"]


@dataclass(frozen=True, slots=True)
class Source:
    """What is taken away in thought."""

    kind: SourceKind
    id: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A place in a briefing that states a claim, or lists the article.

    `sentence` counts the sentences of the section's body; None for what is no sentence of it.
    """

    kind: StatementKind
    briefing: str
    section: str
    text: str
    sentence: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class RestingClaim:
    """A claim that the source touches: how, and what it keeps without it.

    `links` lead from the source to the claim itself. `through` are the claims under it that rest on the
    source directly, `bare` those of them that keep no origin. `origins` and `remaining` count the origins of
    all standing support, with the source and without.
    """

    claim: Claim
    links: tuple[Link, ...]
    through: tuple[str, ...]
    bare: tuple[str, ...]
    origins: int
    remaining: int
    effect: Effect
    statements: tuple[Statement, ...]

    @property
    def rests(self) -> bool:
        """Whether the claim's support comes from the source, directly or through other claims."""
        return self.effect in ("loses_all", "copies_only", "loses_some", "keeps_all")


@dataclass(frozen=True, slots=True)
class Resting:
    """All claims that a source touches, in the order of the records, and where its articles are listed."""

    source: Source
    articles: tuple[Article, ...]
    claims: tuple[RestingClaim, ...]
    listed: tuple[Statement, ...]


def find_resting(world: World, source: Source) -> Resting:
    """Return what rests on an article, a highlight or a publisher (as publisher or as agency)."""
    articles = tuple(_articles_of(world, source))
    struck = _passages_of(world, source, articles)
    stated = _statements(world) if struck else {}
    hit = {
        claim: found
        for claim, links in world.links_of.items()
        if (found := tuple(one for one in links if one.highlight.id in struck))
    }
    reached = _with_those_above(world, hit)
    claims = tuple(
        _weigh(world, one, hit, struck, tuple(stated.get(one.id, ())))
        for one in world.claims
        if one.id in reached
    )
    listed = tuple(_listings(world, articles)) if source.kind != "highlight" else ()
    return Resting(source, articles, claims, listed)


def _articles_of(world: World, source: Source) -> Iterator[Article]:
    if source.kind == "publisher":
        for one in world.articles:
            if source.id in (one.publisher.id if one.publisher else "", one.agency.id if one.agency else ""):
                yield one
        return
    article = source.id
    if source.kind == "highlight":
        article = next((one.article for one in world.highlights if one.id == source.id), "")
    if article in world.article_of:
        yield world.article_of[article]


def _passages_of(world: World, source: Source, articles: Iterable[Article]) -> frozenset[str]:
    if source.kind == "highlight":
        return frozenset((source.id,))
    ids = {one.id for one in articles}
    return frozenset(one.id for one in world.highlights if one.article in ids)


def _with_those_above(world: World, hit: dict[str, tuple[Link, ...]]) -> set[str]:
    """Return the claims that are hit, and those that rest on one whose standing support is."""
    weakened = {claim for claim, links in hit.items() if any(link in world.support(claim) for link in links)}
    above = {claim.id for claim in world.claims if not weakened.isdisjoint(world.rests_on(claim.id))}
    return above | hit.keys()


def _weigh(
    world: World,
    claim: Claim,
    hit: dict[str, tuple[Link, ...]],
    struck: frozenset[str],
    stated: tuple[Statement, ...],
) -> RestingClaim:
    through = tuple(
        one
        for one in world.rests_on(claim.id)
        if one != claim.id and one in hit and any(link.highlight.id in struck for link in world.support(one))
    )
    bare = tuple(one for one in through if not _kept(world.support(one), struck))
    grounds = world.grounds(claim.id)
    lost = [link for link in grounds if link.highlight.id in struck]
    kept = _kept(grounds, struck)
    before = {world.origin(link.article.id) for link in grounds}
    after = {world.origin(link.article.id) for link in kept}
    only_copies = bool(after) and after <= {world.origin(link.article.id) for link in lost}
    links = hit.get(claim.id, ())
    return RestingClaim(
        claim=claim,
        links=links,
        through=through,
        bare=bare,
        origins=len(before),
        remaining=len(after),
        effect=_effect(bool(lost), len(before), len(after), links, only_copies=only_copies),
        statements=stated,
    )


def _kept(links: Iterable[Link], struck: frozenset[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.highlight.id not in struck)


def _effect(lost: bool, before: int, after: int, links: tuple[Link, ...], *, only_copies: bool) -> Effect:
    if lost:
        if not after:
            return "loses_all"
        if only_copies:
            return "copies_only"
        return "loses_some" if after < before else "keeps_all"
    said = {link.evidence.direction for link in links}
    if "supports" in said:
        return "not_counted"
    return "loses_dispute" if "disputes" in said else "beside"


def _statements(world: World) -> dict[str, list[Statement]]:
    """Return claim → where briefings state it: as key judgement, in key points, in sentences."""
    found: dict[str, list[Statement]] = {}
    for briefing in world.briefings:
        for section in briefing.sections:
            if section.key_judgement is not None:
                one = Statement("key_judgement", briefing.id, section.id, section.heading)
                found.setdefault(section.key_judgement, []).append(one)
            for point in section.key_points:
                one = Statement("key_point", briefing.id, section.id, point.text or point.label)
                for claim in dict.fromkeys(world.claims_of_point(section, point.id)):
                    found.setdefault(claim, []).append(one)
    for place in world.places:
        for key in dict.fromkeys(place.sentence.claims):
            if key in world.claim_of_key:
                sentence = place.sentence
                one = Statement(
                    "sentence",
                    place.briefing.id,
                    place.section.id,
                    sentence.text,
                    place.index,
                    sentence.start,
                )
                found.setdefault(world.claim_of_key[key].id, []).append(one)
    return found


def _listings(world: World, articles: Iterable[Article]) -> Iterator[Statement]:
    ids = {one.id: one for one in articles}
    for briefing in world.briefings:
        for section in briefing.sections:
            for source in section.listed_sources:
                if source.article in ids:
                    title = ids[source.article].title or ids[source.article].citekey
                    yield Statement("listed", briefing.id, section.id, title)
