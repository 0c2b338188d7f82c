"""Words set with wide gaps between their letters ("S P A C E D"): the spaces that a reader took them for go.

Only a space that the reader put in itself, between two letters, where the line's letters stand equally far
from each other: what is drawn as a space stays, and digits of a table are never joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from app.intake.intake import Box

#: Tells of places in the text whether they were drawn, and where: None for what the reader put in.
Places = Callable[[range], Sequence[Box | None]]

#: A line may be spaced when so many of its words are single letters, and its words are no longer in the mean.
_SINGLE, _MEAN = 3, 3
_FEWEST_GAPS = 5
#: The usual gap between letters, and how far the others may be off it, in heights of the line.
_NARROWEST, _WIDEST, _WIDE_FOR_A_TABLE, _OFF = 0.08, 1.0, 0.6, 0.12
_SAME = 1.5
_MOST = 0.7


def needless(text: str, places: Places) -> set[int]:
    """Return where in a text the spaces stand that part the letters of spaced words."""
    return {at for line in _lines(text) for at in _spaces(text, line, places(line))}


def _lines(text: str) -> Iterator[range]:
    """Yield the lines that look like spaced words; asked of every line, and so by counting."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.count(" ") * (_MEAN + 1) >= len(line) - _MEAN - 2:
            words = line.split()
            single = sum(len(word) == 1 and word.isalpha() for word in words)
            if single >= _SINGLE and sum(map(len, words)) <= _MEAN * len(words):
                yield range(start, start + len(line.rstrip("\r\n")))
        start += len(line)


def _spaces(text: str, line: range, places: Sequence[Box | None]) -> list[int]:
    """Return where in the text the spaces stand that are to go from one line."""
    found: list[tuple[float, list[int]]] = []
    heights: list[float] = []
    letters = ""
    before: tuple[str, Box] | None = None
    between: list[int] = []
    for at, place in zip(line, places, strict=True):
        letter = text[at]
        if place is None and letter == " ":
            between.append(at)
            continue
        if before is not None and place is not None and before[0].isalpha() and letter.isalpha():
            if place[1] > before[1][3] or place[3] < before[1][1]:
                return []
            found.append((place[0] - before[1][2], between))
        if place is not None and letter.isalpha():
            heights.append(place[3] - place[1])
            letters += letter
        before = None if place is None or letter.isspace() else (letter, place)
        between = []
    if len(found) < _FEWEST_GAPS or _is_alphabet(letters):
        return []
    gaps, height = [gap for gap, _ in found], median(heights)
    usual = median(gaps)
    if not _NARROWEST * height <= usual <= _WIDEST * height:
        return []
    near = [abs(gap - usual) <= max(_OFF * height, (_SAME - 1) * usual) for gap in gaps]
    if sum(near) < _MOST * len(near) or (all(near) and usual > _WIDE_FOR_A_TABLE * height):
        return []
    return [at for is_near, (_, spaces) in zip(near, found, strict=True) if is_near for at in spaces]


def _is_alphabet(letters: str) -> bool:
    """Tell whether letters follow each other as in an index."""
    return all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
