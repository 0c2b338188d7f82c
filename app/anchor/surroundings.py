"""Where a passage must stand by the words around it, whatever became of its own words.

A number, a name or a negation that changes in a short quotation is more than a fifth of it; between the same
words before and after, it is still the same passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from app.anchor import fuzzy

#: So much of the words before and after is looked for, and no less than the second figure.
WHOLE = 24
LEAST = 10
#: Words around a passage that stand in more places say nothing.
MOST_PLACES = 64
#: Less than this of the quotation, and another passage stands there.
LEAST_QUALITY = 0.4
_ROOM = 24


class Between(NamedTuple):
    """A stretch with its distance to the quotation; `on_both_sides` when its surroundings bound it fully."""

    start: int
    end: int
    distance: int
    on_both_sides: bool


def places_between(wanted: str, before: str, after: str, key: str) -> Iterator[Between]:
    """Yield the stretches of `key` that stand between the words of an anchor, or beside those on one side.

    All four are comparison keys; the ends of a stretch are those of the words around it.
    """
    starts = [at + len(before[-WHOLE:]) for at in _places(key, before[-WHOLE:])]
    ends = _places(key, after[:WHOLE])
    most = 2 * len(wanted) + _ROOM
    paired: set[int] = set()
    for start in starts:
        at = bisect_left(ends, start + 1)
        if at < len(ends) and ends[at] - start <= most:
            paired.add(ends[at])
            distance = fuzzy.distances(wanted, key[start : ends[at]], anchored=True)[-1]
            yield from _good(wanted, start, ends[at], distance, both=True)
        else:
            length, distance = _length(wanted, key[start : start + most])
            yield from _good(wanted, start, start + length, distance, both=False)
    for end in ends:
        if end not in paired:
            length, distance = _length(wanted[::-1], key[max(0, end - most) : end][::-1])
            yield from _good(wanted, end - length, end, distance, both=False)


def _places(key: str, words: str) -> list[int]:
    if len(words) < LEAST:
        return []
    places: list[int] = []
    at = key.find(words)
    while at >= 0 and len(places) <= MOST_PLACES:
        places.append(at)
        at = key.find(words, at + 1)
    return places if len(places) <= MOST_PLACES else []


def _length(wanted: str, window: str) -> tuple[int, int]:
    """Return how much of a window is most like the quotation, from the window's start, and the distance."""
    scores = fuzzy.distances(wanted, window, anchored=True)
    low = min(scores)
    at = min((at for at, score in enumerate(scores) if score == low), key=lambda at: abs(at - len(wanted)))
    return at, low


def _good(wanted: str, start: int, end: int, distance: int, *, both: bool) -> Iterator[Between]:
    if end > start and 1 - distance / len(wanted) >= LEAST_QUALITY:
        yield Between(start, end, distance, both)
