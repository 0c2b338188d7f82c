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
    "tsd": _THOUSAND,
    "tausend": _THOUSAND,
    "b": _BILLION,
    "bn": _BILLION,
    "mrd": _BILLION,
    "milliarden": _BILLION,
    "milliarde": _BILLION,
    "milliard": _BILLION,
    "tn": _TRILLION,
    "billionen": _TRILLION,
    "millionen": _MILLION,
    "trn": _TRILLION,
}
_WORDS = sorted((*SCALES, *(word for word in _SHORT if len(word) > 1)), key=len, reverse=True)
_SCALE = re.compile(
    rf"(?:\s*-?\s*(?P<word>{'|'.join(_WORDS)})(?:s\b|\b\.?)|\s?(?P<letter>[kKmMbB])(?![\w/²³]))",
    re.IGNORECASE,
)
#: "5 lakh crore", "3 hundred thousand".
_SECOND_SCALE = re.compile(rf"\s+(?P<word>{'|'.join(SCALES)})s?\b", re.IGNORECASE)
#: One letter may be a unit of its own: metres, bits.
_OPEN = frozenset("mb")
_CODES = (
    "USD|EUR|GBP|JPY|CNY|RUB|UAH|CHF|INR|KRW|AUD|CAD|NZD|HKD|SGD|SEK|NOK|DKK|PLN|CZK|HUF|TRY|BRL|MXN|ZAR|ILS|SAR"
    "|AED|EGP|THB|IDR|VND|PKR|BDT|NGN|KES|KZT"
)
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
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "R$": "BRL",
    "S$": "SGD",
    "Rs": "INR",
}
_PREFIX = re.compile(
    rf"(?:(?P<symbol>(?:US|A|C|NZ|HK|R|S)?\$|[€£¥₩₹₽₴₺₪₦])|\b(?P<rupees>Rs)\.?|\b(?P<code>{_CODES}))\s?$"
)
_NAMES = {
    "dollar": "$",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "rupee": "INR",
    "hryvnia": "UAH",
    "franc": "CHF",
    "zloty": "PLN",
    "forint": "HUF",
    "lira": "TRY",
    "rand": "ZAR",
    "shekel": "ILS",
    "baht": "THB",
    "rupiah": "IDR",
    "naira": "NGN",
    "tenge": "KZT",
    "taka": "BDT",
}
#: A name that several countries use is told by the country.
_NATIONAL = {
    r"(?:US|U\.S\.|American)\s+dollars?": "USD",
    r"Australian\s+dollars?": "AUD",
    r"Canadian\s+dollars?": "CAD",
    r"New\s+Zealand\s+dollars?": "NZD",
    r"Hong\s+Kong\s+dollars?": "HKD",
    r"Singapore(?:an)?\s+dollars?": "SGD",
    r"Swiss\s+francs?|Schweizer\s+Franken|Franken": "CHF",
    r"(?:South\s+)?Korean\s+won": "KRW",
    r"Indian\s+rupees?": "INR",
    r"Pakistani\s+rupees?": "PKR",
    r"Egyptian\s+pounds?": "EGP",
    r"British\s+pounds?|pounds?\s+sterling": "GBP",
    r"(?:Swedish\s+)?kron(?:or|a)": "SEK",
    r"Norwegian\s+kron(?:er|e)": "NOK",
    r"Danish\s+kron(?:er|e)": "DKK",
    r"Czech\s+(?:koruna|crown)s?": "CZK",
    r"Saudi\s+riyals?": "SAR",
    r"(?:Brazilian\s+)?reais": "BRL",
    r"Mexican\s+pesos?": "MXN",
}
_NATIONALS = tuple(_NATIONAL.values())
_UNIT = re.compile(
    r"\s*-?\s*(?:(?P<points>(?:percentage[\s-]+|%-?)?points?\b|per\s+cent\s+points?|pp\b|p\.p\.|ppts?\b"
    r"|(?:Prozentp|P)unkten?\b)|(?P<basis>basis[\s-]+points?|bps?\b|Basispunkten?\b)"
    r"|(?P<percent>%|percent(?!age)\b|per\s+cent\b|pct\b\.?|pc\b|Prozent\b)"
    rf"|(?P<code>{_CODES})\b|(?P<symbol>[$€£])(?!\d)"
    + "".join(rf"|(?P<n{at}>{pattern})\b" for at, pattern in enumerate(_NATIONAL))
    + rf"|(?P<name>{'|'.join(_NAMES)})s?\b)",
    re.IGNORECASE,
)
_DOLLARS = frozenset(("$", "USD", "AUD", "CAD", "NZD", "HKD", "SGD"))
#: A basis point is a hundredth of a percentage point.
BASIS = {"basis points": Decimal("0.01")}
_CURRENCIES = _DOLLARS | frozenset((*_SYMBOLS.values(), *_NAMES.values(), *_NATIONALS, *_CODES.split("|")))


def find_scale(text: str, at: int) -> tuple[Decimal, int, bool]:
    """Return the magnitude that follows a number, where it ends, and whether it may be something else."""
    found = _SCALE.match(text, at)
    if found is None:
        return Decimal(1), at, False
    word = (found["word"] or found["letter"]).casefold()
    scale, end = SCALES.get(word) or _SHORT[word], found.end()
    if found["word"] and (second := _SECOND_SCALE.match(text, end)):
        scale, end = scale * SCALES[second["word"].casefold()], second.end()
    return scale, end, word in _OPEN


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
    if found["symbol"] or found["name"]:
        return _SYMBOLS.get(found["symbol"] or "") or _NAMES[found["name"].casefold()], found.end()
    return _NATIONALS[int((found.lastgroup or "n0")[1:])], found.end()


def find_prefix(text: str, at: int) -> tuple[str, int]:
    """Return the currency that precedes a number and where it begins."""
    found = _PREFIX.search(text, max(0, at - 6), at)
    if found is None:
        return "", at
    return found["code"] or _SYMBOLS[found["symbol"] or found["rupees"]], found.start()


def may_be_same(claimed: str, found: str) -> bool:
    """Say whether a claim's unit is met by the evidence's; a claim may leave the currency out."""
    if claimed == found or (not claimed and found in _CURRENCIES):
        return True
    pair = {claimed, found}
    return ("$" in pair and pair <= _DOLLARS) or pair == {"¥", "JPY"} or pair == {"¥", "CNY"}
