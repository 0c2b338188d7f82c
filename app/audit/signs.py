"""The sign of a number: minus five, five below zero, a fall by five."""

from __future__ import annotations

import re
from decimal import Decimal

_MINUS = frozenset(("minus", "negative"))
_FALLS = frozenset(
    (
        *(
            "fall",
            "falls",
            "fell",
            "fallen",
            "falling",
            "drop",
            "drops",
            "dropped",
            "dropping",
            "down",
            "sank",
        ),
        *("decline", "declines", "declined", "declining", "decrease", "decreases", "decreased", "decreasing"),
        *("shrink", "shrinks", "shrank", "shrunk", "shrinking", "contract", "contracts", "contracted"),
        *("contracting", "loss", "losses", "lost", "slid", "cut"),
    )
)
_LINKS = frozenset(("by", "of", "to"))
_BELOW_ZERO = re.compile(r"(?:\s+degrees?)?(?:\s+(?:Celsius|Fahrenheit))?\s+below\s+zero\b", re.IGNORECASE)
#: How far back these words may stand.
_REACH = 20


def read_sign(text: str, start: int, end: int, values: list[Decimal]) -> tuple[int, list[Decimal]]:
    """Return where a number begins with its sign, and its values: a fall by 5 may be a change by -5."""
    if text[start - 1 : start] == "-" and (start < 2 or text[start - 2].isspace()):
        return start - 1, [-value for value in values]
    before = text[max(0, start - _REACH) : start]
    words = before.casefold().split() if before[-1:].isspace() else []
    if words and words[-1] in _MINUS:
        return start - len(before) + before.casefold().rindex(words[-1]), [-value for value in values]
    if _BELOW_ZERO.match(text, end):
        return start, [-value for value in values]
    if words and words[-1] in _LINKS:
        words.pop()
    if words and words[-1] in _FALLS:
        return start, [*values, *(-value for value in values)]
    return start, values
