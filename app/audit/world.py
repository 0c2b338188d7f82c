"""The world that rules look at: a frozen bundle of records with the paths between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.audit.origins import OriginGroup, origin_of_each
from app.prose import Sentence, find_markers, split_sentences
from db.records import Article, Briefing, Claim, Evidence, Highlight, Section, Snapshot, Waiver

FACTUAL = frozenset({"fact", "reported"})
STANDING = frozenset({"verified", "normalised"})
BODY = frozenset({"analysis", "feature"})
PROSE = frozenset({"paragraph", "list", "quote"})


class Link(NamedTuple):
    """One piece of evidence with its passage and the article that the passage stands in."""

    evidence: Evidence
    highlight: Highlight
    article: Article


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of a briefing; `index` counts all sentences of the section's body."""

    briefing: Briefing
    section: Section
    index: int
    sentence: Sentence


@dataclass(frozen=True, kw_only=True)
class World:
    """All records of a project. `scope` narrows the audit to one briefing and to what it uses.

    `broken` are the snapshots whose bytes or text no longer have the hash they were stored with.
    """

    articles: tuple[Article, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    broken: frozenset[str] = frozenset()
    scope: str | None = None

    @cached_property
    def article_of(self) -> dict[str, Article]:
        """Articles by id."""
        return {one.id: one for one in self.articles}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Claims by id."""
        return {one.id: one for one in self.claims}

    @cached_property
    def claim_of_key(self) -> dict[str, Claim]:
        """Claims by key."""
        return {one.key: one for one in self.claims}

    @cached_property
    def snapshots_of(self) -> dict[str, tuple[Snapshot, ...]]:
        """Snapshots by their article's id."""
        found: dict[str, tuple[Snapshot, ...]] = {}
        for one in self.snapshots:
            found[one.article] = (*found.get(one.article, ()), one)
        return found

    @cached_property
    def links_of(self) -> dict[str, tuple[Link, ...]]:
        """Links by claim id, in their order; a link whose article was removed is none."""
        highlights = {one.id: one for one in self.highlights}
        found: dict[str, list[Link]] = {}
        for one in sorted(self.evidence, key=lambda one: (one.position, one.id)):
            highlight = highlights.get(one.highlight)
            article = self.article_of.get(highlight.article) if highlight else None
            if highlight is not None and article is not None:
                found.setdefault(one.claim, []).append(Link(one, highlight, article))
        return {claim: tuple(links) for claim, links in found.items()}

    def links(self, claim: str, direction: str) -> tuple[Link, ...]:
        """Return a claim's links of one direction."""
        return tuple(one for one in self.links_of.get(claim, ()) if one.evidence.direction == direction)

    def support(self, claim: str) -> tuple[Link, ...]:
        """Return S(c): the supporting links whose anchor is verified or normalised."""
        return tuple(one for one in self.links(claim, "supports") if one.highlight.anchor_state in STANDING)

    @cached_property
    def children_of(self) -> dict[str, tuple[Claim, ...]]:
        """Claims under a claim, by its id."""
        found: dict[str, tuple[Claim, ...]] = {}
        for one in self.claims:
            if one.parent is not None:
                found[one.parent] = (*found.get(one.parent, ()), one)
        return found

    def rests_on(self, claim: str) -> tuple[str, ...]:
        """Return the claim and the claims that support it, their own supports included."""
        found: dict[str, None] = {}
        waiting = [claim]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = None
                under = self.children_of.get(one, ())
                waiting.extend(child.id for child in under if child.parent_relation != "disputes")
        return tuple(found)

    def grounds(self, claim: str) -> tuple[Link, ...]:
        """Return the standing support of a claim and of the claims it rests on."""
        return tuple(link for one in self.rests_on(claim) for link in self.support(one))

    @cached_property
    def _origin_of(self) -> dict[str, str]:
        return origin_of_each(self.origins)

    def origin(self, article: str) -> str:
        """Return the origin of an article: its group's, or itself."""
        return self._origin_of.get(article, article)

    @cached_property
    def judged_briefings(self) -> tuple[Briefing, ...]:
        """The briefings that this audit is about."""
        return tuple(one for one in self.briefings if self.scope in (None, one.id))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The sentences of the judged briefings, headings and table cells included."""
        return tuple(
            Place(briefing, section, index, sentence)
            for briefing in self.judged_briefings
            for section in briefing.sections
            for index, sentence in enumerate(split_sentences(section.body))
        )

    @cached_property
    def keys_of_section(self) -> dict[str, frozenset[str]]:
        """The claim keys that a section's sentences name, by section id."""
        found: dict[str, set[str]] = {}
        for place in self.places:
            found.setdefault(place.section.id, set()).update(place.sentence.claims)
        return {section: frozenset(keys) for section, keys in found.items()}

    def claims_of_section(self, section: Section) -> tuple[Claim, ...]:
        """Return the claims that a section states: in its prose, its key points, its key judgement."""
        ids = {
            one.id for key in self.keys_of_section.get(section.id, ()) if (one := self.claim_of_key.get(key))
        }
        ids.update(claim for point in section.key_points for claim in self.claims_of_point(section, point.id))
        if section.key_judgement is not None:
            ids.add(section.key_judgement)
        return tuple(one for one in self.claims if one.id in ids)

    def claims_of_point(self, section: Section, point_id: str) -> tuple[str, ...]:
        """Return the ids of the claims that a key point names, by link or by marker."""
        point = next(one for one in section.key_points if one.id == point_id)
        keys = (marker.key for marker in find_markers(point.text))
        return (*point.claims, *(self.claim_of_key[key].id for key in keys if key in self.claim_of_key))

    @cached_property
    def key_judgements(self) -> frozenset[str]:
        """The ids of the claims that are a section's key judgement."""
        sections = (section for briefing in self.judged_briefings for section in briefing.sections)
        return frozenset(one.key_judgement for one in sections if one.key_judgement is not None)

    @cached_property
    def judged_claims(self) -> tuple[Claim, ...]:
        """The claims that this audit is about: all, or those of the briefing and what they rest on."""
        if self.scope is None:
            return self.claims
        used = {
            under
            for briefing in self.judged_briefings
            for section in briefing.sections
            for claim in self.claims_of_section(section)
            for under in self.rests_on(claim.id)
        }
        return tuple(one for one in self.claims if one.id in used)

    def judged_links(self) -> Iterator[Link]:
        """Yield the links of the claims that this audit is about."""
        for claim in self.judged_claims:
            yield from self.links_of.get(claim.id, ())

    @cached_property
    def cited_articles(self) -> tuple[Article, ...]:
        """The articles that the judged claims lean on, and those that a judged section lists."""
        ids = {link.article.id for link in self.judged_links()}
        for briefing in self.judged_briefings:
            for section in briefing.sections:
                ids.update(one.article for one in section.listed_sources)
        return tuple(one for one in self.articles if one.id in ids)
