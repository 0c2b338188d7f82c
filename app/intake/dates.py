"""Dates as pages and files write them → EDTF level 0, in the precision they were given in; pure functions.

A day is the one that the page names in its own time zone. What could be read two ways keeps the part that
cannot: "03/04/2025" is 2025 unless the page's language tells which is the month.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_MONTHS_NAMES = """
    january jan januar jänner januari janvier janv enero ene gennaio gen janeiro ledna stycznia января январь
    |february feb februar feber februari février févr fév febrero febbraio fevereiro fev února lutego
    февраля февраль
    |march mar märz mär mrz maart mrt mars marts marzo março března marca марта март
    |april apr avril avr abril abr aprile dubna kwietnia апреля апрель
    |may mai mei maj mayo maggio mag maio května maja мая май
    |june jun juni juin junio giugno giu junho června czerwca июня июнь
    |july jul juli juillet juil julio luglio lug julho července lipca июля июль
    |august aug augustus augusti août agosto ago srpna sierpnia августа август
    |september sep sept septembre septiembre settembre set setembro září września сентября сентябрь
    |october oct oktober okt octobre octubre ottobre ott outubro out října października октября октябрь
    |november nov novembre noviembre novembro listopadu listopada ноября ноябрь
    |december dec dezember dez décembre déc diciembre dic dicembre dezembro prosince grudnia декабря декабрь
"""
_MONTHS = {name: at for at, names in enumerate(_MONTHS_NAMES.split("|"), 1) for name in names.split()}
_ISO = re.compile(r"^\D{0,2}(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")
_COMPACT = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?(?:\d{2,6})?(?:[Z+\-'T].*)?$")
#: Seconds or milliseconds since 1970; what begins with 19 or 20 is a date without separators.
_EPOCH = re.compile(r"^1[0-8]\d{8}(\d{3})?(?:\.\d+)?$")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号])?")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_WORD = r"([^\W\d_]{3,12})\.?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s+(?:(?:de|of)\s+)?{_WORD},?\s+(?:del?\s+)?(\d{{4}})(?!\d)"
)
_MONTH_DAY = re.compile(rf"\b{_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_MONTH_YEAR = re.compile(rf"^\s*{_WORD},?\s+(?:del?\s+)?(\d{{4}})\s*$")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3,9})(?:/(\d{1,2}))?(?=[/_.-]|$)")
_URL_DAY = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_URL_COMPACT = re.compile(r"[/_-]((?:199|20[0-4])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def make_date(text: str, language: str = "") -> str:
    """Return a date as EDTF with the precision it was given in (`2025`, `2025-03`, `2025-03-09`), or ""."""
    text = " ".join(text.split())[:100]
    if _EPOCH.match(text):
        return _of_epoch(text)
    if found := _CJK.search(text) or _ISO.match(text) or _COMPACT.match(text):
        return edtf(*found.groups())
    if found := _NUMERIC.search(text):
        first, mark, second, year = found.groups()
        return _numeric(int(first), int(second), year, mark, language)
    return _worded(text) or _mail_date(text)


def edtf(year: str, month: str | None = None, day: str | None = None) -> str:
    """Return the parts that make a date, up to the first that does not; a program's zero date is none."""
    year = f"{int(year):04}"
    if not 1450 <= int(year) <= 2150:
        return ""
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        whole = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"{year}-{int(month):02}"
    return "" if whole == "1970-01-01" else whole


def date_in_url(url: str) -> str:
    """Return the date that a URL's path carries (`/2025/03/09/`), or ""."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return ""
    if found := _URL_DATE.search(path):
        year, month, day = found.groups()
        number = month if month.isdecimal() else str(_MONTHS.get(month, ""))
        return edtf(year, number, day) if number and 1 <= int(number) <= 12 else ""
    found = _URL_DAY.search(path) or _URL_COMPACT.search(path)
    return edtf(*found.groups()) if found else ""


def _of_epoch(text: str) -> str:
    digits = text.partition(".")[0]
    return datetime.fromtimestamp(int(digits[:10]), UTC).date().isoformat()


def _numeric(first: int, second: int, year: str, mark: str, language: str) -> str:
    """Read "9.3.2025", "3/9/2025": a dot puts the day first, else the one over 12, else the language."""
    month_first = language.lower().replace("_", "-") in ("en-us", "en-ph")
    if first == second or mark == "." or first > 12:
        return edtf(year, str(second), str(first))
    if second > 12 or month_first:
        return edtf(year, str(first), str(second))
    known = language and language.lower() != "en"
    return edtf(year, str(second), str(first)) if known else edtf(year)


def _worded(text: str) -> str:
    for pattern, order in ((_DAY_MONTH, (2, 1, 0)), (_MONTH_DAY, (2, 0, 1)), (_MONTH_YEAR, (1, 0, None))):
        for found in pattern.finditer(text):
            year, month, day = (None if at is None else found.groups()[at] for at in order)
            if number := _MONTHS.get(str(month).lower()):
                return edtf(str(year), str(number), day)
    return ""


def _mail_date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
