"""Which of many statements share most of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

_ROUNDING = 1e-9


def alike_pairs(statements: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs that have at least this share of their words in common, by the later one.

    Such a pair shares one of each statement's rarest words, so only those are indexed (prefix filtering,
    Chaudhuri et al. 2006).
    """
    rarity = Counter(word for one in statements for word in one)
    holders: dict[str, list[int]] = {}
    for at, one in enumerate(statements):
        rarest = sorted(one, key=lambda word: (rarity[word], word))
        near: set[int] = set()
        for word in rarest[: len(rarest) - ceil(least * len(rarest) - _ROUNDING) + 1]:
            near.update(holders.get(word, ()))
            holders.setdefault(word, []).append(at)
        for earlier in sorted(near):
            other = statements[earlier]
            if min(len(one), len(other)) < least * max(len(one), len(other)) - _ROUNDING:
                continue
            shared = len(one & other)
            if shared >= least * (len(one) + len(other) - shared):
                yield earlier, at
