"""Near-duplicates by containment of 5-word shingles (Broder 1997): |A∩B| / min(|A|,|B|).

Not Jaccard's measure, which misses shortened copies. Texts are compared by fingerprints (fingerprint.py): two
of ordinary length by every shingle; as soon as one is long, both by the same sample of one in sixteen. Which
pairs are worth comparing, near.py tells.
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from app.audit.fingerprint import Fingerprint

#: Fewer shared shingles than this (some 14 words in a row) are a common phrase, not a common text.
LEAST_SHARED = 10
#: The same for two samples: some 50 words in a row.
LEAST_SAMPLED = 3


class Overlap(NamedTuple):
    """What two texts share, counted in shingles: in common, in the one, in the other."""

    shared: int
    one: int
    other: int

    @property
    def containment(self) -> float:
        """How much of the shorter text stands in the other."""
        return self.shared / min(self.one, self.other) if self.shared else 0.0

    @property
    def likeness_of_length(self) -> float:
        """How long the shorter text is, as a part of the longer."""
        return min(self.one, self.other) / max(self.one, self.other, 1)


NOTHING = Overlap(0, 0, 0)


def overlap(ours: Set[int], theirs: Set[int], *, whole: bool) -> Overlap:
    """Compare two sets of shingles; what is no more than a phrase counts as nothing."""
    shared = len(ours & theirs)
    fewest = LEAST_SHARED if whole else LEAST_SAMPLED
    return Overlap(shared, len(ours), len(theirs)) if shared >= fewest else NOTHING


def containment(one: Fingerprint, other: Fingerprint) -> float | None:
    """Return how much of the shorter text stands in the other; None when it is too short to tell."""
    whole = one.is_whole and other.is_whole
    ours, theirs = (each.shingles if whole else each.sample for each in (one, other))
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least >= LEAST_SHARED else None
