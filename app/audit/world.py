"""The world that rules look at: a frozen bundle of records with the paths between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from app.audit.leaning import leaning
from app.audit.moved import Link, Links, Standing, make_links, per_claim
from app.audit.origins import OriginGroup, origin_of_each
from app.prose import Sentence, find_markers, split_sentences
from db.records import Article, Briefing, Claim, Evidence, Highlight, Section, Snapshot, Waiver

T = TypeVar("T")

FACTUAL = frozenset({"fact", "reported"})
STANDING = frozenset({"verified", "normalised"})
BODY = frozenset({"analysis", "feature"})
PROSE = frozenset({"paragraph", "list", "quote"})


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
    #: What earlier runs over the same project and scope left behind, to be used again where it still holds.
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

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
        found: dict[str, list[Snapshot]] = {}
        for one in self.snapshots:
            found.setdefault(one.article, []).append(one)
        return {article: tuple(copies) for article, copies in found.items()}

    @cached_property
    def links_of(self) -> Links:
        """Links by claim id, in their order; a link whose article was removed is none."""
        return make_links(self)

    def links(self, claim: str, direction: str) -> tuple[Link, ...]:
        """Return a claim's links of one direction."""
        return tuple(one for one in self.links_of.get(claim, ()) if one.evidence.direction == direction)

    def support(self, claim: str) -> tuple[Link, ...]:
        """Return S(c): the supporting links whose anchor is verified or normalised."""
        return self.once("support", claim, self._support)

    def _support(self, claim: str) -> tuple[Link, ...]:
        return tuple(one for one in self.links(claim, "supports") if one.highlight.anchor_state in STANDING)

    @cached_property
    def children_of(self) -> dict[str, tuple[Claim, ...]]:
        """Claims under a claim, by its id."""
        found: dict[str, list[Claim]] = {}
        for one in self.claims:
            if one.parent is not None:
                found.setdefault(one.parent, []).append(one)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def _told(self) -> dict[tuple[str, str], Any]:
        """What was answered already, by question and claim."""
        return {}

    def once(self, question: str, claim: str, answer: Callable[[str], T]) -> T:
        """Answer a question about a claim (or section) once in the life of this world."""
        key = (question, claim)
        if key not in self._told:
            self._told[key] = answer(claim)
        told: T = self._told[key]
        return told

    def rests_on(self, claim: str) -> tuple[str, ...]:
        """Return the claim and the claims that support it, their own supports included."""
        return self.once("rests on", claim, self._rests_on)

    def _rests_on(self, claim: str) -> tuple[str, ...]:
        if claim not in self.children_of:
            return (claim,)
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
        return self.once("grounds", claim, self._grounds)

    def _grounds(self, claim: str) -> tuple[Link, ...]:
        under = self.rests_on(claim)
        if len(under) == 1:
            return self.support(claim)
        return tuple(link for one in under for link in self.support(one))

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
    def places_of_section(self) -> dict[str, tuple[Place, ...]]:
        """The sentences of the judged briefings by section id."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.section.id, []).append(place)
        return {section: tuple(places) for section, places in found.items()}

    @cached_property
    def keys_of_section(self) -> dict[str, frozenset[str]]:
        """The claim keys that a section's sentences name, by section id."""
        found: dict[str, set[str]] = {}
        for place in self.places:
            found.setdefault(place.section.id, set()).update(place.sentence.claims)
        return {section: frozenset(keys) for section, keys in found.items()}

    def claims_of_section(self, section: Section) -> tuple[Claim, ...]:
        """Return the claims that a section states: in its prose, its key points, its key judgement."""
        return self.once("states", section.id, lambda _: self._claims_of_section(section))

    def _claims_of_section(self, section: Section) -> tuple[Claim, ...]:
        ids = {
            one.id for key in self.keys_of_section.get(section.id, ()) if (one := self.claim_of_key.get(key))
        }
        ids.update(claim for point in section.key_points for claim in self.claims_of_point(section, point.id))
        if section.key_judgement is not None:
            ids.add(section.key_judgement)
        return tuple(sorted((self.claim_of[one] for one in ids if one in self.claim_of), key=self._place_of))

    def _place_of(self, claim: Claim) -> int:
        return self._places_of_claims[claim.id]

    @cached_property
    def _places_of_claims(self) -> dict[str, int]:
        return {one.id: at for at, one in enumerate(self.claims)}

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
        found = per_claim(
            self, "cited", lambda one: {link.article.id for link in self.links_of.get(one.id, ())}
        )
        ids = self.listed_articles.union(*found)
        return tuple(one for one in self.articles if one.id in ids)

    # What findings are made from

    @cached_property
    def standing(self) -> Standing:
        """What rules about single claims look at besides the claim."""
        named = {key for place in self.places for key in place.sentence.claims}
        stated = frozenset(self.claim_of_key[key].id for key in named if key in self.claim_of_key)
        return Standing(
            self.claims,
            self.links_of,
            self._origin_of,
            stated,
            self.key_judgements,
            self.issued_claims,
            self.cut_off,
        )

    @cached_property
    def supporting_articles(self) -> frozenset[str]:
        """The ids of articles that support a judged claim."""
        found = per_claim(self, "support", lambda one: {link.article.id for link in self.support(one.id)})
        return frozenset().union(*found)

    @cached_property
    def listed_articles(self) -> frozenset[str]:
        """The ids of articles that a judged section lists without saying which sentence rests on them."""
        parts = (part for briefing in self.judged_briefings for part in briefing.sections)
        return frozenset(listed.article for part in parts for listed in part.listed_sources)

    @cached_property
    def articles_behind_judgements(self) -> frozenset[str]:
        """The ids of articles that a key judgement rests on."""
        return frozenset(link.article.id for one in self.key_judgements for link in self.grounds(one))

    @cached_property
    def cited_highlights(self) -> frozenset[str]:
        """The ids of passages that a sentence cites, because it states a claim which they support."""
        return frozenset().union(*(leaning(self, one).passages for one in self.standing.stated))

    @cached_property
    def issued_claims(self) -> frozenset[str]:
        """The ids of claims that an issued briefing states or rests on."""
        return frozenset(
            under
            for briefing in self.judged_briefings
            if briefing.status == "issued"
            for section in briefing.sections
            for claim in self.claims_of_section(section)
            for under in self.rests_on(claim.id)
        )

    @cached_property
    def cut_off(self) -> str:
        """The earliest information cut-off of the judged briefings, or nothing."""
        return min((one.as_of for one in self.judged_briefings if one.as_of), default="")

    @cached_property
    def captured_articles(self) -> frozenset[str]:
        """The ids of articles that have a snapshot."""
        return frozenset(one.article for one in self.snapshots)
