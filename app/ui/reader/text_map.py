"""Canonical code-point offsets ↔ positions in the text view's document, through a table of segments.

A segment is a stretch of canonical text that stands unbroken in one QTextBlock. Between segments the document
has block ends that the text has not, and the text has separators that the document has not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from app.anchor.offsets import Utf16Map


def utf16_length(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class Segment:
    """`start` to `end` in the canonical text stands at `position` and is `length` UTF-16 units long."""

    start: int
    end: int
    position: int
    length: int
    units: Utf16Map | None

    def to_position(self, offset: int) -> int:
        """Return the document position of an offset within this segment."""
        inside = offset - self.start
        return self.position + (inside if self.units is None else self.units.to_utf16(inside))

    def to_offset(self, position: int) -> int:
        """Return the offset of a document position within this segment."""
        inside = position - self.position
        return self.start + (inside if self.units is None else self.units.to_code_point(inside))


class TextMap:
    """The segments of a document in order; both their offsets and their positions grow."""

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._starts: list[int] = []
        self._positions: list[int] = []

    def add(self, text: str, start: int, position: int) -> int:
        """Append a segment of canonical text; return the position behind it."""
        length = utf16_length(text)
        units = Utf16Map(text) if length != len(text) else None
        self._segments.append(Segment(start, start + len(text), position, length, units))
        self._starts.append(start)
        self._positions.append(position)
        return position + length

    @property
    def end(self) -> int:
        """Return the offset up to which the document is filled."""
        return self._segments[-1].end if self._segments else 0

    def to_position(self, offset: int) -> int:
        """Return where an offset stands; in a separator, the end of what precedes it."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return self._positions[0] if self._positions else 0
        segment = self._segments[number]
        return segment.to_position(min(offset, segment.end))

    def start_offset(self, position: int) -> int:
        """Return the offset of a selection's start; between segments, the start of the next one."""
        number = bisect_right(self._positions, position) - 1
        if number < 0:
            return self._starts[0] if self._starts else 0
        segment = self._segments[number]
        if position > segment.position + segment.length and number + 1 < len(self._segments):
            return self._segments[number + 1].start
        return segment.to_offset(min(position, segment.position + segment.length))

    def end_offset(self, position: int) -> int:
        """Return the offset of a selection's end; between segments, the end of the one before."""
        number = bisect_right(self._positions, position) - 1
        if number < 0:
            return self._starts[0] if self._starts else 0
        segment = self._segments[number]
        return segment.to_offset(min(position, segment.position + segment.length))
