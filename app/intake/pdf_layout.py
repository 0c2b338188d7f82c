"""Lines and reading order of a page from where its glyphs lie, whatever order they were drawn in.

Glyphs that run in different directions are laid out apart, most of the text first. Columns are told from the
cells of a table by how full and how long their lines are; see also stream_order.py and reading_order.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from statistics import median

from app.intake import reading_order
from app.intake.columns import Segment, in_order
from app.intake.intake import Box
from app.intake.pdf_words import Glyph, Item, Placed, is_wide, written

#: Two glyphs further apart than this many heights of their line are of two cells or columns.
_CELL_GAP = 1.2
#: The same where something else was drawn between the two, as the rest of a column is.
_COLUMN_GAP = 0.7
#: Glyphs that may have been drawn between two neighbours of a line, as those that are doubled.
_HARDLY_ANY = 3
#: Of written text hardly more than a quarter of the letters have a space before them.
_MOST_SPACED = 0.3
#: Two lines further apart than this many heights are of two paragraphs.
_PARAGRAPH_GAP = 0.9
#: What is this many times as high as its neighbour is a watermark or an initial, not of its line.
_ONE_LINE = 2.5
#: A glyph drawn twice to look bold is moved by less than this.
_CELL = 4.0
#: Text within so many degrees of upright or sideways counts as that.
_NEARLY = 8
#: Lines that lean by so many degrees climb by more than half their height across a page.
_ASKEW = 0.25
#: What runs in any other direction is kept together.
_ASLANT = 45


def lay_out(glyphs: Sequence[Glyph]) -> Placed:
    """Return the page's letters in reading order with their edges; what is inserted has none."""
    turned = _by_angle(_once(glyphs))
    out: Placed = []
    for angle, _ in Counter({angle: len(items) for angle, items in turned.items()}).most_common():
        if out:
            out += [("\n", None), ("\n", None)]
        items = _with_spaces_in_doubt(turned[angle])
        out += _directed(items) if angle % 90 == 0 else _aslant(items)
    return out


def _with_spaces_in_doubt(items: list[Item]) -> list[Item]:
    """Doubt the spaces of text on its head or on end: pdfium takes mere kerning for one."""
    if sum(item.glyph.spaced for item in items) <= _MOST_SPACED * len(items):
        return items
    return [replace(item, glyph=replace(item.glyph, spaced=False)) for item in items]


def angle_of(a: float, b: float) -> int:
    """Return by how many degrees a glyph's matrix turns it anticlockwise; nearly upright is upright."""
    angle = round(degrees(atan2(b, a))) % 360
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= _NEARLY else angle


def lean_of(a: float, b: float) -> float:
    """Return how many degrees a glyph's matrix turns it besides `angle_of`, anticlockwise: -8 to 8, or 0."""
    angle = degrees(atan2(b, a))
    lean = angle - 90 * round(angle / 90)
    return lean if abs(lean) <= _NEARLY else 0.0


def lean_of_most(leans: Iterable[float]) -> float:
    """Return by how many degrees most lines of a page lean; 0 where they are straight."""
    found = sorted(leans)
    middle = found[len(found) // 2] if found else 0.0
    return middle if abs(middle) >= _ASKEW else 0.0


def _aslant(items: list[Item]) -> Placed:
    """Write text that runs aslant as it was drawn: its lines cannot be told by their upright boxes."""
    out: Placed = []
    before: Item | None = None
    for item in items:
        if before is not None:
            x, y = (sum(item.glyph.edges[i::2]) / 2 - sum(before.glyph.edges[i::2]) / 2 for i in (0, 1))
            turn = radians(item.glyph.angle)
            along, aside = x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)
            size = min(item.place[3] - item.place[1], item.place[2] - item.place[0])
            if abs(aside) > size or abs(along) > 4 * size:
                out.append(("\n", None))
            elif item.glyph.spaced:
                out.append((" ", None))
        out.append((item.glyph.letter, item.glyph.edges))
        before = item
    return out


