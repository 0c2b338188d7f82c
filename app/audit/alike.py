"""Which of many statements share most of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import ceil

_ROUNDING = 1e-9


def alike_pairs(statements: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs that have at least this share of their words in common, by the later one.

    Such a pair shares one of each statement's rarest words, so only those are indexed (prefix filtering,
    Chaudhuri et al. 2006).
    """
    holders: dict[str, list[int]] = {}
    for at, rarest in enumerate(_rarest(statements, least)):
        near: set[int] = set()
        for word in rarest:
            near.update(holders.get(word, ()))
            holders.setdefault(word, []).append(at)
        for earlier in sorted(near):
            if are_alike(statements[at], statements[earlier], least):
                yield earlier, at


def with_an_earlier(statements: Sequence[frozenset[str]], least: float) -> set[int]:
    """Return the places of the statements that are alike an earlier one.

    One such is enough: of ten thousand sentences with only a number changed, each is compared with a few.
    """
    holders: dict[str, list[int]] = {}
    found: set[int] = set()
    for at, rarest in enumerate(_rarest(statements, least)):
        near = chain.from_iterable(reversed(holders.get(word, ())) for word in rarest)
        if any(are_alike(statements[at], statements[one], least) for one in near):
            found.add(at)
        for word in rarest:
            holders.setdefault(word, []).append(at)
    return found


def _rarest(statements: Sequence[frozenset[str]], least: float) -> Iterator[list[str]]:
    """Yield of each statement so many of its rarest words that two alike have one of them in common."""
    rarity = Counter(word for one in statements for word in one)
    for one in statements:
        rarest = sorted(one, key=lambda word: (rarity[word], word))
        yield rarest[: len(rarest) - ceil(least * len(rarest) - _ROUNDING) + 1]


#: Up to so many new sets are compared with all others one by one.
_FEW = 32


class AlikeSets:
    """The sets of words that share most of their words, kept from one run to the next."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._partners: dict[frozenset[str], set[frozenset[str]]] = {}

    def among(self, sets: Iterable[frozenset[str]]) -> Mapping[frozenset[str], set[frozenset[str]]]:
        """Return for each of these sets the others that are alike."""
        wanted = dict.fromkeys(sets)
        for gone in [one for one in self._partners if one not in wanted]:
            for partner in self._partners.pop(gone):
                self._partners[partner].discard(gone)
        fresh = [one for one in wanted if one not in self._partners]
        if len(fresh) > _FEW:
            self._pair_all(list(wanted))
        else:
            for one in fresh:
                self._pair(one)
        return self._partners

    def _pair_all(self, sets: list[frozenset[str]]) -> None:
        self._partners = {one: set() for one in sets}
        for one, other in alike_pairs(sets, self._least):
            self._partners[sets[one]].add(sets[other])
            self._partners[sets[other]].add(sets[one])

    def _pair(self, fresh: frozenset[str]) -> None:
        alike = {one for one in self._partners if are_alike(fresh, one, self._least)}
        for one in alike:
            self._partners[one].add(fresh)
        self._partners[fresh] = alike


def are_alike(one: frozenset[str], other: frozenset[str], least: float) -> bool:
    """Say whether two sets have at least this share of their words in common (Jaccard)."""
    if min(len(one), len(other)) < least * max(len(one), len(other)) - _ROUNDING:
        return False
    shared = len(one & other)
    return shared >= least * (len(one) + len(other) - shared)
