"""Which texts share much: the pairs are kept, and only what a new or changed text touches is compared anew.

Pairs worth comparing hold a sampled shingle in common; a short text has too few of those and is looked for by
all of its shingles. The answer is the same as one from the beginning would be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from app.audit.commons import Commons
from app.audit.fingerprint import Fingerprint
from app.audit.shingles import Overlap, overlap

Pair = tuple[str, str]

#: A text with fewer shingles than this has too few in its sample to be found by them.
SHORT = 160
#: Of the articles that hold a shingle so many are all paired; each further one only with the first and the
#: one before it, or the pairs would be too many.
MANY = 24
#: Two texts of which the common part leaves less than this are themselves what the publisher repeats: copies.
_LEAST_LEFT = 0.2


class NearPairs:
    """The pairs of texts with at least this containment. Common parts of one publisher do not count."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._prints: dict[str, Fingerprint] = {}
        self._publishers: dict[str, str] = {}
        self._sampled, self._whole = Commons(whole=False), Commons(whole=True)
        self._by_sample = _Holders()
        self._by_short = _Holders()
        #: Shingle → in how many short texts it stands.
        self._wanted: Counter[int] = Counter()
        self._near: dict[Pair, Overlap] = {}
        #: Pairs that were compared and share too little.
        self._far: set[Pair] = set()

    def update(
        self, prints: Mapping[str, Fingerprint], publisher_of: Mapping[str, str]
    ) -> Mapping[Pair, Overlap]:
        """Take what texts there are now, by name; return the pairs that are near."""
        changed = {
            name
            for name in self._prints.keys() | prints.keys()
            if self._prints.get(name) is not prints.get(name)
            or self._publishers.get(name, "") != publisher_of.get(name, "")
        }
        if changed:
            self._take(changed, prints, publisher_of)
        return self._near

    def _take(
        self, changed: set[str], prints: Mapping[str, Fingerprint], publisher_of: Mapping[str, str]
    ) -> None:
        gone = {
            one: (self._publishers.get(one, ""), self._prints[one]) for one in changed & self._prints.keys()
        }
        come = {one: (publisher_of.get(one, ""), prints[one]) for one in changed & prints.keys()}
        self._prints = dict(prints)
        self._publishers = {name: publisher_of.get(name, "") for name in prints}
        moved = self._sampled.update(gone, come) | self._whole.update(gone, come)
        touched = changed | {name for name, publisher in self._publishers.items() if publisher in moved}
        self._by_sample.change(
            {name: one.sample for name, (_, one) in gone.items()},
            {name: one.sample for name, (_, one) in come.items()},
        )
        self._look_for_short(gone, come)
        self._judge(touched)

    def _look_for_short(
        self, gone: Mapping[str, tuple[str, Fingerprint]], come: Mapping[str, tuple[str, Fingerprint]]
    ) -> None:
        """Enter which texts hold a shingle that stands in a short one."""
        known = frozenset(self._wanted)
        left = {name: one.among(known) for name, (_, one) in gone.items() if one.is_whole}
        for _, one in gone.values():
            if _is_short(one):
                self._wanted.subtract(one.shingles)
        dropped = {shingle for name in left for shingle in left[name] if not self._wanted[shingle]}
        fresh: set[int] = set()
        for _, one in come.values():
            if _is_short(one):
                fresh.update(shingle for shingle in one.shingles if not self._wanted[shingle])
                self._wanted.update(one.shingles)
        self._wanted = +self._wanted
        wanted = frozenset(self._wanted)
        entered = {name: one.among(wanted) for name, (_, one) in come.items() if one.is_whole}
        fresh -= dropped
        if fresh:
            others = ((name, one) for name, one in self._prints.items() if one.is_whole and name not in come)
            looked_for = frozenset(fresh)
            entered |= {name: found for name, one in others if (found := one.among(looked_for))}
        self._by_short.change(left, entered)
        self._by_short.forget(dropped - wanted)

    def _judge(self, touched: set[str]) -> None:
        shingles: dict[tuple[str, bool], tuple[frozenset[int], frozenset[int]]] = {}
        near, far, self._near, self._far = self._near, self._far, {}, set()
        for pair in self._by_sample.pairs.keys() | self._by_short.pairs.keys():
            known = near.get(pair)
            if pair[0] in touched or pair[1] in touched or (known is None and pair not in far):
                known = self._compare(*pair, shingles)
            if known is not None and known.containment >= self._least:
                self._near[pair] = known
            else:
                self._far.add(pair)

    def _compare(
        self, one: str, other: str, shingles: dict[tuple[str, bool], tuple[frozenset[int], frozenset[int]]]
    ) -> Overlap:
        whole = self._prints[one].is_whole and self._prints[other].is_whole
        for name in (one, other):
            if (name, whole) not in shingles:
                shingles[name, whole] = self._shingles(name, whole=whole)
        (ours, our_own), (theirs, their_own) = shingles[one, whole], shingles[other, whole]
        if len(our_own) < _LEAST_LEFT * len(ours) and len(their_own) < _LEAST_LEFT * len(theirs):
            return overlap(ours, theirs, whole=whole)
        return overlap(our_own, their_own, whole=whole)

    def _shingles(self, name: str, *, whole: bool) -> tuple[frozenset[int], frozenset[int]]:
        """Return a text's shingles, and those without what is common to its publisher."""
        one, commons = self._prints[name], self._whole if whole else self._sampled
        found, common = one.shingles if whole else one.sample, commons.of(self._publishers[name])
        return found, found - common if common else found


