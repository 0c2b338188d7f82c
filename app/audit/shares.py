"""Shares in words: "half of", "two-thirds", "three quarters", "one in five"; each is so many per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.audit.hedges import find_hedge

_PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_WORDS = "one|two|three|four|five|six|seven|eight|nine"
_COUNTS = {word: at for at, word in enumerate(_WORDS.split("|"), 1)}
_COUNTS |= {"a": 1, "an": 1, "ten": 10, "twenty": 20, "hundred": 100}
#: What may stand behind "a third" that is a share; with a hedge before it, anything.
_FOLLOWS = re.compile(
    r"\s+(?:of|the|its|all|their|his|her|our|less|more|fewer|are|is|were|was|have|had)\b|\s*[.,;:)]|$",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<half>half)(?=\s+(?:of|the|its|all|their|his|her|our)\b)"
    rf"|(?P<many>{_WORDS})(?:\s+|-)(?P<parts>{'|'.join(_PARTS)})s(?!\w)"
    rf"|(?P<one>an?|one)(?:\s+|-)(?P<part>{'|'.join(_PARTS)})(?![\w-]))",
    re.IGNORECASE,
)
#: "the second half of 2024" is a time.
_TIME_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|1st|2nd|(?:the|last|past|next|first|all) [a-z]+)\s+$", re.I
)
_RATIO = re.compile(
    rf"(?<![\w.,])(?P<few>{_WORDS}|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?P<many>two|three|four|five|six|seven|eight|nine|ten|twenty|an?\s+hundred|10|20|100|[2-9])(?![\w.,]\w)"
    r"(?!\s*(?:%|per|days?|weeks?|months?|years?|hours?|minutes?|million|billion|thousand))\b",
    re.IGNORECASE,
)
#: One of these words is in every share.
PARTS = frozenset(("half", *_PARTS, *(f"{part}s" for part in _PARTS)))
RATIOS = frozenset(("in", "out"))


class Share(NamedTuple):
    """A share in words: text[start:end] is so many per cent."""

    start: int
    end: int
    percent: Decimal


def find_shares(text: str) -> Iterator[Share]:
    """Yield the shares that a text states in words."""
    for found in _FRACTION.finditer(text):
        if found["half"] and _TIME_BEFORE.search(text, max(0, found.start() - 20), found.start()):
            continue
        if found["one"] and not (_FOLLOWS.match(text, found.end()) or find_hedge(text, *found.span())):
            continue
        if found["half"]:
            part = Decimal(50)
        else:
            count = _COUNTS[(found["many"] or found["one"]).casefold()]
            part = Decimal(100 * count) / _PARTS[(found["parts"] or found["part"]).casefold()]
        yield Share(found.start(), found.end(), part)
    for found in _RATIO.finditer(text):
        few, many = (_number(found[name]) for name in ("few", "many"))
        if 0 < few < many:
            yield Share(found.start(), found.end(), Decimal(100 * few) / many)


def _number(word: str) -> int:
    last = word.split()[-1].casefold()
    return int(last) if last.isdecimal() else _COUNTS[last]
