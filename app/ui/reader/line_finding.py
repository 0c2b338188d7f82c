"""Which line a point means: the one under it, else one of the same column, as a reader would say.

Lines that follow each other downwards make a block. A point beside a short line means that line, a point
below a column its last line; and a drag that began in a column stays there until it enters another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.reader.geometry import Box

#: Two boxes are of one column when they share this part of the narrower one's width.
SAME_COLUMN = 0.5
#: A block ends where more than this many line heights stay empty.
FARTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` (inclusive) and the box round them."""

    first: int
    last: int
    box: Box


def make_blocks(boxes: Sequence[Box]) -> tuple[Block, ...]:
    """Group the boxes of lines, given in reading order, into blocks."""
    blocks: list[Block] = []
    for number, box in enumerate(boxes):
        before = blocks[-1] if blocks else None
        if before is not None and _continues(before, boxes[number - 1], box):
            blocks[-1] = Block(before.first, number, before.box.united(box))
        else:
            blocks.append(Block(number, number, box))
    return tuple(blocks)


def _continues(block: Block, last: Box, box: Box) -> bool:
    below = box.y0 > last.y0 and box.y0 - last.y1 <= FARTHEST * max(last.height, box.height)
    beside = box.y0 <= (last.y0 + last.y1) / 2 <= box.y1
    return (below and shares_column(block.box, box)) or (beside and shares_column(block.box, box))


def shares_column(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand in one column."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared >= SAME_COLUMN * max(0.1, min(one.width, other.width))


def _stand_side_by_side(one: Box, other: Box) -> bool:
    """Tell whether two boxes are columns beside each other, not a heading over its text."""
    return not shares_column(one, other) and min(one.y1, other.y1) > max(one.y0, other.y0)


class LineFinder:
    """Finds lines by points, for one page."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = tuple(boxes)
        self.blocks = make_blocks(self.boxes)
        self._block_of = [
            number for number, block in enumerate(self.blocks) for _ in range(block.first, block.last + 1)
        ]

    def block_of(self, number: int) -> Block:
        """Return the block a line is in."""
        return self.blocks[self._block_of[number]]

    def containing(self, x: float, y: float) -> list[int]:
        """Return the lines whose boxes hold a point, the lowest ones first."""
        held = [n for n, box in enumerate(self.boxes) if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1]
        return sorted(held, key=lambda n: self.boxes[n].height)

    def near(self, x: float, y: float, home: int | None = None) -> int | None:
        """Return the line nearest to a point; `home` is the line where a drag began."""
        if not self.boxes:
            return None
        block = self._block_near(x, y, None if home is None else self._block_of[home])
        return min(
            range(block.first, block.last + 1),
            key=lambda n: (_off(self.boxes[n].y0, y, self.boxes[n].y1), self.boxes[n].distance(x, y)),
        )

    def _block_near(self, x: float, y: float, home: int | None) -> Block:
        over = [block for block in self.blocks if _off(block.box.x0, x, block.box.x1) == 0]
        level = [block for block in self.blocks if _off(block.box.y0, y, block.box.y1) == 0]
        both = [block for block in over if block in level]
        if both:
            return min(both, key=lambda block: block.box.width * block.box.height)

        def away(block: Block) -> float:
            return _off(block.box.y0, y, block.box.y1)

        column = min(over, key=away, default=None)
        if home is not None and self._is_next_to(self.blocks[home], x):
            mine = [one for one in self.blocks if shares_column(one.box, self.blocks[home].box)]
            nearest = min(mine, key=away)
            return nearest if column is None or away(nearest) <= away(column) else column
        beside = min(level, key=lambda block: _off(block.box.x0, x, block.box.x1), default=None)
        if column is not None and (beside is None or _stand_side_by_side(column.box, beside.box)):
            return column
        return beside or min(self.blocks, key=lambda block: block.box.distance(x, y))

    def _is_next_to(self, home: Block, x: float) -> bool:
        """Tell whether no other column stands between a block's column and a point beside it."""
        if home.box.x0 <= x <= home.box.x1:
            return False
        left, right = sorted((x, home.box.x1 if x > home.box.x1 else home.box.x0))
        return not any(
            left <= block.box.x0 and block.box.x1 <= right
            for block in self.blocks
            if not shares_column(block.box, home.box)
        )


def _off(low: float, value: float, high: float) -> float:
    return max(low - value, 0.0, value - high)
