"""The lists of a Word document: one pattern for bullets, one for numbers, and each numbered list its own."""

from __future__ import annotations

from lxml.etree import _Element as Element

from app.export.docx_xml import make

DEEPEST = 8
#: In twentieths of a point.
INDENT, HANGING = 360, 300
_BULLETS = "•–▪"
_BULLET_PATTERN, _NUMBER_PATTERN = 1, 2
_BULLETED = 1


class Lists:
    """Gives each list of the text its number."""

    def __init__(self) -> None:
        self._numbered: list[tuple[int, int]] = []

    def open_bullets(self) -> int:
        """Return the number of a list with bullets; all share one, for nothing is counted."""
        return _BULLETED

    def open_numbers(self, depth: int, start: int) -> int:
        """Return the number of a new list that counts from `start` at this depth, from 0."""
        self._numbered.append((min(depth, DEEPEST), start))
        return _BULLETED + len(self._numbered)

    def root(self) -> Element:
        """Return the part that says how lists are numbered."""
        bullets = _pattern(_BULLET_PATTERN)
        bullets.extend(_level(depth, "bullet", _BULLETS[depth % len(_BULLETS)]) for depth in range(9))
        numbers = _pattern(_NUMBER_PATTERN)
        numbers.extend(_level(depth, "decimal", f"%{depth + 1}.") for depth in range(9))
        root = make("numbering", bullets, numbers)
        root.append(make("num", make("abstractNumId", val=_BULLET_PATTERN), numId=_BULLETED))
        for at, (depth, start) in enumerate(self._numbered, _BULLETED + 1):
            begins = make("lvlOverride", make("startOverride", val=start), ilvl=depth)
            root.append(make("num", make("abstractNumId", val=_NUMBER_PATTERN), begins, numId=at))
        return root


def number(list_number: int, depth: int) -> Element:
    """Return the property of a paragraph that begins an item."""
    return make("numPr", make("ilvl", val=min(depth, DEEPEST)), make("numId", val=list_number))


def indent(depth: int) -> int:
    """Return where the text of an item of this depth, from 0, begins."""
    return INDENT * (min(depth, DEEPEST) + 1)


def _pattern(identity: int) -> Element:
    return make("abstractNum", make("multiLevelType", val="hybridMultilevel"), abstractNumId=identity)


def _level(depth: int, kind: str, sign: str) -> Element:
    return make(
        "lvl",
        make("start", val=1),
        make("numFmt", val=kind),
        make("lvlText", val=sign),
        make("lvlJc", val="left"),
        make("pPr", make("ind", left=indent(depth), hanging=HANGING)),
        ilvl=depth,
    )
