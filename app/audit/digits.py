"""Digits as written: what they may mean, how many of them are significant, and rounding to so many."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
#: Digits in groups or not, with decimals or a half behind them.
AMOUNT = re.compile(
    r"(?<![^\W_])(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\.?\d)"
    r"|\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+ ?[½¼¾]|\d+(?:[.,]\d+)?|\.\d+|[½¼¾])"
)


def read_digits(digits: str, *, part: bool) -> list[Decimal]:
    """Return what written digits may mean, the likeliest first.

    Before a magnitude or per cent (`part`) "3.125" is a decimal, and "3,125" may be one too.
    """
    if digits[-1] in _PARTS:
        return [Decimal(digits[:-1].strip() or 0) + _PARTS[digits[-1]]]
    plain = re.sub(r"[ ']", "", digits)
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        decimal = "," if plain.rfind(",") > plain.rfind(".") else "."
        return [Decimal(plain.replace("." if decimal == "," else ",", "").replace(",", "."))]
    mark = "," if commas else "."
    whole, _, fraction = plain.partition(mark)
    if commas + points != 1 or len(fraction) != 3 or not whole or whole == "0" or len(whole) > 3:
        return [Decimal(plain.replace(mark, "") if commas + points > 1 else plain.replace(",", "."))]
    grouped, decimals = Decimal(whole + fraction), Decimal(f"{whole}.{fraction}")
    if mark == "." and part:
        return [decimals]
    if mark == ",":
        return [grouped, decimals] if part else [grouped]
    return [grouped] if fraction.endswith("0") else [grouped, decimals]


def count_significant(digits: str, value: Decimal) -> int:
    """Count significant digits: zeros at the end count only behind a decimal point."""
    if value != value.to_integral_value() or (value.as_tuple().exponent != 0):
        return max(1, len(re.sub(r"\D", "", digits).lstrip("0")))
    return max(1, len(str(int(abs(value))).rstrip("0")))


def round_to(value: Decimal, digits: int) -> Decimal:
    """Round to so many significant digits, halves up."""
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
