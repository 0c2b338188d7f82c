"""Origins: which articles are copies of one text. The program suggests, the analyst decides.

Signs are wire markers (wire.py) and near-duplicates (near.py), both told from the texts' fingerprints, and
`derived_from`; an analyst's decision (decisions.py) wins over these, and the article's own `origin` over all.
Two stories of one agency are one publisher, not one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.audit.decisions import Decided, pair_of
from app.audit.fingerprint import Fingerprint
from app.audit.near import NearPairs, Pair
from app.audit.shingles import Overlap
from app.audit.wire import NO_MARKS, find_agency
from db.records import Article, OriginDecision

SAME, SHARED = 0.30, 0.10
#: A text shorter than this part of the longer one, and contained in it, is part of it.
PART = 0.35

Relation = Literal["same", "part_of"]


class Tie(NamedTuple):
    """Two articles and why they belong together; of a part the one is the shorter text."""

    one: str
    other: str
    why: str
    decided: bool = False
    relation: Relation = "same"


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that share an origin: copies (`same`), or one text as a part of another (`part_of`).

    `asks` when only the analyst can tell: some shared material, or one of several texts in a longer one.
    """

    id: str
    articles: tuple[str, ...]
    relation: Relation
    why: tuple[str, ...]
    decided_by: Literal["suggested", "analyst"]
    asks: bool = False
    ties: tuple[Tie, ...] = ()

    @property
    def is_one_origin(self) -> bool:
        """Say whether the articles count as one; what only asks does not."""
        return not self.asks


class _Signs(NamedTuple):
    """What of an article's record tells of its origin."""

    agency: tuple[str, str] | None
    publisher: str
    origin: str | None
    derived_from: str | None


def origin_of_each(groups: Iterable[OriginGroup]) -> dict[str, str]:
    """Return the origin of each article that shares one; any other article is its own."""
    return {article: group.id for group in groups if group.is_one_origin for article in group.articles}


def group(
    articles: Sequence[Article],
    prints: Mapping[str, Fingerprint],
    decisions: Sequence[OriginDecision] = (),
) -> tuple[OriginGroup, ...]:
    """Group the articles that share an origin; `prints` are the fingerprints of their texts by article id."""
    return Origins().update(articles, prints, decisions)


class Origins:
    """The groups, kept: an edit that tells nothing of origins leaves them, a new text is compared alone."""

    def __init__(self) -> None:
        self._near = NearPairs(SHARED)
        self._read: dict[str, tuple[Article, Fingerprint | None, _Signs]] = {}
        self._state: tuple[object, ...] = ()
        self._groups: tuple[OriginGroup, ...] = ()

    def update(
        self,
        articles: Sequence[Article],
        prints: Mapping[str, Fingerprint],
        decisions: Sequence[OriginDecision] = (),
    ) -> tuple[OriginGroup, ...]:
        """Return the groups as they are now, those that only ask first; the same ones while nothing moved."""
        signs = self._signs(articles, prints)
        publishers = {name: one.publisher for name, one in signs.items()}
        near = self._near.update({name: prints[name] for name in signs if name in prints}, publishers)
        state = (signs, near, tuple(decisions))
        if state != self._state:
            self._groups = tuple(_grouped(signs, near, decisions))
            self._state = state
        return self._groups

    def _signs(self, articles: Sequence[Article], prints: Mapping[str, Fingerprint]) -> dict[str, _Signs]:
        known, self._read = self._read, {}
        for one in articles:
            kept, text = known.get(one.id), prints.get(one.id)
            same = kept is not None and kept[0] is one and kept[1] is text
            signs = kept[2] if kept is not None and same else _signs_of(one, text)
            self._read[one.id] = (one, text, signs)
        return {name: signs for name, (_, _, signs) in self._read.items()}


def _signs_of(article: Article, text: Fingerprint | None) -> _Signs:
    agency = find_agency(article, text.marks if text is not None else NO_MARKS)
    publisher = article.publisher.id if article.publisher is not None else ""
    return _Signs(agency, publisher, article.origin, article.derived_from)


def _grouped(
    signs: Mapping[str, _Signs], near: Mapping[Pair, Overlap], decisions: Sequence[OriginDecision]
) -> Iterator[OriginGroup]:
    """Yield the groups that only ask, then those that count."""
    decided = Decided(decisions, {name: one.origin for name, one in signs.items()})
    sure, parts, unsure = _suggested(near, signs, decided)
    bound = _Bound(decided)
    for tie in (*_decided_ties(decided), *_record_ties(signs, decided), *sure):
        bound.bind(tie)
    asking = [*bound.bind_parts(parts), *unsure]
    for one, other, why, _, _ in asking:
        if not bound.are_one(one, other):
            yield _asking(one, other, why)
    yield from bound.groups(signs)


