"""Boxes of characters made to lines, and the characters under boxes: a text and its place on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.intake.intake import Box

#: Glyphs whose middles are nearer than this part of their height (width, when sideways) stand on one line.
SAME_LINE = 0.6
#: So many printed characters between two marked ones may be unmarked (a raised number) without a break.
MOST_BETWEEN = 3


def line_boxes(boxes: Iterable[Box | None]) -> list[Box]:
    """Unite the boxes of characters that follow one another on a line; one box a line."""
    lines: list[Box] = []
    last: Box | None = None
    #: Whether the line runs sideways; its first two characters tell.
    sideways: bool | None = None
    for box in boxes:
        if box is None:
            continue
        if last is None or not _on_line(lines[-1], last, box, sideways):
            lines.append(box)
            sideways = None
        else:
            sideways = not _beside(lines[-1], box) if sideways is None else sideways
            lines[-1] = _united(lines[-1], box)
        last = box
    return lines


def _on_line(line: Box, last: Box, box: Box, sideways: bool | None) -> bool:
    upright = not sideways and _beside(line, box)
    return upright or (sideways is not False and _below_or_above(last, box))


def _united(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def passages_under(text: str, boxes: Sequence[Box | None], areas: Sequence[Box]) -> list[tuple[int, int]]:
    """Return the passages of a page's text whose characters have their middle in one of the areas.

    What stands between two marked characters is part of the passage, unless it is more than a few printed
    characters: those belong to another column or line, and the passage ends before them.
    """
    under = [at for at, box in enumerate(boxes) if box is not None and _is_under(box, areas)]
    under = [at for at in under if not text[at].isspace()]
    if not under:
        return []
    found: list[tuple[int, int]] = []
    start = under[0]
    for before, at in pairwise(under):
        if sum(not letter.isspace() for letter in text[before + 1 : at]) > MOST_BETWEEN:
            found.append((start, before + 1))
            start = at
    return [*found, (start, under[-1] + 1)]


def tight_boxes(text: str, boxes: Sequence[Box | None], start: int, end: int) -> list[Box]:
    """Return the boxes of a passage of a page's text that cover no other character, if that can be had.

    One box a line; where that would cover others, as between the cells of a table, one box a word.
    """
    lines = line_boxes(boxes[start:end])
    covered = passages_under(text, boxes, lines)
    if not covered or (start <= covered[0][0] and covered[-1][1] <= end):
        return lines
    words = (found.span() for found in re.finditer(r"\S+", text[start:end]))
    return [box for a, b in words for box in line_boxes(boxes[start + a : start + b])]


def _is_under(box: Box, areas: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(area[0] <= x <= area[2] and area[1] <= y <= area[3] for area in areas)


def _beside(line: Box, box: Box) -> bool:
    height = max(line[3] - line[1], box[3] - box[1])
    middles = abs((line[1] + line[3]) / 2 - (box[1] + box[3]) / 2)
    # A new line starts to the left of where the last one ended, a new column further down or up.
    return middles < SAME_LINE * height


def _below_or_above(last: Box, box: Box) -> bool:
    """Tell whether a character follows the last one on a line that runs sideways."""
    width = max(last[2] - last[0], box[2] - box[0])
    middles = abs((last[0] + last[2]) / 2 - (box[0] + box[2]) / 2)
    gap = max(box[1] - last[3], last[1] - box[3])
    return middles < SAME_LINE * width / 2 and gap < SAME_LINE * width
