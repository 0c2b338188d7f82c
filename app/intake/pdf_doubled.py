"""Letters of Thai and Lao that come twice: a browser prints a letter and its mark, and calls each both.

They are drawn one above the other. The second goes, with the space that the reader puts behind it because it
has gone back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.intake.intake import Box

#: A letter with its marks, at most a few letters, and the same again.
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]"
_TWICE = re.compile(rf"([\u0e01-\u0e2e\u0e81-\u0eae]{_MARK}+)([^\r\n]{{0,3}}?)(\1)")
#: How much of the narrower's width the two share, and how wide a gap is between two words, in heights.
_SHARED, _WORD_GAP = 0.6, 0.18


def doubled(text: str, place: Callable[[int], Box | None]) -> set[int]:
    """Return the places in a text that are to go.

    `place` tells where one is drawn, None for what the reader put in.
    """
    gone: set[int] = set()
    if text.isascii():
        return gone
    at = 0
    while found := _TWICE.search(text, at):
        at = found.end(1)
        if _lie_over_each_other(found, place):
            gone.update(range(*found.span(3)))
            at = found.end(3)
            if text[at : at + 1] == " " and place(at) is None and _is_closed(text, at, gone, place):
                gone.add(at)
    return gone


def _lie_over_each_other(found: re.Match[str], place: Callable[[int], Box | None]) -> bool:
    """Tell whether a cluster's second drawing is above or below its first."""
    spans = []
    for start, end in (found.span(1), found.span(3)):
        boxes = [place(at) for at in range(start, end)]
        drawn = [box for box in boxes if box is not None]
        if len(drawn) < len(boxes):
            return False
        spans.append((min(box[0] for box in drawn), max(box[2] for box in drawn)))
    (left, right), (other_left, other_right) = spans
    shared = min(right, other_right) - max(left, other_left)
    return shared > _SHARED * min(right - left, other_right - other_left)


def _is_closed(text: str, at: int, gone: set[int], place: Callable[[int], Box | None]) -> bool:
    """Tell whether what stands before and behind a space follow each other without a gap."""
    before = next((place(index) for index in range(at - 1, -1, -1) if index not in gone), None)
    behind = place(at + 1) if at + 1 < len(text) else None
    if before is None or behind is None:
        return False
    height = max(before[3] - before[1], behind[3] - behind[1])
    return behind[0] - before[2] < _WORD_GAP * height


def silence(letters: list[str], boxes: list[Box | None]) -> None:
    """Let glyphs that come twice stand for nothing; there is a box for each glyph."""
    for at in doubled("".join(letter if len(letter) == 1 else "\0" for letter in letters), boxes.__getitem__):
        letters[at] = ""
