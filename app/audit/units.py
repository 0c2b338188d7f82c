"""What stands around a number: magnitudes, currencies, per cent and percentage points."""

from __future__ import annotations

import re
from decimal import Decimal

from app.audit.number_words import SCALES

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
_SHORT = {
    "k": _THOUSAND,
    "m": _MILLION,
    "mn": _MILLION,
    "mln": _MILLION,
    "mio": _MILLION,
    "millionen": _MILLION,
    "tsd": _THOUSAND,
    "tausend": _THOUSAND,
    "b": _BILLION,
    "bn": _BILLION,
    "mrd": _BILLION,
    "milliarden": _BILLION,
    "tn": _TRILLION,
    "trn": _TRILLION,
}
_SCALE = re.compile(
    rf"(?:\s*-?\s*(?P<word>{'|'.join(SCALES)}|millionen|milliarden|tausend|mln|mio|mrd|tsd|mn|bn|trn|tn)\b\.?"
    r"|\s?(?P<letter>[kKmMbB])(?![\w/²³]))",
    re.IGNORECASE,
)
#: One letter may be a unit of its own: metres, bits.
_OPEN = frozenset("mb")
_CODES = "USD|EUR|GBP|JPY|CNY|RUB|UAH|CHF|INR|KRW|AUD|CAD|NZD|HKD"
_SYMBOLS = {
    "$": "$",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "€": "EUR",
    "£": "GBP",
    "¥": "¥",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
}
_PREFIX = re.compile(rf"(?:(?P<symbol>(?:US|A|C|NZ|HK)?\$|[€£¥₩₹₽₴])|\b(?P<code>{_CODES}))\s?$")
_NAMES = {
    "dollar": "$",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "rouble": "RUB",
    "ruble": "RUB",
    "rupee": "INR",
    "hryvnia": "UAH",
    "franc": "CHF",
}
_UNIT = re.compile(
    r"\s*-?\s*(?:(?P<points>percentage[\s-]+points?|per\s+cent\s+points?|pp\b|p\.p\.|Prozentpunkten?)"
    r"|(?P<basis>basis[\s-]+points?|bps?\b)|(?P<percent>%|percent(?!age)\b|per\s+cent\b|pct\b\.?|Prozent\b)"
    rf"|(?P<code>{_CODES})\b|(?P<symbol>[$€£])(?!\d)"
    rf"|(?:US\s+|U\.S\.\s+)?(?P<name>{'|'.join(_NAMES)})s?\b)",
    re.IGNORECASE,
)
_DOLLARS = frozenset(("$", "USD", "AUD", "CAD", "NZD", "HKD"))
_CURRENCIES = _DOLLARS | frozenset((*_SYMBOLS.values(), *_NAMES.values()))


def find_scale(text: str, at: int) -> tuple[Decimal, int, bool]:
    """Return the magnitude that follows a number, where it ends, and whether it may be something else."""
    found = _SCALE.match(text, at)
    if found is None:
        return Decimal(1), at, False
    word = (found["word"] or found["letter"]).casefold()
    return SCALES.get(word) or _SHORT[word], found.end(), word in _OPEN


def find_unit(text: str, at: int) -> tuple[str, int]:
    """Return the unit that follows a number and where it ends."""
    found = _UNIT.match(text, at)
    if found is None:
        return "", at
    for name, unit in (("points", "points"), ("basis", "basis points"), ("percent", "%")):
        if found[name]:
            return unit, found.end()
    if found["code"]:
        return found["code"].upper(), found.end()
    return _SYMBOLS.get(found["symbol"] or "") or _NAMES[found["name"].casefold()], found.end()


def find_prefix(text: str, at: int) -> tuple[str, int]:
    """Return the currency that precedes a number and where it begins."""
    found = _PREFIX.search(text, max(0, at - 6), at)
    if found is None:
        return "", at
    return found["code"] or _SYMBOLS[found["symbol"]], found.start()


def may_be_same(claimed: str, found: str) -> bool:
    """Say whether a claim's unit is met by the evidence's; a claim may leave the currency out."""
    if claimed == found or (not claimed and found in _CURRENCIES):
        return True
    pair = {claimed, found}
    return ("$" in pair and pair <= _DOLLARS) or pair == {"¥", "JPY"} or pair == {"¥", "CNY"}
