"""Which kinds of numbers a text can have at all, told by its words: most have few, and are read fast.

A cue is a condition that must hold, never one that suffices: reading with every cue on finds the same.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.audit import dates, labels, number_words, shares

_DIGIT = re.compile(r"[\d½¼¾]")
_FOUR_DIGITS = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]+")
#: Letters that patterns without case take for others.
_FOLDED = str.maketrans("ıİſ\u212a", "iisk")
_SIGNS = frozenset("№#§")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_HALVES_OF_A_DAY = frozenset(("am", "pm", "m"))
#: Fewer digits make no date in figures, and no telephone number.
_DATE, _PHONE = 6, 7


class Cues(NamedTuple):
    """What to look for in a text."""

    digits: bool = False
    dates: bool = False
    months: bool = False
    sayings: bool = False
    phones: bool = False
    times: bool = False
    labels: bool = False
    versions: bool = False
    decades: bool = False
    shares: bool = False
    figured_ordinals: bool = False
    ordinals: bool = False
    years: bool = False
    words: bool = False


EVERY = Cues(*[True] * len(Cues._fields))


def read_cues(text: str) -> Cues:
    """Return what a text may have."""
    words = frozenset(_WORD.findall(text.translate(_FOLDED).casefold()))
    digits = len(_DIGIT.findall(text))
    counted = not words.isdisjoint(number_words.WORDS)
    some, months = digits > 0, not words.isdisjoint(dates.MONTHS)
    return Cues(
        digits=some,
        dates=digits >= _DATE or months,
        months=months,
        sayings=(some and ("/" in text or "50" in text)) or "fifty" in words,
        phones=digits >= _PHONE,
        times=some and (":" in text or not words.isdisjoint(_HALVES_OF_A_DAY)),
        labels=some and not (words.isdisjoint(labels.WORDS) and _SIGNS.isdisjoint(text)),
        versions=some and text.count(".") > 1,
        decades=(some and "s" in words) or not words.isdisjoint(labels.DECADES),
        shares=not words.isdisjoint(shares.PARTS)
        or ((some or counted) and not words.isdisjoint(shares.RATIOS)),
        figured_ordinals=some and not words.isdisjoint(_ORDINAL_ENDS),
        ordinals=not words.isdisjoint(number_words.ORDINALS),
        years=_FOUR_DIGITS.search(text) is not None,
        words=counted,
    )
