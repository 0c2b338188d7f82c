"""Which numbers of a quotation the claim has too, so that the eye finds them. Dates are not numbers here.

This is for emphasis only; what agrees and what does not is judged by the audit.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

MAGNITUDES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:[ \u00a0](?P<magnitude>{'|'.join(MAGNITUDES)})\b)?(?![\w])",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(rf"\s*(?:{_MONTHS})\w*\b", re.IGNORECASE)
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTHS})\w*\.?\s*$", re.IGNORECASE)
_YEARS = range(1800, 2100)


def shared_numbers(claim: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the numbers in `quote` whose value stands in `claim` too."""
    wanted = {value for _, _, value in _numbers(claim)}
    return tuple((start, end) for start, end, value in _numbers(quote) if value in wanted)


def _numbers(text: str) -> list[tuple[int, int, Decimal]]:
    found = []
    for match in _NUMBER.finditer(text):
        magnitude = match.group("magnitude")
        written = re.sub(r"[,\u00a0\u202f ]", "", match.group(1))
        try:
            value = Decimal(written)
        except InvalidOperation:
            continue
        if not magnitude and _is_date(text, match, written):
            continue
        found.append(
            (match.start(), match.end(), value * (MAGNITUDES[magnitude.lower()] if magnitude else 1))
        )
    return found


def _is_date(text: str, match: re.Match[str], written: str) -> bool:
    if written.isdigit() and len(written) == 4 and match.group(1) == written and int(written) in _YEARS:
        return True
    beside = _DATE_AFTER.match(text, match.end()) or _DATE_BEFORE.search(text[: match.start()][-14:])
    return len(written) <= 2 and beside is not None
