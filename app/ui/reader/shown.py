"""What the reader shows of one article's highlights: passages with the claims they serve, found by position.

The views paint from these; content.py makes them from the records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from db.records import Direction


@dataclass(frozen=True, slots=True)
class Served:
    """One claim that a highlight serves, and how."""

    claim: str
    key: str
    direction: Direction
    evidence: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One highlight as it is painted: its passage, colour and the claims it serves."""

    id: str
    start: int
    end: int
    colour: int
    note: str = ""
    serves: tuple[Served, ...] = ()
    #: Of an area: its rectangle in points, its page, and the words that were typed.
    area: tuple[float, ...] = ()
    page: int = -1
    words: str = ""


class Passages:
    """The highlights of one article in order of their start, answering which ones touch a range."""

    def __init__(self, shown: Iterable[Shown] = ()) -> None:
        every = sorted(shown, key=lambda one: (one.start, one.end, one.id))
        self.all = tuple(one for one in every if not one.area)
        #: Rectangles of pages; they have no characters.
        self.areas = tuple(one for one in every if one.area)
        self._starts = [one.start for one in self.all]
        self._longest = max((one.end - one.start for one in self.all), default=0)
        self._by_id = {one.id: one for one in every}

    def __len__(self) -> int:
        return len(self._by_id)

    def areas_on(self, page: int) -> list[Shown]:
        """Return the areas of a page."""
        return [one for one in self.areas if one.page == page]

    def get(self, highlight: str | None) -> Shown | None:
        """Return a highlight by its id."""
        return self._by_id.get(highlight) if highlight is not None else None

    def between(self, start: int, end: int) -> list[Shown]:
        """Return the highlights that share a character with a range, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [one for one in self.all[first:last] if one.end > start]

    def at(self, offset: int) -> list[Shown]:
        """Return the highlights that a caret at `offset` is in or at the edge of, the shortest first."""
        touched = self.between(max(0, offset - 1), offset + 1)
        held = [one for one in touched if one.start <= offset <= one.end]
        return sorted(held, key=lambda one: (one.end - one.start, one.start, one.id))
