"""What differs between two wordings of one passage, word by word, for showing them side by side."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
#: Of longer passages only the beginning is compared: nobody reads on so far beside each other.
MOST_WORDS = 2000

Ranges = tuple[tuple[int, int], ...]


def differing(one: str, other: str) -> tuple[Ranges, Ranges]:
    """Return the ranges of both texts whose words are not the other's; white space does not count."""
    first, second = ([found.span() for found in _WORD.finditer(text)][:MOST_WORDS] for text in (one, other))
    left, right = [one[a:b] for a, b in first], [other[a:b] for a, b in second]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    mine: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind == "equal":
            continue
        if a1 > a0:
            mine.append((first[a0][0], first[a1 - 1][1]))
        if b1 > b0:
            theirs.append((second[b0][0], second[b1 - 1][1]))
    return tuple(mine), tuple(theirs)
