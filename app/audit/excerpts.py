"""The parts of a long text around some places in it, so that a comparison need not show a whole book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: A text of up to so many characters is shown whole; of a longer one about as many are.
WHOLE = 60_000
#: So many characters before and after a place.
AROUND = 500
GAP = "\n\n[…]\n\n"


class Excerpt(NamedTuple):
    """What is shown of a text: `pieces` say where each part stood, and where it stands now."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a place of the whole text stands in the excerpt; None when it was left out."""
        for first, last, at in self.pieces:
            if first <= start and end <= last:
                return at + start - first, at + end - first
        return None


def make_excerpt(text: str, places: Sequence[tuple[int, int]], whole: int = WHOLE) -> Excerpt:
    """Return the parts of a text around these places, which are in order; a short text is left as it is."""
    if len(text) <= whole:
        return Excerpt(text, ((0, len(text), 0),))
    shown: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for start, end in _windows(text, places or [(0, 0)]):
        if at + end - start > whole and pieces:
            break
        if start:
            shown.append(GAP)
            at += len(GAP)
        pieces.append((start, end, at))
        shown.append(text[start:end])
        at += end - start
    if pieces[-1][1] < len(text):
        shown.append(GAP)
    return Excerpt("".join(shown), tuple(pieces))


def _windows(text: str, places: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield the parts around places, those that touch as one."""
    low, high = max(0, places[0][0] - AROUND), 0
    for start, end in places:
        if start - AROUND > high and high:
            yield low, high
            low = start - AROUND
        high = max(high, min(len(text), end + AROUND))
    yield low, high
