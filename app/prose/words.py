"""Words counted: what a reader would call one, `11,000` and `U.S.` and `well-known` included."""

from __future__ import annotations

import re
from functools import lru_cache

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+(?:[-–'’.,·/][^\W{_IDEOGRAPHS}]+)*")


@lru_cache(maxsize=8192)
def count_words(text: str) -> int:
    """Count the words of a text; in scripts without spaces each ideograph counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 claim", "2 claims", the thousands apart; `many` where it does not end in s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
