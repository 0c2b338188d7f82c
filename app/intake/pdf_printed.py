"""A web page that a browser printed to PDF: its dates are those of the printing, when it was captured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from app.intake.dates import make_date

#: Who makes a PDF of a page that somebody else wrote: browsers by their names, and the printers they use.
_CREATORS = re.compile(
    r"^Mozilla/|\b(?:Headless ?Chrome|Chrom(?:e|ium)|Firefox|Safari|Edge?|wkhtmltopdf)\b", re.I
)
_PRODUCERS = re.compile(r"^Skia/PDF(?!.*Google Docs)|wkhtmltopdf|print to pdf", re.IGNORECASE)
_MOMENT = re.compile(r"^D?:?(\d{14})(?:Z|([+-]\d\d)'?(\d\d)?)?")
#: The address in a printed page's margin, beside the number of the sheet; what was too long ends in dots.
_SHEET = r"\d+(?:/| of )\d+"
_URL = r"(https?://[^\s\u2026]*[^\s\u2026.])"
_ADDRESS = re.compile(rf"^(?:{_SHEET}\s+{_URL}|{_URL}\s+{_SHEET})$", re.MULTILINE)


def is_print_of_a_page(info: Mapping[str, str]) -> bool:
    """Tell by a PDF's information dictionary whether a browser made it."""
    creator, producer = info.get("Creator", ""), info.get("Producer", "")
    return bool(_CREATORS.search(creator) or _PRODUCERS.search(producer))


def days(info: Mapping[str, str]) -> frozenset[str]:
    """Return the days that the PDF names as its own."""
    return frozenset(make_date(info.get(name, "")) for name in ("CreationDate", "ModDate"))


def printed_at(info: Mapping[str, str]) -> str:
    """Return when the page was printed, in UTC to the second, or "" where that is not said."""
    found = _MOMENT.match(info.get("CreationDate", ""))
    if found is None:
        return ""
    digits, hours, minutes = found.groups()
    try:
        at = datetime.strptime(f"{digits}{hours or '+00'}{minutes or '00'}", "%Y%m%d%H%M%S%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at.year > 1990 else ""


def address(first_text: str) -> str:
    """Return the address that the browser printed in the margin, where all that are there agree."""
    found = {one.group(1) or one.group(2) for one in _ADDRESS.finditer(first_text)}
    return found.pop() if len(found) == 1 else ""
