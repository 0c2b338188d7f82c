"""EDTF level 0 dates and RFC 3339 times in words, with fixed month names: no locale may change an export."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")


def date_in_words(edtf: str) -> str:
    """Return `9 March 2025`, `March 2025` or `2025`; what is no date comes back as it was written."""
    found = _EDTF.fullmatch(edtf.strip())
    if found is None:
        return edtf.strip()
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return edtf.strip()
    name = _MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def year(edtf: str) -> str:
    """Return the four digits of the year, or "" when there is no date."""
    found = _EDTF.fullmatch(edtf.strip())
    return found[1] if found else ""


def date_short(edtf: str) -> str:
    """Return `09 MAR 2025`, `MAR 2025` or `2025`, as ICD 206 writes dates; else what was written."""
    words = date_in_words(edtf).split()
    if words[-2:-1] and words[-2] in _MONTHS:
        words[-2] = words[-2][:3].upper()
        return " ".join([words[0].zfill(2), *words[1:]] if len(words) == 3 else words)
    return " ".join(words)
