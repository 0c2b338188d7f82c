"""The letters of one line with the spaces between its words, in the order they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.intake import reading_order
from app.intake.intake import Box

#: Without a space drawn or told of, a gap this wide parts two words.
_WORD_GAP = 0.22
_WIDE_GAP = 0.6
#: The same in right-to-left text, whose letters touch, and what a space that was told of leaves at least.
_LEFTWARDS_GAP = 0.13
_LEFTWARDS_LEAST = 0.04
#: How high most fonts are, in their sizes.
_USUAL_HEIGHT = 1.2

Placed = list[tuple[str, Box | None]]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn glyph: its text, its edges in the PDF's space, by how many degrees its line is turned.

    `lean` is what its line is turned further than that, as on a page that lay askew in the scanner; `size` is
    the font's in points and `body` the edges of a line of it, 0 and None where unknown. `spaced` tells that
    the reader found a space or a line's end between it and the glyph drawn before it.
    """

    letter: str
    edges: Box
    angle: int = 0
    spaced: bool = False
    lean: float = 0.0
    size: float = 0.0
    body: Box | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A glyph in its own line's frame: `place` rises along the line and down the page."""

    place: Box
    glyph: Glyph
    number: int


def is_wide(letter: str) -> bool:
    """Tell whether a letter is of a script that is set in squares."""
    return unicodedata.east_asian_width(letter[:1] or " ") in "WF"


def _is_unspaced(letter: str) -> bool:
    """Tell whether a letter is of a script that has no spaces between words: Korean has."""
    return is_wide(letter) and not "\uac00" <= letter[:1] <= "\ud7a3"


def written(items: list[Item]) -> Placed:
    """Write one segment from left to right, with the spaces between its words, in the order it is read."""
    out: list[tuple[str, Box | None, Box | None]] = []
    before: Item | None = None
    reach = 0.0
    for item in _without_strays(items):
        if before is not None and _is_space_between(before, item, reach):
            out.append((" ", None, None))
        out.append((item.glyph.letter, item.glyph.edges, item.place))
        # A mark over a wide letter ends before it does.
        reach = item.place[2] if before is None else max(reach, item.place[2])
        before = item
    while out and out[-1][0].isspace():
        out.pop()
    letters = [letter for letter, _, _ in out]
    if not any(map(reading_order.has_right_to_left, letters)):
        return [(letter, edges) for letter, edges, _ in out]
    spans = [None if place is None else (place[0], place[2]) for _, _, place in out]
    return [(letter, out[at][1]) for at, letter in reading_order.read(letters, spans)]


def _without_strays(items: list[Item]) -> Iterator[Item]:
    """Leave out spaces drawn upon a letter, as some programs end a right-to-left line."""
    for at, item in enumerate(items):
        if item.glyph.letter.isspace():
            beside = [items[i] for i in (at - 1, at + 1) if 0 <= i < len(items)]
            covered = max((_covered(item.place, other.place) for other in beside), default=0.0)
            if covered > 0.5 and not all(abs(other.number - item.number) == 1 for other in beside):
                continue
        yield item


def _covered(one: Box, other: Box) -> float:
    return (min(one[2], other[2]) - max(one[0], other[0])) / max(0.01, one[2] - one[0])


def _is_space_between(one: Item, other: Item, reach: float) -> bool:
    if one.glyph.letter.isspace() or other.glyph.letter.isspace():
        return False
    height = min(one.place[3] - one.place[1], other.place[3] - other.place[1])
    sizes = [item.glyph.size for item in (one, other) if item.glyph.size > 0]
    # Some fonts, of Arabic for one, reserve far more height than their letters are set in.
    height = min([height, *(_USUAL_HEIGHT * size for size in sizes)])
    gap = other.place[0] - reach
    if _is_unspaced(one.glyph.letter) and _is_unspaced(other.glyph.letter):
        # Such letters are set as wide as the line needs.
        return gap > _WIDE_GAP * height
    later = max(one, other, key=lambda item: item.number)
    leftwards = any(reading_order.has_right_to_left(item.glyph.letter) for item in (one, other))
    if abs(one.number - other.number) == 1 and later.glyph.spaced:
        return gap > (_LEFTWARDS_LEAST if leftwards else -0.3) * height
    return gap > (_LEFTWARDS_GAP if leftwards else _WORD_GAP) * height
