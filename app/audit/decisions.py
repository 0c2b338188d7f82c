"""What the analyst decided about origins: the later one wins, and an origin set in a record wins over all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Literal

from db.records import OriginDecision

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """Return two articles in the order of their ids."""
    return (one, other) if one < other else (other, one)


class Decided:
    """Which pairs the analyst put together or apart, and which articles stand by themselves.

    A decision to separate that names one article alone sets it apart from all others, those to come included,
    until another decision puts it together with something.
    """

    def __init__(self, decisions: Sequence[OriginDecision], origins: Mapping[str, str | None]) -> None:
        """Take the decisions, and of each article that there is the origin in its record."""
        self._pairs: dict[Pair, str] = {}
        self._alone: set[str] = set()
        self._origins = {one: named for one, named in origins.items() if named}
        for decision in sorted(decisions, key=lambda one: (one.at, one.id)):
            self._take(decision, [one for one in decision.articles if one in origins])
        self._pairs = {pair: said for pair, said in self._pairs.items() if self._stands(pair)}
        self._overridden = list(self._override(origins))
        self._alone -= {one for pair in self._overridden for one in pair}
        self._apart: dict[str, set[str]] = {}
        for (one, other), relation in self._pairs.items():
            if relation == "separate":
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    @property
    def alone(self) -> frozenset[str]:
        """The articles that were set apart from all others."""
        return frozenset(self._alone)

    def has(self, one: str, other: str) -> bool:
        """Say whether anything was decided about two articles."""
        return pair_of(one, other) in self._pairs or one in self._alone or other in self._alone

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether the analyst set two articles apart."""
        return other in self._apart.get(one, ()) or one in self._alone or other in self._alone

    def keeps_apart(self, ours: Set[str], theirs: Set[str]) -> bool:
        """Say whether two groups hold articles that were set apart."""
        return bool(self._alone & (ours | theirs)) or any(
            self._apart.get(one, set()) & theirs for one in ours
        )

    def together(self) -> Iterator[tuple[Pair, Literal["same", "part_of"]]]:
        """Yield the pairs that the analyst put together, the latest decision first."""
        for pair, relation in reversed(self._pairs.items()):
            if relation != "separate":
                yield pair, "part_of" if relation == "part_of" else "same"

    def overridden(self) -> Iterator[Pair]:
        """Yield the pairs that have one origin in their records."""
        yield from self._overridden

    def _take(self, decision: OriginDecision, present: list[str]) -> None:
        if len(decision.articles) == 1:
            if decision.relation == "separate":
                self._alone.update(present)
                self._pairs = {
                    pair: said for pair, said in self._pairs.items() if not set(present) & set(pair)
                }
            return
        for one, other in combinations(present, 2):
            # Taken out first, so that the order is that of the latest decisions.
            self._pairs.pop(pair_of(one, other), None)
            self._pairs[pair_of(one, other)] = decision.relation
        if decision.relation != "separate":
            self._alone.difference_update(present)

    def _stands(self, pair: Pair) -> bool:
        """Say whether no origin in a record overrides a decision."""
        return not (self._origins.keys() & set(pair))

    def _override(self, known: Mapping[str, str | None]) -> Iterator[Pair]:
        first_of: dict[str, str] = {}
        for article, named in self._origins.items():
            first = named if named in known else first_of.setdefault(named, article)
            if first != article:
                yield first, article
