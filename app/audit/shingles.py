"""Near-duplicates by containment of 5-word shingles (Broder 1997): |A∩B| / min(|A|,|B|).

Not Jaccard's measure, which misses shortened copies.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

SIZE = 5
#: Fewer shared shingles than this (some 14 words in a row) are a common phrase, not a common text.
LEAST_SHARED = 10
_KEPT_SHINGLES = 400_000
_SHORT = 80
_WORD = re.compile(r"\w+")


def make_shingles(text: str) -> frozenset[int]:
    """Return the text's shingles as numbers, the same on every run."""
    folded = text.casefold()
    known: dict[str, int] = {}
    codes: list[int] = []
    for word in _WORD.findall(folded):
        code = known.get(word)
        if code is None:
            code = known[word] = zlib.crc32(word.encode("utf-8", "replace"))
        codes.append(code)
    # Tuples of integers hash alike on every run; texts do not.
    return frozenset(map(hash, zip(*(codes[at:] for at in range(SIZE)), strict=False)))


def without_boilerplate(
    prints: Mapping[str, frozenset[int]], publisher_of: Mapping[str, str]
) -> dict[str, frozenset[int]]:
    """Take out what most articles of one publisher share: banners, menus, notices."""
    by_publisher: dict[str, list[str]] = {}
    for article in prints:
        if publisher_of.get(article):
            by_publisher.setdefault(publisher_of[article], []).append(article)
    cleaned = dict(prints)
    for articles in by_publisher.values():
        if len(articles) < 4:
            continue
        counts = Counter(shingle for article in articles for shingle in prints[article])
        common = {shingle for shingle, count in counts.items() if 2 * count > len(articles)}
        for article in articles:
            cleaned[article] = prints[article] - common
    return cleaned


def similar_pairs(prints: Mapping[str, frozenset[int]], least: float) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of texts with at least this containment, each once.

    In a large collection only one shingle in `every` is indexed to find pairs worth comparing in full.
    """
    names = sorted(prints)
    every = 1 + sum(len(one) for one in prints.values()) // _KEPT_SHINGLES
    for one, other in sorted(_candidates(prints, names, every)):
        shared = len(prints[one] & prints[other])
        smaller = min(len(prints[one]), len(prints[other]))
        if shared >= LEAST_SHARED and shared >= least * smaller:
            yield one, other, shared / smaller


def _candidates(
    prints: Mapping[str, frozenset[int]], names: Sequence[str], every: int
) -> set[tuple[str, str]]:
    holders: dict[int, list[str]] = {}
    for name in names:
        for shingle in prints[name]:
            if shingle % every == 0:
                holders.setdefault(shingle, []).append(name)
    groups = {tuple(held) for held in holders.values() if len(held) > 1}
    pairs = {pair for held in groups for pair in combinations(held, 2)}
    if every > 1:
        short = [name for name in names if len(prints[name]) < _SHORT]
        pairs.update((min(a, b), max(a, b)) for a in short for b in names if a != b)
    return pairs