def _suggested(
    near: Mapping[Pair, Overlap], signs: Mapping[str, _Signs], decided: Decided
) -> tuple[list[Tie], list[tuple[Tie, int]], list[Tie]]:
    """Sort near-duplicates into one origin, part of (with the longer text's length) and shared material."""
    sure: list[Tie] = []
    parts: list[tuple[Tie, int]] = []
    unsure: list[Tie] = []
    for (one, other), found in sorted(near.items(), key=lambda pair: (-pair[1].containment, pair[0])):
        if decided.has(one, other) or signs[one].origin or signs[other].origin:
            continue
        short, long = (one, other) if found.one <= found.other else (other, one)
        share = f"{found.containment:.0%} of the shorter text stands in the other"
        ours, theirs = signs[one].agency, signs[other].agency
        one_wire = ours is not None and theirs is not None and ours[0] == theirs[0]
        if found.containment < SAME and not one_wire:
            unsure.append(Tie(one, other, f"shared material, please judge: {share}"))
        elif found.likeness_of_length < PART:
            parts.append((Tie(short, long, share, relation="part_of"), max(found.one, found.other)))
        else:
            sure.append(Tie(one, other, share))
    return sure, parts, unsure


def _decided_ties(decided: Decided) -> Iterator[Tie]:
    for (one, other), relation in decided.together():
        yield Tie(one, other, "decided by the analyst", decided=True, relation=relation)


def _record_ties(signs: Mapping[str, _Signs], decided: Decided) -> Iterator[Tie]:
    """Yield what the articles' own records say: the origin set by hand, and what they derive from."""
    for first, article in decided.overridden():
        yield Tie(first, article, "the same origin on record", decided=True)
    for name, one in signs.items():
        source = one.derived_from
        if not one.origin and source is not None and source in signs and not decided.are_apart(source, name):
            yield Tie(source, name, "derived from the other, by its record", decided=True)


class _Bound:
    """Articles being joined into groups, never two that the analyst set apart."""

    def __init__(self, decided: Decided) -> None:
        self._decided = decided
        self._members: dict[str, set[str]] = {}
        self._ties: dict[str, list[Tie]] = {}

    def are_one(self, one: str, other: str) -> bool:
        """Say whether two articles are in one group."""
        return other in self._members.get(one, ())

    def bind(self, tie: Tie) -> bool:
        """Join the groups of two articles; say whether they are one now."""
        ours = self._members.get(tie.one, {tie.one})
        theirs = self._members.get(tie.other, {tie.other})
        if ours is not theirs and self._decided.keeps_apart(ours, theirs):
            return False
        joined = ours | theirs if ours is not theirs else ours
        for member in joined:
            self._members[member] = joined
        self._ties.setdefault(tie.one, []).append(tie)
        return True

    def bind_parts(self, parts: Iterable[tuple[Tie, int]]) -> Iterator[Tie]:
        """Join parts to the text that holds them; a text that holds several different ones is a question.

        A digest of five stories would make one origin of all five.
        """
        by_longer: dict[tuple[int, str], list[Tie]] = {}
        for tie, length in parts:
            by_longer.setdefault((length, tie.other), []).append(tie)
        for (_, longer), ties in sorted(by_longer.items()):
            held = {min(self._members.get(tie.one, {tie.one})) for tie in ties}
            own = self._members.get(longer, {longer})
            several = len(held | {min(own)} if len(own) > 1 and self._has_part(longer) else held) > 1
            for tie in ties:
                if several and not self.are_one(*tie[:2]):
                    yield tie._replace(why=f"a part of a text that holds others too, please judge: {tie.why}")
                elif not several:
                    self.bind(tie)

    def groups(self, signs: Mapping[str, _Signs]) -> Iterator[OriginGroup]:
        """Yield the groups in the order of their ids."""
        for members in sorted({tuple(sorted(members)) for members in self._members.values()}):
            ties = tuple(tie for member in members for tie in self._ties.get(member, ()))
            yield _make(members, ties, signs)

    def _has_part(self, longer: str) -> bool:
        """Say whether a decision made something else a part of this text, or it of something."""
        own = self._members[longer]
        return any(
            tie.relation == "part_of"
            for member in own
            for tie in self._ties.get(member, ())
            if longer in tie[:2]
        )


def _make(members: tuple[str, ...], ties: tuple[Tie, ...], signs: Mapping[str, _Signs]) -> OriginGroup:
    reasons = dict.fromkeys(tie.why for tie in ties)
    agencies = (signs[one].agency for one in members)
    reasons.update(dict.fromkeys(agency[1] for agency in agencies if agency is not None))
    return OriginGroup(
        f"origin-{members[0]}",
        members,
        "part_of" if ties and all(tie.relation == "part_of" for tie in ties) else "same",
        tuple(reasons),
        "analyst" if all(tie.decided for tie in ties) else "suggested",
        ties=ties,
    )


def _asking(one: str, other: str, why: str) -> OriginGroup:
    members = pair_of(one, other)
    tie = Tie(one, other, why, relation="part_of")
    return OriginGroup(
        f"shared-{members[0]}-{members[1]}", members, "part_of", (why,), "suggested", asks=True, ties=(tie,)
    )
