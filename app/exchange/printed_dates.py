"""Dates as reports print them: "9 March 2025", "Mar. 9, 2025", "2025-03", "9. März 2025", "2025"."""

from __future__ import annotations

import re
from datetime import date

_NAMES = (
    "jan january januar enero janvier janeiro gennaio",
    "feb february februar febrero février fevereiro febbraio",
    "mar march märz mrz marzo mars março",
    "apr april abril avril aprile",
    "may mai mayo maio maggio",
    "jun june juni junio juin junho giugno",
    "jul july juli julio juillet julho luglio",
    "aug august agosto août",
    "sep sept september septiembre septembre setembro settembre",
    "oct october okt oktober octubre octobre outubro ottobre",
    "nov november noviembre novembre novembro",
    "dec december dez dezember diciembre décembre dezembro dicembre",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
#: A month's name in any of the languages.
MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")"
_YEAR = r"(?:1[6-9]|20)\d\d"
#: One printed date, whole.
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{MONTH}\.?,? (?:de )?{_YEAR}"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|{MONTH}\.? {_YEAR}"
    rf"|{_YEAR}, {MONTH}\.?(?: \d{{1,2}})?|{_YEAR}-\d\d-\d\d|{_YEAR}-\d\d"
    rf"|\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|{_YEAR})"
)
_PARTS = re.compile(rf"(?P<year>{_YEAR})|(?P<month>{MONTH})|(?P<day>\d{{1,2}})", re.IGNORECASE)


def read_printed_date(text: str) -> str:
    """Return an EDTF date, as exact as it is printed; nothing for what is none."""
    if not re.fullmatch(DATE, text.strip(), re.IGNORECASE):
        return ""
    if dotted := re.fullmatch(rf"(\d{{1,2}})\.(\d{{1,2}})\.({_YEAR})", text.strip()):
        return _checked(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    if numeric := re.fullmatch(rf"({_YEAR})-(\d\d)(?:-(\d\d))?", text.strip()):
        return _checked(*(int(part) for part in numeric.groups() if part))
    year = month = day = 0
    for found in _PARTS.finditer(text):
        if found["year"]:
            year = int(found["year"])
        elif found["month"]:
            month = _MONTHS[found["month"].casefold()]
        else:
            day = int(found["day"])
    return _checked(year, month, day if month else 0)


def _checked(year: int, month: int = 0, day: int = 0) -> str:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
