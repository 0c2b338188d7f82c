"""Numbers in running text, normalised to value and unit: digits in groups, decimals, magnitudes, currencies.

What a text leaves open keeps several readings: "3.9 m" is millions or metres, "3.125" thousands or decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from app.audit.dates import Date, find_bare_years, find_dates
from app.audit.hedges import find_hedge
from app.audit.number_words import ORDINALS, find_word_numbers
from app.audit.units import find_prefix, find_scale, find_unit

Kind = Literal["amount", "year", "date", "ordinal", "label", "time"]

_COVER = "\ue000"
_SAME_WIDTH = {
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u2007"), " "),
    ord("٬"): ",",
    ord("٫"): ".",
    ord("−"): "-",
    ord("’"): "'",
}
_AMOUNT = re.compile(
    r"(?<![^\W_])(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\.?\d)"
    r"|\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:[.,]\d+)?|\.\d+)"
)
_TIME = re.compile(
    r"(?<![\d.,])([01]?\d|2[0-4])(?::([0-5]\d)(?::[0-5]\d)?(?:\s*([ap])\.?m\b\.?)?|(?:\.([0-5]\d))?\s*([ap])\.?m\b\.?)"
)
_LABEL = re.compile(
    r"(?:№|#|§§?|\b(?:[Nn]os?\.|Nr\.|[Nn]umber|[Ss]ections?|[Ss]ecs?\.|[Aa]rticles?|[Aa]rts?\.|[Cc]hapters?|[Cc]h\."
    r"|[Ff]igures?|[Ff]igs?\.|[Tt]able|[Pp]ages?|[Pp]p?\.|[Pp]aragraphs?|[Pp]aras?\.|[Aa]nnex|[Aa]ppendix"
    r"|[Rr]esolution|[Rr]oute|[Hh]ighway|[Ff]light|[Vv]ersion|[Vv]olume|[Vv]ol\.|[Rr]ule|[Ff]ootnote|[Cc]lause))"
    r"\s?((?:\d+(?:\.\d+)*[a-z]?)(?:\s*(?:,|and|to|[-–])\s*\d+(?:\.\d+)*)*)(?![\w]|,\d)"
)
_VERSION = re.compile(r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w])(?!,\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_NUMERIC_ORDINAL = re.compile(r"(?<![^\W_])(?<!\d[.,])(\d+)(?:st|nd|rd|th)\b")
_ORDINAL_WORD = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)
#: "F-16", "COVID-19", "Su-35": a name, not a number.
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?!(?:Mid|Pre|Post|Early|Late|Sub|Non)-)[A-Z][A-Za-z]{0,7}[-–]$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|early|late|mid|spring|summer|autumn|fall|winter|year|fiscal|im|seit)"
    r"[\s-]+|[(–/-])$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|men|women|children|troops)\b")
_RANGE = re.compile(r"\s*(?:[-–—]|to|or|bis)\s*$")
_PAIR = re.compile(r"\s*(?:and|und)\s*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: `text` as written, with what belongs to it; `values` are its possible readings.

    `digits` are the significant digits as written, `hedge` how firmly it is stated, `pointing` that it counts
    nothing ("one of them").
    """

    start: int
    end: int
    text: str
    kind: Kind
    values: tuple[Decimal, ...] = ()
    unit: str = ""
    digits: int = 1
    hedge: str = ""
    label: str = ""
    dates: tuple[Date, ...] = ()
    pointing: bool = False
    mantissa: Decimal | None = None


