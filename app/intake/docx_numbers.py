"""How Word numbers its lists: definitions, counters, and the marker a paragraph shows ("2.1", "c)", "•")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from app.intake.docx_package import W, get

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _List:
    """One use of a list's definition (`num`): which it is, and which levels begin anew with it."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts a document's numbered paragraphs; ask for markers in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        aliases: dict[str, str] = {}
        named: dict[str, str] = {}
        for node in root.iterfind(W + "abstractNum"):
            name = get(node, "abstractNumId")
            self._definitions[name] = dict(map(_level, node.iterfind(W + "lvl")))
            named[get(node.find(W + "styleLink"), "val")] = name
            aliases[name] = get(node.find(W + "numStyleLink"), "val")
        for name, alias in aliases.items():
            if alias and not self._definitions[name]:
                self._definitions[name] = self._definitions.get(named.get(alias, ""), {})
        for node in root.iterfind(W + "num"):
            self._lists[get(node, "numId")] = _list(node)

    def marker(self, number: str, depth: int) -> tuple[str, bool] | None:
        """Count one paragraph; return its marker and whether that is a number, None without a list."""
        one = self._lists.get(number)
        if one is None:
            return None
        levels = {**self._definitions.get(one.definition, {}), **one.levels}
        counters = self._counters.setdefault(one.definition, {})
        if not one.begun:
            one.begun = True
            for level, start in one.starts.items():
                counters[level] = start - 1
        here = levels.get(depth, Level())
        counters[depth] = counters.get(depth, here.start - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        if here.kind == "bullet":
            return BULLET, False
        return _written(here, levels, counters), here.kind != "none"

    def style_level(self, number: str, style: str) -> int:
        """Return the level of a list that belongs to a paragraph style."""
        one = self._lists.get(number)
        levels = self._definitions.get(one.definition, {}) if one else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)


def _written(here: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    def counted(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        level = levels.get(depth, Level())
        return write_number(counters.get(depth, level.start), level.kind)

    return " ".join(_PLACE.sub(counted, here.text or "%1.").split())[:40] if here.kind != "none" else ""


def _list(node: Element) -> _List:
    made = _List(get(node.find(W + "abstractNumId"), "val"))
    for override in node.iterfind(W + "lvlOverride"):
        depth = _integer(get(override, "ilvl"), 0)
        start, level = override.find(W + "startOverride"), override.find(W + "lvl")
        if start is not None:
            made.starts[depth] = _integer(get(start, "val"), 1)
        if level is not None:
            made.levels[depth] = _level(level)[1]
    return made


def _level(node: Element) -> tuple[int, Level]:
    return _integer(get(node, "ilvl"), 0), Level(
        get(node.find(W + "numFmt"), "val") or "decimal",
        get(node.find(W + "lvlText"), "val"),
        _integer(get(node.find(W + "start"), "val"), 1),
        get(node.find(W + "pStyle"), "val"),
    )


def _integer(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else otherwise


def write_number(number: int, kind: str) -> str:
    """Write a number as Word does in one of its formats; the rarer ones as plain digits."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        # After z comes aa, then bb.
        text = chr(ord("a") + (number - 1) % 26) * min(10, (number - 1) // 26 + 1)
    elif kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text = _roman(number)
    else:
        return f"{number:02}" if kind == "decimalZero" else str(number)
    return text.upper() if kind.startswith("upper") else text


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out
