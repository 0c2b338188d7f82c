"""Where a passage of a foreign annotation stands: what several selectors say, put together and narrowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Place:
    """Where a passage stands, filled selector by selector; the first word on a thing counts.

    The passage goes on to `end_exact`, where that is given: with those words when `end_inside`, else up to
    them. An `area` is in points from the upper left corner, from the lower left when `from_below`, or in
    hundredths of the page when `in_percent`.
    """

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    end_exact: str = ""
    end_inside: bool = False
    start: int | None = None
    end: int | None = None
    page_index: int | None = None
    area: tuple[float, ...] = ()
    from_below: bool = False
    in_percent: bool = False
    found: bool = False
    lost: list[str] = field(default_factory=list)

    @property
    def is_whole_work(self) -> bool:
        """Whether nothing was selected: the annotation speaks of the whole work."""
        return not self.found

    def told(self) -> dict[str, Any]:
        """Return what it says, by the names of the fields of a foreign passage."""
        names = (
            "exact", "prefix", "suffix", "end_exact", "end_inside", "start", "end", "page_index", "area",
            "from_below", "in_percent",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def add(self, other: Place) -> None:
        """Add what another selector says of the same passage."""
        if not self.exact:
            self._take_words(other)
        if self.start is None:
            self.start, self.end = other.start, other.end
        if self.page_index is None:
            self.page_index = other.page_index
        if not self.area:
            self.area, self.from_below, self.in_percent = other.area, other.from_below, other.in_percent
        self.found = self.found or other.found
        self.lost += other.lost

    def refine(self, inner: Place) -> None:
        """Narrow the place down to one within it: positions count from its beginning, words stand in it."""
        if self.exact and inner.exact:
            self._narrow_to(inner.exact, self.exact.find(inner.exact), self.exact.count(inner.exact) == 1)
        elif self.exact and inner.start is not None and inner.end is not None:
            words = self.exact[inner.start : inner.end]
            fits = bool(words.strip()) and inner.end <= len(self.exact)
            self._narrow_to(words, inner.start, fits)
        elif self.start is not None and inner.start is not None and inner.end is not None:
            self._take_words(inner)
            self.start, self.end = self.start + inner.start, self.start + inner.end
        elif inner.exact:
            # Where the outer place is one, it helps to choose among twins.
            self._take_words(inner)
            self.end = None
        elif inner.start is not None:
            # Counted from the beginning of a part that only its own page knows.
            self.lost.append(f"the characters {inner.start}–{inner.end} within it")
        if self.page_index is None:
            self.page_index = inner.page_index
        if not self.area:
            self.area, self.from_below, self.in_percent = inner.area, inner.from_below, inner.in_percent
        self.found = self.found or inner.found
        self.lost += inner.lost

    def _take_words(self, other: Place) -> None:
        self.exact, self.prefix, self.suffix = other.exact, other.prefix, other.suffix
        self.end_exact, self.end_inside = other.end_exact, other.end_inside

    def _narrow_to(self, words: str, at: int, fits: bool) -> None:
        if not fits or at < 0:
            self.lost.append(f"the narrower selection “{words[:200]}”" if words else "the narrower selection")
            return
        before, after = self.exact[:at], self.exact[at + len(words) :]
        self.prefix, self.suffix = self.prefix + before, after + self.suffix
        if self.start is not None:
            self.start, self.end = self.start + at, self.start + at + len(words)
        self.exact, self.end_exact = words, ""