class _Holders:
    """Who holds each shingle, and the pairs of those who hold one in common."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[str, ...]] = {}
        self._groups: Counter[tuple[str, ...]] = Counter()
        #: Pair → how many groups it stands in.
        self.pairs: Counter[Pair] = Counter()

    def change(self, before: Mapping[str, Iterable[int]], now: Mapping[str, Iterable[int]]) -> None:
        """Let names no longer hold some shingles, and hold others."""
        lost, gained = _by_shingle(before), _by_shingle(now)
        for shingle, names in gained.items():
            held = self._names.get(shingle, ())
            if held:
                names = sorted({*held, *names}.difference(lost.get(shingle, ())) | set(names))
            self._hold(shingle, held, tuple(names))
        for shingle in lost.keys() - gained.keys():
            held = self._names.get(shingle, ())
            self._hold(shingle, held, tuple(sorted(set(held).difference(lost[shingle]))))

    def forget(self, shingles: Iterable[int]) -> None:
        """Drop shingles that nobody asks for any more."""
        for shingle in shingles:
            if held := self._names.get(shingle):
                self._hold(shingle, held, ())

    def _hold(self, shingle: int, held: tuple[str, ...], names: tuple[str, ...]) -> None:
        if held == names:
            return
        if names:
            self._names[shingle] = names
        else:
            del self._names[shingle]
        if len(names) > 1:
            self._groups[names] += 1
            if self._groups[names] == 1:
                self.pairs.update(_pairs(names))
        if len(held) > 1:
            self._groups[held] -= 1
            if not self._groups[held]:
                del self._groups[held]
                self._drop(_pairs(held))

    def _drop(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            self.pairs[pair] -= 1
            if not self.pairs[pair]:
                del self.pairs[pair]


def _by_shingle(held: Mapping[str, Iterable[int]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name in sorted(held):
        for shingle in held[name]:
            if shingle in found:
                found[shingle].append(name)
            else:
                found[shingle] = [name]
    return found


def _pairs(names: tuple[str, ...]) -> Iterator[Pair]:
    yield from combinations(names[:MANY], 2)
    for at in range(MANY, len(names)):
        yield names[0], names[at]
        yield names[at - 1], names[at]


def _is_short(one: Fingerprint) -> bool:
    return one.is_whole and len(one) < SHORT
