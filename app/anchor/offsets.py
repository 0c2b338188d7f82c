"""Offsets in two currencies: code points, which the store counts, and UTF-16 units, which Qt counts."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The places of a text's astral characters, each of which Qt counts twice."""

    __slots__ = ("_places", "_units")

    def __init__(self, text: str) -> None:
        plain = text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        self._places = [] if plain else [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [place + before for before, place in enumerate(self._places)]

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return code_point + bisect_left(self._places, code_point)

    def to_code_point(self, utf16: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a surrogate pair, that of its character."""
        return utf16 - bisect_left(self._units, utf16)
