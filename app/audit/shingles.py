"""Near-duplicates by containment of 5-word shingles (Broder 1997): |A∩B| / min(|A|,|B|).

Not Jaccard's measure, which misses shortened copies. Texts are compared by fingerprints (fingerprint.py): two
of ordinary length by every shingle; as soon as one is long, both by the same sample of one in sixteen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise

from app.audit.fingerprint import Fingerprint

#: Fewer shared shingles than this (some 14 words in a row) are a common phrase, not a common text.
LEAST_SHARED = 10
#: The same for two samples: some 50 words in a row.
LEAST_SAMPLED = 3
#: A text with fewer shingles than this has too few in its sample to be found by them.
_SHORT = 160
#: A shingle that more articles hold ties each of them to the next one only, or the pairs would be too many.
_MANY = 24
_LEAST_OF_PUBLISHER = 4


def similar_pairs(
    prints: Mapping[str, Fingerprint], publisher_of: Mapping[str, str], least: float
) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of texts with at least this containment, each once.

    What most articles of one publisher share does not count: banners, menus, notices.
    """
    names = sorted(prints)
    samples = {name: prints[name].sample for name in names}
    common = _Common(prints, publisher_of)
    for name in names:
        if shared := common.sampled(name):
            samples[name] = samples[name] - shared
    for one, other in sorted(_candidates(prints, samples, names)):
        containment = _containment(prints, samples, common, one, other)
        if containment >= least:
            yield one, other, containment


def containment(one: Fingerprint, other: Fingerprint) -> float | None:
    """Return how much of the shorter text stands in the other; None when it is too short to tell."""
    whole = one.is_whole and other.is_whole
    ours, theirs = (each.shingles if whole else each.sample for each in (one, other))
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least >= LEAST_SHARED else None


class _Common:
    """What stands in more than half of the articles of one publisher, looked for where it is asked for."""

    def __init__(self, prints: Mapping[str, Fingerprint], publisher_of: Mapping[str, str]) -> None:
        self._prints = prints
        self._publisher_of = publisher_of
        self._articles: dict[str, list[str]] = {}
        for name in prints:
            if publisher_of.get(name):
                self._articles.setdefault(publisher_of[name], []).append(name)
        self._found: dict[tuple[str, bool], frozenset[int]] = {}

    def sampled(self, name: str) -> frozenset[int]:
        """Return the common part of the samples."""
        return self._of(name, whole=False)

    def whole(self, name: str) -> frozenset[int]:
        """Return the common part of all shingles."""
        return self._of(name, whole=True)

    def _of(self, name: str, *, whole: bool) -> frozenset[int]:
        publisher = self._publisher_of.get(name, "")
        articles = self._articles.get(publisher, ())
        if len(articles) < _LEAST_OF_PUBLISHER:
            return frozenset()
        if (publisher, whole) not in self._found:
            prints = [self._prints[one] for one in articles]
            counts = Counter(shingle for one in prints for shingle in (one.shingles if whole else one.sample))
            common = frozenset(shingle for shingle, count in counts.items() if 2 * count > len(articles))
            self._found[publisher, whole] = common
        return self._found[publisher, whole]


def _containment(
    prints: Mapping[str, Fingerprint],
    samples: Mapping[str, frozenset[int]],
    common: _Common,
    one: str,
    other: str,
) -> float:
    """Return how much of the shorter text stands in the other; 0 when it is no more than a phrase."""
    if prints[one].is_whole and prints[other].is_whole:
        ours = prints[one].shingles - common.whole(one)
        theirs = prints[other].shingles - common.whole(other)
        fewest = LEAST_SHARED
    else:
        ours, theirs, fewest = samples[one], samples[other], LEAST_SAMPLED
    shared = len(ours & theirs)
    return shared / min(len(ours), len(theirs)) if shared >= fewest else 0.0


def _candidates(
    prints: Mapping[str, Fingerprint], samples: Mapping[str, frozenset[int]], names: Sequence[str]
) -> set[tuple[str, str]]:
    """Return the pairs worth comparing: those that share a sampled shingle, and short texts' partners."""
    seen: set[int] = set()
    again: set[int] = set()
    for sample in samples.values():
        again |= seen & sample
        seen |= sample
    return _pairs(samples.items(), again) | _short_pairs(prints, names)


def _pairs(shingles: Iterable[tuple[str, frozenset[int]]], wanted: Set[int]) -> set[tuple[str, str]]:
    """Return the pairs of names that hold one of the wanted shingles in common."""
    holders: dict[int, list[str]] = {}
    for name, held in shingles:
        for shingle in wanted & held:
            holders.setdefault(shingle, []).append(name)
    groups = {tuple(names) for names in holders.values() if len(names) > 1}
    return {
        pair
        for names in groups
        for pair in (combinations(names, 2) if len(names) <= _MANY else pairwise(names))
    }


def _short_pairs(prints: Mapping[str, Fingerprint], names: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs in which a short text shares any shingle with a text known whole."""
    whole = [name for name in names if prints[name].is_whole]
    short = [prints[name].shingles for name in whole if len(prints[name]) < _SHORT]
    if not short:
        return set()
    return _pairs(((name, prints[name].shingles) for name in whole), frozenset().union(*short))
