"""The sign of a number: minus five, five below zero, a fall by five."""

from __future__ import annotations

import re
from decimal import Decimal

_MINUS_BEFORE = re.compile(r"\b(?:minus|negative)\s+$", re.IGNORECASE)
_FALL_BEFORE = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing)?|los(?:s|ses|t)|down|sank|slid|cut)\s+(?:by|of|to)?\s*$",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"(?:\s+degrees?)?(?:\s+(?:Celsius|Fahrenheit))?\s+below\s+zero\b", re.IGNORECASE)


def read_sign(text: str, start: int, end: int, values: list[Decimal]) -> tuple[int, list[Decimal]]:
    """Return where a number begins with its sign, and its values: a fall by 5 may be a change by -5."""
    if text[start - 1 : start] == "-" and (start < 2 or text[start - 2].isspace()):
        return start - 1, [-value for value in values]
    before = max(0, start - 20)
    if minus := _MINUS_BEFORE.search(text, before, start):
        return minus.start(), [-value for value in values]
    if _BELOW_ZERO.match(text, end):
        return start, [-value for value in values]
    if _FALL_BEFORE.search(text, before, start):
        return start, [*values, *(-value for value in values)]
    return start, values
