"""What most articles of one publisher share: banners, menus, notices. It tells nothing about origins.

Kept and brought up to date as articles come and go: near.py asks for it again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from app.audit.fingerprint import Fingerprint

#: What fewer articles share may as well be a text that was printed more than once.
LEAST_HOLDERS = 4
_NONE: frozenset[int] = frozenset()


class Commons:
    """The shingles that stand in more than half of the articles of each publisher."""

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._prints: dict[str, dict[str, Fingerprint]] = {}
        self._counts: dict[str, Counter[int]] = {}
        #: Found for those publishers that were asked for.
        self._found: dict[str, frozenset[int]] = {}

    def update(
        self, gone: Mapping[str, tuple[str, Fingerprint]], come: Mapping[str, tuple[str, Fingerprint]]
    ) -> set[str]:
        """Take articles away and add others, name → (publisher, print); return whose common part moved."""
        touched = {publisher for publisher, _ in (*gone.values(), *come.values()) if publisher}
        for change, names in ((-1, gone), (1, come)):
            for name, (publisher, one) in names.items():
                if publisher:
                    self._move(change, name, publisher, one)
        moved: set[str] = set()
        for publisher in touched & self._found.keys():
            before = self._found.pop(publisher)
            if self.of(publisher) != before:
                moved.add(publisher)
            else:
                self._found[publisher] = before
        return moved

    def of(self, publisher: str) -> frozenset[int]:
        """Return what most articles of a publisher share."""
        if not publisher:
            return _NONE
        if publisher not in self._found:
            self._found[publisher] = self._find(publisher)
        return self._found[publisher]

    def _move(self, change: int, name: str, publisher: str, one: Fingerprint) -> None:
        prints = self._prints.setdefault(publisher, {})
        if change > 0:
            prints[name] = one
        else:
            prints.pop(name, None)
        # Counted once somebody asks, and from then on kept.
        counts = self._counts.get(publisher)
        if counts is not None:
            _count(counts, self._shingles(one), change)

    def _find(self, publisher: str) -> frozenset[int]:
        prints = self._prints.get(publisher, {})
        if len(prints) < LEAST_HOLDERS:
            return _NONE
        counts = self._counts.get(publisher)
        if counts is None:
            counts = Counter(shingle for one in prints.values() for shingle in self._shingles(one))
            self._counts[publisher] = counts
        least = max(LEAST_HOLDERS, len(prints) // 2 + 1)
        return frozenset(shingle for shingle, count in counts.items() if count >= least)

    def _shingles(self, one: Fingerprint) -> Set[int]:
        return one.shingles if self._whole else one.sample


def _count(counts: Counter[int], shingles: Iterable[int], change: int) -> None:
    for shingle in shingles:
        counts[shingle] += change
        if not counts[shingle]:
            del counts[shingle]
