"""One page's characters and where they are drawn: lines, the caret, what lies at a point, a range's boxes.

Everything is in points of the unturned page; offsets count code points from the start of the page's text.
Boxes are aligned with the text, None for characters that draw nothing.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.ui.reader.geometry import Box
from app.ui.reader.line_finding import LineFinder
from app.ui.reader.paragraphs import paragraph_lines

#: Two glyphs share a line when they overlap by this part of the smaller one.
SAME_LINE = 0.5
#: Ranges whose boxes are remembered, since every paint asks for them again.
MOST_RANGES = 500
#: Points between the boxes of two lines that follow each other, at least.
GAP = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text drawn on one line: `start` to `end`, the union of its boxes, upright or sideways."""

    start: int
    end: int
    box: Box
    sideways: bool = False


def is_right_to_left(character: str) -> bool:
    """Tell whether a character belongs to a script written from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")


class PageGlyphs:
    """The characters of one page with their boxes."""

    def __init__(
        self, text: str, boxes: Sequence[tuple[float, float, float, float] | None], start: int = 0
    ) -> None:
        self.text = text
        self.start = start
        self.boxes: list[Box | None] = [None if box is None else Box(*box) for box in boxes]
        self.boxes.extend([None] * (len(text) - len(self.boxes)))
        self.lines = tuple(_apart(_make_lines(text, self.boxes)))
        self._starts = [line.start for line in self.lines]
        #: Most lines run sideways: what is across for them is along the others.
        self._across = 2 * sum(line.sideways for line in self.lines) > len(self.lines)
        self._finder = LineFinder([_swapped(line.box) if self._across else line.box for line in self.lines])
        self._ranges: dict[tuple[int, int], list[Box]] = {}

    def line_at(self, offset: int) -> int | None:
        """Return the number of the line that holds a caret position, None on a page without lines."""
        if not self.lines:
            return None
        return max(0, bisect_right(self._starts, offset) - 1)

    def rects(self, start: int, end: int) -> list[Box]:
        """Return one box per line for a range, as high as its line (as wide, when the line is sideways)."""
        known = self._ranges.get((start, end))
        if known is None:
            if len(self._ranges) >= MOST_RANGES:
                self._ranges.clear()
            known = self._ranges[start, end] = self._find_rects(start, end)
        return known

    def _find_rects(self, start: int, end: int) -> list[Box]:
        found: list[Box] = []
        first = self.line_at(start)
        if first is None:
            return found
        for line in self.lines[first:]:
            if line.start >= end:
                break
            box = self._range_box(max(start, line.start), min(end, line.end))
            if box is not None and line.sideways:
                found.append(Box(line.box.x0, box.y0, line.box.x1, box.y1))
            elif box is not None:
                found.append(Box(box.x0, line.box.y0, box.x1, line.box.y1))
        return found

    def _range_box(self, start: int, end: int) -> Box | None:
        union: Box | None = None
        for box in self.boxes[start:end]:
            if box is not None:
                union = box if union is None else union.united(box)
        return union

    def line_near(self, x: float, y: float, home: int | None = None) -> int | None:
        """Return the number of the line nearest to a point; `home` is where a drag began."""
        if self._across:
            x, y = y, x
        for number in (held := self._finder.containing(x, y)):
            if self._draws_at(self.lines[number], x, y):
                return number
        return held[0] if held else self._finder.near(x, y, None if home is None else self.line_at(home))

    def _draws_at(self, line: Line, x: float, y: float) -> bool:
        boxes = (box for box in self.boxes[line.start : line.end] if box is not None)
        if self._across:
            x, y = y, x
        return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes)

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Return where the paragraph at an offset starts and ends, by how its lines are set."""
        number = self.line_at(offset)
        if number is None:
            return 0, len(self.text)
        texts = [self.text[line.start : line.end] for line in self.lines]
        block = self._finder.block_of(number)
        first, last = paragraph_lines(block, self._finder.boxes, texts, number)
        return self.lines[first].start, self.lines[last].end

    def character_at(self, x: float, y: float) -> int | None:
        """Return the offset of the character drawn nearest to a point on its line."""
        number = self.line_near(x, y)
        return None if number is None else self._nearest(self.lines[number], x, y)

    def offset_at(self, x: float, y: float, home: int | None = None) -> int | None:
        """Return the caret position nearest to a point: before a glyph, or behind it on its far half."""
        number = self.line_near(x, y, home)
        return None if number is None else self.offset_on_line(number, x, y)

    def offset_on_line(self, number: int, x: float, y: float) -> int:
        """Return the caret position on one line nearest to a point."""
        line = self.lines[number]
        offset = self._nearest(line, x, y)
        box = self.boxes[offset]
        if box is None:
            return offset
        if line.sideways:
            behind = (y > (box.y0 + box.y1) / 2) == self._runs_down(line)
        else:
            behind = (x > (box.x0 + box.x1) / 2) != is_right_to_left(self.text[offset])
        return self._behind(offset, line) if behind else offset

    def _behind(self, offset: int, line: Line) -> int:
        """Step over a glyph and the marks that combine with it."""
        offset += 1
        while offset < line.end and unicodedata.combining(self.text[offset]):
            offset += 1
        return offset

    def _runs_down(self, line: Line) -> bool:
        drawn = [box for box in self.boxes[line.start : line.end] if box is not None]
        return drawn[0].y0 <= drawn[-1].y0

    def _nearest(self, line: Line, x: float, y: float) -> int:
        def far(offset: int) -> tuple[float, float]:
            box = self.boxes[offset]
            if box is None:
                return (float("inf"), 0.0)
            if line.sideways:
                return (max(box.y0 - y, 0.0, y - box.y1), abs((box.y0 + box.y1) / 2 - y))
            return (max(box.x0 - x, 0.0, x - box.x1), abs((box.x0 + box.x1) / 2 - x))

        return min(range(line.start, line.end), key=far)

    def caret(self, offset: int) -> Box | None:
        """Return the caret's place before the character at `offset`: a box without width."""
        number = self.line_at(offset)
        if number is None:
            return None
        line = self.lines[number]
        before = next((i for i in range(offset, line.end) if self.boxes[i] is not None), None)
        if before is not None and offset >= line.start:
            return self._edge(line, before, leading=True)
        behind = next(
            (i for i in range(min(offset, line.end) - 1, line.start - 1, -1) if self.boxes[i]), None
        )
        return self._edge(line, line.start if behind is None else behind, leading=behind is None)

    def caret_behind(self, end: int) -> Box | None:
        """Return the caret's place behind the last drawn character before `end`, on that character's line."""
        last = next((i for i in range(min(end, len(self.boxes)) - 1, -1, -1) if self.boxes[i]), None)
        number = None if last is None else self.line_at(last)
        if last is None or number is None:
            return None
        return self._edge(self.lines[number], last, leading=False)

    def _edge(self, line: Line, offset: int, leading: bool) -> Box:
        box = self.boxes[offset] or line.box
        if line.sideways:
            y = box.y0 if leading == self._runs_down(line) else box.y1
            return Box(line.box.x0, y, line.box.x1, y)
        x = box.x0 if leading != is_right_to_left(self.text[offset]) else box.x1
        return Box(x, line.box.y0, x, line.box.y1)


