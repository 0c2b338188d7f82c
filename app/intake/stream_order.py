"""Whether a page's text may be taken as it was drawn, told from one rectangle for each stretch of it.

Looking at each glyph takes ten times as long as reading the page, so most pages are judged by this alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from app.intake.columns import Segment, in_order
from app.intake.intake import Box

#: Jumps upwards within a column: at least so many, and this share of all steps.
_FEWEST_JUMPS = 3
_JUMPS_SHARE = 0.08
#: Steps to another cell or column of the same row that make a page worth a look.
_FEWEST_STEPS_ASIDE = 5
#: With fewer letters in most stretches the page holds a table.
_LETTERS_IN_COLUMN = 8
_SIDEWAYS = 2.5

#: Many short lines in a row.
_CRUMBS = re.compile(r"(?:^[^\r\n]{1,5}[\r\n]+){4,}", re.MULTILINE)

SIDEWAYS = "Some of the text runs sideways."
DOUBLED = "Some of the text is drawn twice."
SCRAMBLED = "The text was drawn in another order than it is read."


def tall(stretches: Sequence[Box]) -> list[int]:
    """Return which stretches may run sideways: far higher than wide, and higher than the page's lines."""
    narrow = [number for number, (x0, y0, x1, y1) in enumerate(stretches) if y1 - y0 > _SIDEWAYS * (x1 - x0)]
    if not narrow:
        return []
    thickness = median(min(x1 - x0, y1 - y0) for x0, y0, x1, y1 in stretches)
    return [number for number in narrow if stretches[number][3] - stretches[number][1] > 1.8 * thickness]


def crumbs(text: str) -> list[int]:
    """Return a place in each run of very short lines: a line that stands on end may come letter by letter."""
    places: list[int] = []
    for found in _CRUMBS.finditer(text):
        half = found.start() + len(found.group()) // 2
        places.append(half + len(text[half:]) - len(text[half:].lstrip()))
    return places


def doubt(stretches: Sequence[Box]) -> str:
    """Return why the order of the drawing is not that of reading, or ""; rectangles are as displayed."""
    if _is_doubled(stretches):
        return DOUBLED
    jumps = aside = 0
    for one, other in pairwise(stretches):
        height = min(one[3] - one[1], other[3] - other[1])
        if other[3] <= one[1] + 0.3 * height:
            jumps += min(one[2], other[2]) - max(one[0], other[0]) > 0.5 * min(
                one[2] - one[0], other[2] - other[0]
            )
        elif abs(other[1] - one[1]) < 0.5 * height:
            aside += max(other[0] - one[2], one[0] - other[2]) > 1.2 * height
    if jumps >= max(_FEWEST_JUMPS, _JUMPS_SHARE * len(stretches)):
        return SCRAMBLED
    return SCRAMBLED if aside >= _FEWEST_STEPS_ASIDE and _crosses_columns(stretches) else ""


def _is_doubled(stretches: Sequence[Box]) -> bool:
    """Tell whether two stretches lie on one another but for a hair."""
    seen: set[tuple[int, int, int]] = set()
    for x0, y0, x1, y1 in stretches:
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        key = (round(x0 / 2), round(y0 / 2), round((x1 - x0) / 2))
        if key in seen:
            return True
        seen.add(key)
    return False


def _crosses_columns(stretches: Sequence[Box]) -> bool:
    """Tell whether lines of two columns were drawn in turn, or rows of a table from the bottom up."""
    segments: list[Segment[None]] = [Segment(*box) for box in stretches]
    rows: list[list[Segment[None]]] = []
    for segment in sorted(segments, key=lambda segment: segment.y0 + segment.y1):
        last = rows[-1][0] if rows else None
        if last is not None and segment.y0 + segment.y1 < 2 * last.y1 - 0.5 * last.height:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    if median(segment.letters for segment in segments) < _LETTERS_IN_COLUMN:
        ordered = rows
    else:
        ordered = [row for row, _ in in_order(rows)]
    place = {(one.x0, one.y0): rank for rank, row in enumerate(ordered) for one in row}
    ranks = [place[box[0], box[1]] for box in stretches]
    back = sum(other < one for one, other in pairwise(ranks))
    return back >= max(_FEWEST_JUMPS, 0.2 * len(stretches))