@lru_cache(maxsize=16_384)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order."""
    plain = text.translate(_SAME_WIDTH)
    found: list[Number] = []
    for part in (_dates, _times, _labels, _ordinals, _years):
        fresh = list(part(plain))
        found += fresh
        for one in fresh:
            plain = plain[: one.start] + _COVER * (one.end - one.start) + plain[one.end :]
    found += _share_units(plain, sorted([*_amounts(plain), *_words(plain)], key=lambda one: one.start))
    return tuple(
        replace(one, text=text[one.start : one.end]) for one in sorted(found, key=lambda one: one.start)
    )


def round_to(value: Decimal, digits: int) -> Decimal:
    """Round to so many significant digits, halves up."""
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _dates(text: str) -> Iterator[Number]:
    for one in find_dates(text):
        yield Number(one.start, one.end, "", "date", dates=one.dates)


def _times(text: str) -> Iterator[Number]:
    for found in _TIME.finditer(text):
        hour, minute = int(found[1]), int(found[2] or found[4] or 0)
        half = found[3] or found[5]
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        yield Number(found.start(), found.end(), "", "time", label=f"{hour}:{minute:02}")


def _labels(text: str) -> Iterator[Number]:
    for found in _LABEL.finditer(text):
        for one in re.finditer(r"\d+(?:\.\d+)*", found[1]):
            start = found.start(1) + one.start()
            yield Number(start, start + len(one[0]), "", "label", label=one[0])
    for found in _VERSION.finditer(text):
        if not _GROUPED.fullmatch(found[0]):
            yield Number(found.start(), found.end(), "", "label", label=found[0])


def _ordinals(text: str) -> Iterator[Number]:
    for found in _NUMERIC_ORDINAL.finditer(text):
        yield Number(found.start(), found.end(), "", "ordinal", label=found[1])
    for found in _ORDINAL_WORD.finditer(text):
        label = str(ORDINALS[found[0].casefold()])
        yield Number(found.start(), found.end(), "", "ordinal", label=label, pointing=True)


def _years(text: str) -> Iterator[Number]:
    for one in find_bare_years(text):
        if (
            find_scale(text, one.end)[1] > one.end
            or find_unit(text, one.end)[0]
            or find_prefix(text, one.start)[0]
        ):
            continue
        before, after = text[max(0, one.start - 14) : one.start], text[one.end : one.end + 40]
        # "2000 soldiers" may be a count, "in 2000" is not.
        counts = _COUNTED_AFTER.match(after) and not _YEAR_BEFORE.search(before) and len(one.dates) == 1
        value = (Decimal(str(one.dates[0].year)),) if counts else ()
        yield Number(
            one.start,
            one.end,
            "",
            "year",
            values=value,
            dates=one.dates,
            hedge=find_hedge(text, one.start, one.end),
        )


def _amounts(text: str) -> Iterator[Number]:
    for found in _AMOUNT.finditer(text):
        if _NAME_BEFORE.search(text, max(0, found.start() - 10), found.start()):
            continue
        scale, end, open_scale = find_scale(text, found.end())
        unit, end = find_unit(text, end)
        prefix, start = find_prefix(text, found.start())
        mantissas = _readings(found[0], narrow=bool(unit or scale != 1))
        values = [mantissa * scale for mantissa in mantissas]
        if open_scale and not prefix:
            values += mantissas
        if text[start - 1 : start] == "-" and (start < 2 or text[start - 2].isspace()):
            start, values = start - 1, [-value for value in values]
        yield Number(
            start,
            end,
            "",
            "amount",
            tuple(values),
            unit or prefix,
            _significant(found[0], mantissas[0]),
            find_hedge(text, start, end),
            mantissa=mantissas[0],
        )


def _readings(digits: str, *, narrow: bool) -> list[Decimal]:
    """Return what written digits may mean; with a unit or magnitude behind them, "3.125" is a decimal."""
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
    if mark == "." and narrow:
        return [decimals]
    return [grouped] if mark == "," or fraction.endswith("0") else [grouped, decimals]


def _significant(digits: str, value: Decimal) -> int:
    """Count significant digits: zeros at the end count only behind a decimal point."""
    if value != value.to_integral_value() or (value.as_tuple().exponent != 0):
        return max(1, len(re.sub(r"\D", "", digits).lstrip("0")))
    return max(1, len(str(int(abs(value))).rstrip("0")))


def _words(text: str) -> Iterator[Number]:
    for one in find_word_numbers(text):
        if re.search(r"\d\s*$", text[max(0, one.start - 3) : one.start]):
            continue
        unit, end = find_unit(text, one.end)
        digits = max(1, len(str(int(one.value)).rstrip("0")))
        hedge = find_hedge(text, one.start, end)
        yield Number(
            one.start,
            end,
            "",
            "amount",
            (one.value,),
            unit,
            digits,
            hedge,
            pointing=one.pointing,
            mantissa=one.value,
        )


def _share_units(text: str, numbers: list[Number]) -> list[Number]:
    """Give the first number of "3 to 4 million" its million, and the second of "$3–4" its dollars."""
    shared = list(numbers)
    for at in range(len(shared) - 1):
        first, second = shared[at], shared[at + 1]
        between = text[first.end : second.start]
        paired = _PAIR.fullmatch(between) and re.search(
            r"\b(?:between|from|zwischen)\b[^.]*$", text[: first.start]
        )
        if not (_RANGE.fullmatch(between) or paired):
            continue
        if not first.unit or not second.unit:
            unit = first.unit or second.unit
            shared[at], shared[at + 1] = replace(first, unit=unit), replace(second, unit=unit)
        if first.mantissa in first.values and second.mantissa and second.mantissa != second.values[0]:
            scale = second.values[0] / second.mantissa
            widened = tuple(value * scale for value in first.values)
            shared[at] = replace(shared[at], values=(*widened, *first.values))
        if first.hedge and not second.hedge:
            shared[at + 1] = replace(shared[at + 1], hedge=first.hedge)
    return shared
