"""How the text view numbers list items and headings: by the marker that each has in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextListFormat

if TYPE_CHECKING:
    from app.intake.intake import Block

#: Before the number that counts: brackets, and the numbers of the levels above ("2.1.", "Article 5").
_MARKER = re.compile(r"(.*\W|)(\d{1,6}|[ivxlcdm]{2,}|[IVXLCDM]{2,}|[a-z]|[A-Z])(\W*)")
_STYLE = QTextListFormat.Style
#: Depth → the bullet, as browsers have them.
BULLETS = (_STYLE.ListDisc, _STYLE.ListCircle, _STYLE.ListSquare)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def list_format(block: Block) -> QTextListFormat:
    """Return the list format of one item; each item is a list of its own, that begins with its marker."""
    format_ = QTextListFormat()
    format_.setIndent(1 if block.kind == "heading" else max(1, block.level))
    found = _MARKER.fullmatch(block.marker.strip()) if block.ordered else None
    if found is None:
        format_.setStyle(BULLETS[(max(1, block.level) - 1) % len(BULLETS)])
        return format_
    before, number, after = found.groups()
    style, start = _style(number)
    format_.setStyle(style)
    format_.setStart(start)
    format_.setNumberPrefix(before)
    format_.setNumberSuffix(after)
    return format_


def _style(number: str) -> tuple[QTextListFormat.Style, int]:
    if number.isdecimal():
        return _STYLE.ListDecimal, int(number)
    if len(number) > 1:
        style = _STYLE.ListLowerRoman if number.islower() else _STYLE.ListUpperRoman
        return style, _roman(number.lower())
    style = _STYLE.ListLowerAlpha if number.islower() else _STYLE.ListUpperAlpha
    return style, ord(number.lower()) - ord("a") + 1


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return max(1, sum(-one if one < after else one for one, after in zip(values, following, strict=True)))
