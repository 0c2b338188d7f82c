"""Dates in running text: a class of their own, so that "28 February" is never the number 28."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = """
    january jan januar jänner|february feb februar|march mar märz mrz|april apr|may mai|june jun juni|
    july jul juli|august aug|september sep sept|october oct oktober okt|november nov|december dec dezember dez
"""
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS.split("|"), 1) for name in names.split()}
#: One of these words is in every date that names its month.
MONTHS = frozenset(name.casefold() for name in _MONTH_OF)
_NAMES = "|".join(sorted((name.capitalize() for name in _MONTH_OF), key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES}|{_NAMES.upper()})\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?!\d|[.,]\d)"
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th|\.)?"
_DAYS = rf"(?P<days>{_DAY}(?:\s*(?:[-–—,]|to|and|or|und|bis)\s*{_DAY})*)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<number>0[1-9]|1[0-2])(?:-(?P<days>[0-2]\d|3[01]))?(?!\d)",
        r"(?<![\d.,])(?P<days>[0-2]?\d|3[01])(?P<mark>[./])(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<year>\d{4})(?!\d)",
        rf"(?<![\d.,]){_DAYS}\s*(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        rf"\b{_MONTH}\s+{_DAYS}(?!\d|[.,]\d|\w|\s*(?:%|per|million|billion|thousand))(?:,?\s+{_YEAR})?",
        rf"\b{_MONTH},?\s+{_YEAR}",
        rf"(?<![^\W\d_])(?:in|of|by|since|until|last|next|this|early|late|mid)[\s-](?:the\s+)?{_MONTH}(?!\w)",
    )
)
#: So many of the patterns name no month.
_IN_FIGURES = 2
_DIGITS = re.compile(r"\d+")
_BARE_YEAR = re.compile(
    rf"(?<![\w.,$€£%]){_YEAR}(?P<decade>s)?(?:[-–/](?P<until>\d\d(?:\d\d)?)(?!\d|,\d))?(?![\w%])"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the text gives it; a decade has its first year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False

    def agrees(self, other: Date) -> bool | None:
        """Say whether two dates may be the same; None when they have no part in common to compare."""
        if self.decade or other.decade:
            if self.year is None or other.year is None:
                return None
            return self.year // 10 == other.year // 10
        pairs = [
            (ours, theirs)
            for ours, theirs in ((self.year, other.year), (self.month, other.month), (self.day, other.day))
            if ours is not None and theirs is not None
        ]
        return all(ours == theirs for ours, theirs in pairs) if pairs else None


@dataclass(frozen=True, slots=True)
class DateToken:
    """One or more dates written together: text[start:end]."""

    start: int
    end: int
    dates: tuple[Date, ...]


def find_dates(text: str, *, named: bool = True) -> tuple[DateToken, ...]:
    """Return the written dates of a text, bare years left out; those in figures only, unless `named`."""
    found: list[DateToken] = []
    free = text
    for pattern in _PATTERNS if named else _PATTERNS[:_IN_FIGURES]:
        before = len(found)
        for match in pattern.finditer(free):
            found.append(DateToken(match.start(), match.end(), tuple(_dates(match))))
        for one in found[before:]:
            free = free[: one.start] + "\ue000" * (one.end - one.start) + free[one.end :]
    return tuple(sorted(found, key=lambda one: one.start))


def _dates(match: re.Match[str]) -> Iterator[Date]:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else None
    if parts.get("month"):
        month = _MONTH_OF[parts["month"].casefold()]
    year = int(parts["year"]) if parts.get("year") else None
    days: list[int | None] = [int(day) for day in _DIGITS.findall(parts.get("days") or "")]
    for day in days or [None]:
        yield Date(year, month, day)


def find_bare_years(text: str) -> tuple[DateToken, ...]:
    """Return what may be years: four digits without separators, decades, and spans such as 2024–25."""
    found: list[DateToken] = []
    for match in _BARE_YEAR.finditer(text):
        dates = [Date(int(match["year"]), decade=bool(match["decade"]))]
        if until := match["until"]:
            dates.append(Date(int(until if len(until) == 4 else match["year"][:2] + until)))
        found.append(DateToken(match.start(), match.end(), tuple(dates)))
    return tuple(found)


@lru_cache(maxsize=8192)
def read_date(text: str) -> Date | None:
    """Return the date of an EDTF level 0 text: `2025`, `2025-03`, `2025-03-09`."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Date(year, month, day)