def is_plain(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether all text runs one way, level, from left to right, and nothing is drawn twice."""
    if len({glyph.angle for glyph in glyphs}) > 1 or _written_down(glyphs):
        return False
    if lean_of_most(glyph.lean for glyph in glyphs):
        return False
    if any(reading_order.has_right_to_left(glyph.letter) for glyph in glyphs):
        return False
    return sum(1 for _ in _once(glyphs)) == len(glyphs)


def _once(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, Glyph]]:
    """Number the glyphs, leaving out those drawn again in nearly the same place to look bold."""
    seen: defaultdict[tuple[str, int, int], list[Box]] = defaultdict(list)
    for number, glyph in enumerate(glyphs):
        x0, y0, x1, y1 = glyph.edges
        near = min(0.12 * min(x1 - x0, y1 - y0) + 0.3, 0.4 * min(x1 - x0, y1 - y0), _CELL)
        column, row = int(x0 // _CELL), int(y0 // _CELL)
        cells = ((glyph.letter, column + dx, row + dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
        if not any(_close(glyph.edges, other, near) for cell in cells for other in seen.get(cell, ())):
            yield number, glyph
        # Also where it is left out: each further copy lies a little further off.
        seen[glyph.letter, column, row].append(glyph.edges)


def _close(one: Box, other: Box, near: float) -> bool:
    return all(abs(a - b) <= near for a, b in zip(one, other, strict=True))


def _by_angle(glyphs: Iterable[tuple[int, Glyph]]) -> dict[int, list[Item]]:
    numbered = list(glyphs)
    vertical = _written_down([glyph for _, glyph in numbered])
    lean = radians(lean_of_most(glyph.lean for _, glyph in numbered))
    turned: defaultdict[int, list[Item]] = defaultdict(list)
    for position, (number, glyph) in enumerate(numbered):
        upright = glyph.angle if glyph.angle % 90 == 0 else _ASLANT
        angle = 270 if position in vertical else upright
        turned[angle].append(
            Item(_along(_straightened(glyph.body or glyph.edges, lean), angle), glyph, number)
        )
    return turned


def _straightened(edges: Box, lean: float) -> Box:
    """Return where a rectangle lies once the page is turned back by `lean` (radians): lines are level."""
    if not lean:
        return edges
    x0, y0, x1, y1 = edges
    x, y, wide, high = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
    x, y = x * cos(lean) + y * sin(lean), y * cos(lean) - x * sin(lean)
    return x - wide, y - high, x + wide, y + high


def _along(edges: Box, angle: int) -> Box:
    """Return a rectangle so that x rises along a line turned by `angle` and y from line to line."""
    x0, y0, x1, y1 = edges
    match angle:
        case 90:
            return y0, x0, y1, x1
        case 180:
            return -x1, y0, -x0, y1
        case 270:
            return -y1, -x1, -y0, -x0
    return x0, -y1, x1, -y0


def _written_down(glyphs: Sequence[Glyph]) -> set[int]:
    """Return the positions of upright East Asian glyphs that stand below one another in vertical lines."""
    found: set[int] = set()
    for position, (one, other) in enumerate(pairwise(glyphs)):
        if one.angle or other.angle or not (is_wide(one.letter) and is_wide(other.letter)):
            continue
        width, height = one.edges[2] - one.edges[0], one.edges[3] - one.edges[1]
        aside = abs(one.edges[0] + one.edges[2] - other.edges[0] - other.edges[2]) / 2
        below = (one.edges[1] + one.edges[3] - other.edges[1] - other.edges[3]) / 2
        if aside < 0.3 * width and 0.4 * height < below < 2 * height:
            found.update((position, position + 1))
    return found


def _directed(items: list[Item]) -> Placed:
    """Lay out glyphs that all run in one direction."""
    out: Placed = []
    before: Segment[Item] | None = None
    from_right = reading_order.is_right_to_left("".join(item.glyph.letter for item in items))
    for line, begins in in_order(_segments(items), from_right=from_right):
        if before is not None:
            gap = line[0].y0 - before.y1
            apart = begins or gap > _PARAGRAPH_GAP * min(line[0].height, before.height)
            out += [("\n", None)] * (2 if apart else 1)
        for number, segment in enumerate(line):
            if number:
                out.append((" ", None))
            out += written(segment.parts)
        before = line[-1]
    return out


def _segments(items: list[Item]) -> list[list[Segment[Item]]]:
    """Return the rows of the page from the top, each cut where a wide gap parts cells or columns."""
    rows: list[list[list[Item]]] = []
    bands: list[Box] = []
    for chunk in sorted(_chunks(items), key=lambda chunk: _middle(_around(chunk))):
        box = _around(chunk)
        for at in range(len(bands) - 1, max(-1, len(bands) - 13), -1):
            if _same_line(bands[at], box):
                rows[at].append(chunk)
                break
        else:
            bands.append(box)
            rows.append([chunk])
    return [_cut(row) for row in rows]


def _chunks(items: list[Item]) -> Iterator[list[Item]]:
    """Keep together what was drawn one after the other along a line."""
    chunk: list[Item] = []
    for item in items:
        if chunk and not _follows(chunk[-1].place, item.place):
            yield chunk
            chunk = []
        chunk.append(item)
    if chunk:
        yield chunk


def _follows(one: Box, other: Box) -> bool:
    gap = max(other[0] - one[2], one[0] - other[2])
    return _same_line(one, other) and gap <= _CELL_GAP * min(one[3] - one[1], other[3] - other[1])


def _same_line(one: Box, other: Box) -> bool:
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    low, high = sorted((one[3] - one[1], other[3] - other[1]))
    return overlap > 0.5 * low and high < _ONE_LINE * low


def _around(chunk: Sequence[Item]) -> Box:
    places = [item.place for item in chunk]
    x0, y0 = min(place[0] for place in places), min(place[1] for place in places)
    return x0, y0, max(place[2] for place in places), max(place[3] for place in places)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _cut(chunks: list[list[Item]]) -> list[Segment[Item]]:
    """Join a row's chunks from left to right, and cut them at wide gaps and where they overlap."""
    height = median(item.place[3] - item.place[1] for chunk in chunks for item in chunk)
    segments: list[list[Item]] = []
    reach = 0.0
    for chunk in sorted(chunks, key=lambda chunk: min(item.place[0] for item in chunk)):
        x0, _, x1, _ = _around(chunk)
        covered = len(chunk) > 2 and reach - x0 > max(height, 0.3 * (x1 - x0))
        # Some programs draw the words of a right-to-left line in turn to the left and to the right.
        covered = covered and not (_runs_left(chunk) and _runs_left(segments[-1]))
        widest = _CELL_GAP if not segments or _in_turn(segments[-1], chunk) else _COLUMN_GAP
        if segments and x0 - reach <= widest * height and not covered:
            segments[-1] += chunk
            reach = max(reach, x1)
        else:
            segments.append(list(chunk))
            reach = x1
    for parts in segments:
        parts.sort(key=lambda item: item.place[0])
    return [Segment(*_around(parts), parts) for parts in segments if _has_ink(parts)]


def _in_turn(one: list[Item], other: list[Item]) -> bool:
    """Tell whether two stretches were drawn one after the other, or in turn."""
    (first, last), (start, end) = (
        (min(item.number for item in items), max(item.number for item in items)) for items in (one, other)
    )
    return start <= last + _HARDLY_ANY and first <= end + _HARDLY_ANY


def _runs_left(chunk: list[Item]) -> bool:
    return any(reading_order.has_right_to_left(item.glyph.letter) for item in chunk)


def _has_ink(parts: list[Item]) -> bool:
    return any(not item.glyph.letter.isspace() for item in parts)
