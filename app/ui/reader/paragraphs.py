"""Paragraphs of a page by where its lines are drawn: a PDF's text says nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from app.ui.reader.geometry import Box
from app.ui.reader.line_finding import Block

#: A paragraph ends where the next line is farther down than this many usual steps, …
STEP = 1.35
#: … begins so many line heights further in, or ends so much of the block's width short of its edge, …
INDENT, SHORT = 0.7, 0.12
#: … or where letters become so much larger or smaller.
SIZE = 1.25
_ENDS = (".", "!", "?", ":", "…", ".”", ".’", ".)", "؟", "。")


def paragraph_lines(block: Block, boxes: Sequence[Box], texts: Sequence[str], number: int) -> tuple[int, int]:
    """Return the first and the last line of the paragraph a line is in."""
    lines = boxes[block.first : block.last + 1]
    steps = [other.y0 - one.y0 for one, other in pairwise(lines) if other.y0 > one.y0]
    usual = median(steps) if steps else 0.0
    first = last = number
    while first > block.first and not _parts(block, boxes, texts, first - 1, usual):
        first -= 1
    while last < block.last and not _parts(block, boxes, texts, last, usual):
        last += 1
    return first, last


def _parts(block: Block, boxes: Sequence[Box], texts: Sequence[str], number: int, usual: float) -> bool:
    """Tell whether a paragraph ends between a line and the one that follows."""
    one, other = boxes[number], boxes[number + 1]
    step = other.y0 - one.y0
    if step > STEP * max(usual, 0.1):
        return True
    if max(one.height, other.height) > SIZE * max(0.1, min(one.height, other.height)):
        return True
    indented = other.x0 - max(one.x0, block.box.x0) > INDENT * other.height and step > 0
    short = block.box.x1 - one.x1 > SHORT * block.box.width
    return texts[number].rstrip().endswith(_ENDS) and (indented or short)
