"""Origins: which articles are copies of one text. The program suggests, the analyst decides.

Signs are wire markers (wire.py) and near-duplicates (shingles.py), both told from the texts' fingerprints,
and `derived_from`; an analyst's decision or the article's own `origin` always wins. Two stories of one agency
are one publisher, not one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from app.audit.fingerprint import Fingerprint
from app.audit.shingles import similar_pairs
from app.audit.wire import NO_MARKS, find_agency
from db.records import Article, OriginDecision

SAME, SHARED = 0.30, 0.10

Relation = Literal["same", "part_of"]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles of one origin (`same`), or with shared material that the analyst should judge (`part_of`)."""

    id: str
    articles: tuple[str, ...]
    relation: Relation
    why: tuple[str, ...]
    decided_by: Literal["suggested", "analyst"]

    @property
    def is_one_origin(self) -> bool:
        """Say whether the articles count as one: shared material does only once the analyst said so."""
        return self.relation == "same" or self.decided_by == "analyst"


class _Tie(NamedTuple):
    one: str
    other: str
    why: str
    decided: bool = False
    relation: Relation = "same"


def origin_of_each(groups: Iterable[OriginGroup]) -> dict[str, str]:
    """Return the origin of each article that shares one; any other article is its own."""
    return {article: group.id for group in groups if group.is_one_origin for article in group.articles}


def group(
    articles: Sequence[Article],
    prints: Mapping[str, Fingerprint],
    decisions: Sequence[OriginDecision] = (),
) -> tuple[OriginGroup, ...]:
    """Group the articles that share an origin; `prints` are the fingerprints of their texts by article id.

    Groups that only share material come first, so that a map from article to group ends at its origin.
    """
    known = {one.id: one for one in articles}
    decided = _decided(decisions, known)
    near = _near(articles, prints)
    marks = {article: one.marks for article, one in prints.items()}
    agencies = {one.id: found for one in articles if (found := find_agency(one, marks.get(one.id, NO_MARKS)))}
    near = [tie for tie in near if not (known[tie[0]].origin or known[tie[1]].origin)]
    same, shared = _suggested(near, agencies, decided)
    ties = [*_from_decisions(decided), *_from_records(known, decided), *same]
    bound, whys = _bind(ties, decided)
    groups = [_make(members, whys, agencies) for members in _members(bound)]
    return (*_shared_groups(shared, bound), *sorted(groups, key=lambda one: one.id))


def _decided(decisions: Sequence[OriginDecision], known: Mapping[str, Article]) -> dict[tuple[str, str], str]:
    """Return the latest decision on each pair; one article alone was set apart from all others."""
    found: dict[tuple[str, str], str] = {}
    for decision in sorted(decisions, key=lambda one: (one.at, one.id)):
        present = [one for one in decision.articles if one in known]
        if len(decision.articles) == 1 and decision.relation == "separate":
            for other in known:
                if present and other != present[0]:
                    found[_pair(present[0], other)] = "separate"
        for one, other in combinations(present, 2):
            found[_pair(one, other)] = decision.relation
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _near(articles: Sequence[Article], prints: Mapping[str, Fingerprint]) -> list[tuple[str, str, float]]:
    publishers = {one.id: one.publisher.id for one in articles if one.publisher is not None}
    present = {one.id: prints[one.id] for one in articles if one.id in prints}
    return list(similar_pairs(present, publishers, SHARED))


def _suggested(
    near: Iterable[tuple[str, str, float]],
    agencies: Mapping[str, tuple[str, str]],
    decided: Mapping[tuple[str, str], str],
) -> tuple[list[_Tie], list[_Tie]]:
    """Sort near-duplicates into one origin and shared material, the strongest first."""
    same: list[_Tie] = []
    shared: list[_Tie] = []
    for one, other, containment in sorted(near, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if _pair(one, other) in decided:
            continue
        agency = agencies[one][0] if one in agencies else ""
        one_wire = bool(agency) and other in agencies and agencies[other][0] == agency
        why = f"{containment:.0%} of the shorter text stands in the other"
        (same if containment >= SAME or one_wire else shared).append(_Tie(one, other, why))
    return same, shared


def _from_decisions(decided: Mapping[tuple[str, str], str]) -> Iterator[_Tie]:
    for (one, other), relation in decided.items():
        if relation != "separate":
            kind: Relation = "part_of" if relation == "part_of" else "same"
            yield _Tie(one, other, "decided by the analyst", decided=True, relation=kind)


def _from_records(known: Mapping[str, Article], decided: Mapping[tuple[str, str], str]) -> Iterator[_Tie]:
    """Yield what the articles' own records say: the origin set by hand, and what they derive from."""
    by_origin: dict[str, str] = {}
    for article in known.values():
        named = article.origin
        if named:
            first = named if named in known else by_origin.setdefault(named, article.id)
            if first != article.id:
                yield _Tie(first, article.id, "the same origin on record", decided=True)
        source = article.derived_from
        if named or source is None or source not in known:
            continue
        if decided.get(_pair(source, article.id)) != "separate":
            yield _Tie(source, article.id, "derived from the other, by its record", decided=True)


def _bind(
    ties: Iterable[_Tie], decided: Mapping[tuple[str, str], str]
) -> tuple[dict[str, set[str]], dict[str, list[_Tie]]]:
    """Join tied articles into groups, never two that the analyst set apart."""
    apart: dict[str, set[str]] = {}
    for (one, other), relation in decided.items():
        if relation == "separate":
            apart.setdefault(one, set()).add(other)
            apart.setdefault(other, set()).add(one)
    bound: dict[str, set[str]] = {}
    whys: dict[str, list[_Tie]] = {}
    for tie in ties:
        ours, theirs = bound.get(tie.one, {tie.one}), bound.get(tie.other, {tie.other})
        if ours is not theirs and any(apart.get(member, set()) & theirs for member in ours):
            continue
        joined = ours | theirs
        for member in joined:
            bound[member] = joined
        whys.setdefault(tie.one, []).append(tie)
    return bound, whys


def _members(bound: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    return sorted({tuple(sorted(members)) for members in bound.values()})


def _make(
    members: tuple[str, ...], whys: Mapping[str, list[_Tie]], agencies: Mapping[str, tuple[str, str]]
) -> OriginGroup:
    ties = [tie for member in members for tie in whys.get(member, ())]
    reasons = dict.fromkeys(tie.why for tie in ties)
    reasons.update(dict.fromkeys(agencies[one][1] for one in members if one in agencies))
    return OriginGroup(
        f"origin-{members[0]}",
        members,
        "part_of" if ties and all(tie.relation == "part_of" for tie in ties) else "same",
        tuple(reasons),
        "analyst" if all(tie.decided for tie in ties) else "suggested",
    )


def _shared_groups(shared: Iterable[_Tie], bound: Mapping[str, set[str]]) -> Iterator[OriginGroup]:
    for tie in shared:
        if tie.other not in bound.get(tie.one, ()):
            members = tuple(sorted((tie.one, tie.other)))
            yield OriginGroup(
                f"shared-{members[0]}-{members[1]}",
                members,
                "part_of",
                (f"shared material, please judge: {tie.why}",),
                "suggested",
            )
