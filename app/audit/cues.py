"""Which kinds of numbers a text can have at all, told by its words: most have few, and are read fast.

A cue is a condition that must hold, never one that suffices: reading with every cue on finds the same.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.audit import dates, labels, number_words, shares

_DIGIT = re.compile(r"[\d½¼¾]")
_WORD = re.compile(r"[^\W\d_]+")
#: Letters that patterns without case take for others.
_FOLDED = str.maketrans("ıİſ\u212a", "iisk")
_SIGNS = frozenset("№#§")


class Cues(NamedTuple):
    """What to look for in a text."""

    digits: bool
    months: bool
    labels: bool
    decades: bool
    shares: bool
    ordinals: bool
    words: bool


EVERY = Cues(*[True] * 7)
NONE = Cues(*[False] * 7)


def read_cues(text: str) -> Cues:
    """Return what a text may have."""
    words = frozenset(_WORD.findall(text.translate(_FOLDED).casefold()))
    digits = _DIGIT.search(text) is not None
    counted = not words.isdisjoint(number_words.WORDS)
    return Cues(
        digits,
        not words.isdisjoint(dates.MONTHS),
        digits and not (words.isdisjoint(labels.WORDS) and _SIGNS.isdisjoint(text)),
        digits or not words.isdisjoint(labels.DECADES),
        not words.isdisjoint(shares.PARTS) or ((digits or counted) and not words.isdisjoint(shares.RATIOS)),
        not words.isdisjoint(number_words.ORDINALS),
        counted,
    )
