"""Which claims the outline shows: words to find, and values chosen in several facets. No Qt here.

Of one facet any chosen value will do; every facet that has one must agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.records import Claim

if TYPE_CHECKING:
    from app.core.claims import ClaimRow

#: Facet → the values that are always offered; tags and likelihoods are those that occur.
FACETS: dict[str, tuple[str, ...]] = {
    "kind": ("fact", "reported", "judgement", "assumption", "gap"),
    "evidence": ("supports", "disputes", "neutral", "unsupported", "unlinked", "unreviewed"),
    "finding": ("error", "warning", "info", "none"),
    "confidence": ("high", "moderate", "low", "none"),
    "likelihood": ("none",),
    "tag": ("none",),
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for; an empty one lets every claim pass."""

    words: str = ""
    chosen: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def toggled(self, facet: str, value: str) -> Sieve:
        """Return the sieve with one value chosen that was not, or the other way round."""
        return Sieve(self.words, self.chosen ^ {(facet, value)})

    def values(self, facet: str) -> frozenset[str]:
        """Return what is chosen in a facet."""
        return frozenset(value for name, value in self.chosen if name == facet)

    def passes(self, row: ClaimRow) -> bool:
        """Tell whether a claim itself passes."""
        claim = row.claim
        haystack = " ".join((claim.text, claim.key, *claim.tags)).casefold()
        if not all(word in haystack for word in self.words.casefold().split()):
            return False
        facets = {name for name, _ in self.chosen}
        return all(self.values(facet) & _values_of(row, facet) for facet in facets)


def _values_of(row: ClaimRow, facet: str) -> frozenset[str]:
    """Return the values a claim has in a facet."""
    claim = row.claim
    if facet == "evidence":
        return frozenset(_evidence(row))
    if facet == "finding":
        return frozenset(one.severity for one in row.findings if not one.waived) or frozenset(("none",))
    if facet == "tag":
        return frozenset(claim.tags) or frozenset(("none",))
    return frozenset((_single(claim, facet),))


def _single(claim: Claim, facet: str) -> str:
    if facet == "kind":
        return claim.kind
    return (claim.confidence if facet == "confidence" else claim.likelihood) or "none"


def _evidence(row: ClaimRow) -> Iterable[str]:
    links = [one.evidence for one in row.evidence]
    yield from (one.direction for one in links)
    if not links:
        yield "unlinked"
    if not any(one.direction == "supports" for one in links):
        yield "unsupported"
    if any(one.coverage == "unreviewed" for one in links):
        yield "unreviewed"


def counted(rows: Iterable[ClaimRow]) -> dict[str, dict[str, int]]:
    """Return how many claims have each value, by facet: the usual values first, then those that occur."""
    found = {facet: dict.fromkeys(values, 0) for facet, values in FACETS.items()}
    for row in rows:
        for facet, values in found.items():
            for value in _values_of(row, facet):
                values[value] = values.get(value, 0) + 1
    return found
