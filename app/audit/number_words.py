"""Numbers written as words: "three", "twenty-one", "two hundred and fifty", "half a million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * at for at, word in enumerate(_TENS.split(), 2)}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "dozen": Decimal(12),
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
}
_VALUES = {word: at for at, word in enumerate(_SMALL.split())} | TENS
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {word: at for at, word in enumerate(_ORDINALS.split())}
#: One of these words is in every number in words.
WORDS = frozenset((*_VALUES, *SCALES, "half"))
_ANY = "|".join((*_VALUES, *SCALES))
_PHRASE = re.compile(
    rf"\b(?:half\s+a\s+(?:{'|'.join(SCALES)})|(?:an?\s+(?={'|'.join(SCALES)}))?(?:{_ANY})"
    rf"(?:(?:-|\s+and\s+|\s+)(?:{_ANY}))*)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"[\s-]+(?:thirds?|quarters?|half|halves|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b", re.I
)
#: "two and a half million", "half a percent".
_AND_HALF = re.compile(
    rf"\b(?P<whole>{'|'.join(_VALUES)})\s+and\s+a\s+half(?:\s+(?P<scale>{'|'.join(SCALES)}))?\b"
    r"|\b(?P<half>half)\s+an?(?=\s+per)",
    re.IGNORECASE,
)
#: "no one", "the two sides": these point, they do not count.
_POINTING_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|the|this|that|these|those|both|its|their|other|last|next)\s+$", re.I
)


class WordNumber(NamedTuple):
    """A number in words: text[start:end]. `pointing` ones need no evidence of their own."""

    start: int
    end: int
    value: Decimal
    pointing: bool
    mantissa: Decimal


def find_word_numbers(text: str) -> Iterator[WordNumber]:
    """Yield the numbers that a text writes as words; fractions such as "two-thirds" are none."""
    halves = list(_AND_HALF.finditer(text))
    for found in halves:
        whole = Decimal(_VALUES[found["whole"].casefold()]) if found["whole"] else Decimal(0)
        part = whole + Decimal("0.5")
        scale = SCALES[found["scale"].casefold()] if found["scale"] else Decimal(1)
        yield WordNumber(found.start(), found.end(), part * scale, False, part)
    for match in _PHRASE.finditer(text):
        if any(found.start() < match.end() and match.start() < found.end() for found in halves):
            continue
        for start, end, value in _values(match):
            if _FRACTION.match(text, end):
                continue
            yield WordNumber(start, end, value, _is_pointing(text, start, value), _mantissa(value))


def _mantissa(value: Decimal) -> Decimal:
    """Return a number as digits would write it before its magnitude: 5 of five million."""
    scales = (SCALES[name] for name in ("trillion", "billion", "million"))
    scale = next((one for one in scales if value >= one), None)
    return value / scale if scale else value


def _is_pointing(text: str, start: int, value: Decimal) -> bool:
    if value == 1:
        # "one" is more often a pronoun than a count.
        return True
    return value <= 3 and _POINTING_BEFORE.search(text, max(0, start - 12), start) is not None


def _values(match: re.Match[str]) -> Iterator[tuple[int, int, Decimal]]:
    """Split a run of number words into numbers: "five and six" are two, "five hundred and six" one."""
    words = list(re.finditer(r"[A-Za-z]+", match[0]))
    total = part = Decimal(0)
    last, start, end = "", match.start(), match.start()
    joined = False
    for found in words:
        word = found[0].casefold()
        if word in ("and", "a", "an"):
            joined = joined or word == "and"
            continue
        if word == "half":
            part, last = Decimal("0.5"), "unit"
            continue
        kind = "scale" if word in SCALES else "tens" if _VALUES[word] >= 20 else "unit"
        if last and not _goes_on(last, kind, joined, word):
            yield start, end, total + part
            total, part, start = Decimal(0), Decimal(0), match.start() + found.start()
        if kind != "scale":
            part += _VALUES[word]
        elif word in ("hundred", "dozen"):
            part = max(part, Decimal(1)) * SCALES[word] if part else SCALES[word]
        else:
            total, part = total + (part or Decimal(1)) * SCALES[word], Decimal(0)
        last, joined, end = ("hundred" if word == "hundred" else kind), False, match.start() + found.end()
    if last:
        yield start, end, total + part


def _goes_on(last: str, kind: str, joined: bool, word: str) -> bool:
    """Say whether a word continues the number before it."""
    if kind == "scale":
        return not joined and (word != "hundred" or last == "unit")
    if last in ("hundred", "scale"):
        return True
    return last == "tens" and kind == "unit" and not joined and 0 < _VALUES[word] < 10
