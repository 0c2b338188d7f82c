"""Where the places of one text lie in another text of the same article, by the stretches that both have.

Long stretches that stand once in each are the fixed points; between them places are in proportion. It tells
twins apart that have the same words around them: a line repeated in every chapter stays in its chapter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from app.anchor import fuzzy
from app.anchor.anchors import ORPHAN, Found, find, found_at
from app.anchor.comparison import comparison_key
from app.anchor.passages import exact_places, whole_words

LENGTH = 32
#: So much of the older text around a passage tells it from a twin, where nothing else does.
WIDE = 1_000
#: Where the texts go side by side, so much of a passage may have been edited; elsewhere it is a fifth.
ERRORS_IN_PLACE = 0.3
#: A fixed point so many characters of the key away says where a passage lies.
NEAR_POINT = 300


class Alignment:
    """Leads offsets of `old` to where they should lie in `new`; to None when nothing stands in both."""

    def __init__(self, old: str, new: str) -> None:
        key, self._old_places = comparison_key(old)
        other, self._new_places = comparison_key(new)
        pairs = _in_order(_common(key, other))
        self._old = [one for one, _ in pairs]
        self._new = [other for _, other in pairs]

    def place(self, offset: int) -> int | None:
        """Return where an offset of the old text should lie in the new one."""
        if not self._old:
            return None
        at = bisect_left(self._old_places, offset)
        before = bisect_right(self._old, at) - 1
        shifted = self._between(before, at) if before >= 0 else self._new[0] - self._old[0] + at
        return self._new_places[min(max(shifted, 0), len(self._new_places) - 1)]

    def window(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch of the new text between the fixed points around old[start:end].

        The two ends of the texts count as fixed points; what was put in beyond them is not gone through.
        None where a side has no fixed point within `NEAR_POINT` characters of the comparison key.
        """
        low, high = bisect_left(self._old_places, start), bisect_left(self._old_places, end)
        before = bisect_right(self._old, low - LENGTH) - 1
        after = bisect_left(self._old, high)
        is_first, is_last = before < 0, after == len(self._old)
        if is_first and is_last:
            return None
        begins = 0 if is_first else self._old[before] + LENGTH
        ends = len(self._old_places) if is_last else self._old[after]
        if low - begins > NEAR_POINT - (not is_first) * LENGTH or ends - high > NEAR_POINT:
            return None
        most = ends - begins + NEAR_POINT
        if is_first:
            last = self._new[after]
            first = max(0, last - most)
        else:
            first = self._new[before] + LENGTH
            last = min(len(self._new_places), first + most) if is_last else self._new[after]
        if first >= last:
            return None
        return (self._new_places[first - 1] + 1 if first else 0), self._new_places[last - 1] + 1

    def _between(self, before: int, at: int) -> int:
        low, low_new = self._old[before], self._new[before]
        if before + 1 == len(self._old):
            return low_new + at - low
        high, high_new = self._old[before + 1], self._new[before + 1]
        if high - low == high_new - low_new or at - low < LENGTH:
            return low_new + at - low
        return low_new + (at - low) * (high_new - low_new) // (high - low)


def _common(key: str, other: str) -> list[tuple[int, int]]:
    """Return the places of stretches that both keys have, by the place in `other`."""
    stretches: dict[str, int] = {}
    for at in range(0, len(key) - LENGTH + 1, LENGTH):
        stretch = key[at : at + LENGTH]
        # A stretch that the old text has twice is no fixed point.
        stretches[stretch] = at if stretch not in stretches else -1
    found: list[tuple[int, int]] = []
    seen: dict[int, int] = {}
    at, last = 0, len(other) - LENGTH
    while at <= last:
        place = stretches.get(other[at : at + LENGTH], -1)
        if place < 0:
            at += 1
            continue
        seen[place] = seen.get(place, 0) + 1
        found.append((place, at))
        at += LENGTH
    return [pair for pair in found if seen[pair[0]] == 1]


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest run of pairs that rise in both texts: what was moved elsewhere is no fixed point."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, (place, _) in enumerate(pairs):
        at = bisect_left(tops, place)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(place)
            ends.append(number)
        else:
            tops[at], ends[at] = place, number
    kept: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.append(pairs[number])
        number = previous[number]
    return kept[::-1]


class Again:
    """A newer text of an article, in which the passages of an older one are found again."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._alignment = Alignment(old, new)

    def find(self, exact: str, prefix: str, suffix: str, start: int) -> Found:
        """Find the passage that stood at `start`; of twins with like surroundings, the one in its order."""
        expected = self._alignment.place(start)
        found = find(self._new, exact, prefix, suffix, expected)
        if isinstance(found, tuple):
            end = start + len(exact)
            before, after = self._old[max(0, start - WIDE) : start], self._old[end : end + WIDE]
            found = find(self._new, exact, before, after)
        if isinstance(found, tuple):
            return ORPHAN
        if found.state == "orphan" or self._is_twin(exact, start, found):
            there = self._in_place(exact, prefix, suffix, start)
            return there if there.state != "orphan" else found
        return found

    def _is_twin(self, exact: str, start: int, found: Found) -> bool:
        """Say whether the same words found stood there before too, as a passage of its own.

        Where two sentences are alike and one of them was changed, the other must not pass for it.
        """
        if found.state not in ("verified", "normalised"):
            return False
        expected = self._alignment.place(start)
        if expected is None or abs(found.start - expected) < len(exact):
            return False
        places = (one for one, _ in exact_places(self._old, exact) if one != start)
        return any(self._alignment.place(one) == found.start for one in places)

    def _in_place(self, exact: str, prefix: str, suffix: str, start: int) -> Found:
        """Find a passage whose surroundings were edited too, between the stretches that both texts have."""
        window = self._alignment.window(start, start + len(exact))
        wanted = comparison_key(exact)[0]
        if window is None or not wanted:
            return ORPHAN
        low, high = window
        key, places = comparison_key(self._new[low:high])
        near = fuzzy.matches(wanted, key, int(len(wanted) * ERRORS_IN_PLACE))
        best = min(near, key=lambda one: one.distance, default=None)
        if best is None or best.end <= best.start:
            return ORPHAN
        place = (low + places[best.start], low + places[best.end - 1] + 1)
        place = whole_words(self._new, place, exact, prefix, suffix)
        return found_at(self._new, place, exact, prefix, suffix, 1 - best.distance / len(wanted))
