"""In which order the lines of a page are read: down one column, then down the next; tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Generic, TypeVar

T = TypeVar("T")
Gap = tuple[float, float]

#: A gutter is at least this many line heights wide, and has this many lines on both sides.
_GUTTER = 0.7
_FEWEST_LINES = 3
#: Lines of a column fill it at least so far, and hold so many letters; cells of a table do not.
_FILLED = 0.55
_FEWEST_LETTERS = 12
#: A letter is about this wide, in line heights.
_LETTER = 0.45
_DEEPEST = 6
#: Pages with more rows than this are read row by row; columns are looked for from so many rows at most.
_MOST_ROWS = 150
_MOST_TRIES = 40
_MOST_ENDS = 3


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A stretch of one line without a wide gap; y grows down the page."""

    x0: float
    y0: float
    x1: float
    y1: float
    parts: list[T] = field(default_factory=list)

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.y1 - self.y0

    @property
    def letters(self) -> float:
        """About how many letters it holds."""
        return len(self.parts) or (self.x1 - self.x0) / max(0.1, _LETTER * self.height)


Row = list[Segment[T]]


def in_order(
    rows: Sequence[Row[T]], depth: int = 0, *, from_right: bool = False
) -> Iterator[tuple[Row[T], bool]]:
    """Yield lines in reading order, each with whether a column begins with it; `rows` come from the top.

    `from_right` tells that the column on the right is read first, and each row from its right.
    """
    rows = [row for row in rows if row]
    if not rows:
        return
    height = median(segment.height for row in rows for segment in row)
    at, after_columns, tries = 0, False, _MOST_TRIES
    while at < len(rows):
        may_try = depth < _DEEPEST and tries > 0 and len(rows) <= _MOST_ROWS
        found = _columns(rows, at, _GUTTER * height) if may_try else None
        if found is None:
            yield rows[at][::-1] if from_right else rows[at], after_columns
            at, after_columns, tries = at + 1, False, tries - 1
            continue
        end, middle = found
        for left in (not from_right, from_right):
            side = _side(rows[at:end], middle, left)
            for number, (line, begins) in enumerate(in_order(side, depth + 1, from_right=from_right)):
                yield line, begins or number == 0
        at, after_columns = end, True


def _side(rows: Sequence[Row[T]], middle: float, left: bool) -> list[Row[T]]:
    return [[segment for segment in row if (segment.x1 <= middle) is left] for row in rows]


def _columns(rows: Sequence[Row[T]], first: int, narrowest: float) -> tuple[int, float] | None:
    """Return where columns that begin at this row end, and the middle of their gutter; None for none."""
    free: list[Gap] = [
        (min(one.x0 for row in rows for one in row), max(one.x1 for row in rows for one in row))
    ]
    ends: list[tuple[int, list[Gap]]] = []
    for end in range(first, len(rows)):
        free = [gap for gap in _without(free, rows[end]) if gap[1] - gap[0] >= narrowest]
        if not free:
            break
        if not ends or len(free) < len(ends[-1][1]):
            ends.append((end + 1, free))
        ends[-1] = (end + 1, free)
    # Further down fewer gaps are left: the longest run first, then those that ended before it.
    for end, gaps in ends[: -_MOST_ENDS - 1 : -1]:
        for left, right in sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_MOST_ENDS]:
            if _are_columns(rows[first:end], (left + right) / 2):
                return end, (left + right) / 2
    return None


def _without(free: list[Gap], row: Row[T]) -> list[Gap]:
    for segment in row:
        cut: list[Gap] = []
        for start, end in free:
            if segment.x1 <= start or segment.x0 >= end:
                cut.append((start, end))
                continue
            if start < segment.x0:
                cut.append((start, segment.x0))
            if segment.x1 < end:
                cut.append((segment.x1, end))
        free = cut
    return free


def _are_columns(rows: Sequence[Row[T]], middle: float) -> bool:
    return all(_is_column(_side(rows, middle, left)) for left in (True, False))


def _is_column(side: list[Row[T]]) -> bool:
    lines = [row for row in side if row]
    if len(lines) < _FEWEST_LINES:
        return False
    segments = [segment for row in lines for segment in row]
    width = max(one.x1 for one in segments) - min(one.x0 for one in segments)
    filled = median(sum(one.x1 - one.x0 for one in row) for row in lines)
    letters = median(sum(one.letters for one in row) for row in lines)
    return filled >= _FILLED * width and letters >= _FEWEST_LETTERS