def _swapped(box: Box) -> Box:
    return Box(box.y0, box.x0, box.y1, box.x1)


def _make_lines(text: str, boxes: Sequence[Box | None]) -> list[Line]:
    """Group glyphs into lines: a line ends at a line break, or where the next glyph leaves its band."""
    lines: list[Line] = []
    start = end = -1
    union: Box | None = None
    last: Box | None = None
    sideways = False
    for offset, box in enumerate(boxes):
        if text[offset] == "\n" and union is not None:
            lines.append(Line(start, end, union, sideways))
            union = None
        if box is None:
            continue
        if union is not None and last is not None:
            turns = end - start == 1 and not _shares(union, box, upright=True) and _follows(last, box)
            sideways = sideways or turns
            if not _shares(union, box, upright=not sideways):
                lines.append(Line(start, end, union, sideways))
                union = None
        if union is None:
            start, union, sideways = offset, box, False
        else:
            union = union.united(box)
        end, last = offset + 1, box
    if union is not None:
        lines.append(Line(start, end, union, sideways))
    return lines


def _apart(lines: list[Line]) -> list[Line]:
    """Part lines that follow each other so closely that their boxes touch: boxes are higher than letters."""
    for number in range(len(lines) - 1):
        line, following = lines[number], lines[number + 1]
        one, other = line.box, following.box
        below = other.y0 > one.y0 and other.y1 > one.y1 and min(one.x1, other.x1) > max(one.x0, other.x0)
        if line.sideways or following.sideways or not below or other.y0 - one.y1 >= GAP:
            continue
        middle = (one.y1 + other.y0) / 2
        if middle - GAP / 2 <= one.y0 or middle + GAP / 2 >= other.y1:
            continue
        lines[number] = replace(line, box=one._replace(y1=middle - GAP / 2))
        lines[number + 1] = replace(following, box=other._replace(y0=middle + GAP / 2))
    return lines


def _shares(union: Box, box: Box, upright: bool) -> bool:
    if upright:
        overlap = min(union.y1, box.y1) - max(union.y0, box.y0)
        least = min(union.height, box.height)
    else:
        overlap = min(union.x1, box.x1) - max(union.x0, box.x0)
        least = min(union.width, box.width)
    return overlap >= SAME_LINE * least


def _follows(last: Box, box: Box) -> bool:
    """Tell whether a glyph continues a sideways line: beside the last in x, and next to it in y."""
    gap = max(box.y0 - last.y1, last.y0 - box.y1)
    return _shares(last, box, upright=False) and gap <= 0.6 * max(last.width, box.width)
