"""Numbers in running text, normalised to value and unit: digits in groups, decimals, magnitudes, currencies.

What a text leaves open keeps several readings: "3.9 m" is millions or metres, "3.125" thousands or decimals.
Digits are read in digits.py, what counts nothing in labels.py, what stands behind a number in units.py and
measures.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from app.audit import labels
from app.audit.cues import Cues, read_cues
from app.audit.dates import Date, find_bare_years, find_dates
from app.audit.digits import AMOUNT, count_significant, read_digits
from app.audit.hedges import find_hedge
from app.audit.measures import DURATIONS, METRE, Measure, find_measure, find_metres
from app.audit.number_words import ORDINALS, TENS, find_word_numbers
from app.audit.shares import find_shares
from app.audit.signs import read_sign
from app.audit.units import BASIS, find_prefix, find_scale, find_unit

Kind = Literal["amount", "year", "date", "ordinal", "label", "time", "share", "decade", "saying"]

_COVER = "\ue000"
_SAME_WIDTH = {
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u2007"), " "),
    ord("٬"): ",",
    ord("٫"): ".",
    ord("٪"): "%",
    ord("−"): "-",
    ord("’"): "'",
    # Letters that patterns without case take for these.
    ord("ı"): "i",
    ord("İ"): "i",
    ord("ſ"): "s",
    ord("\u212a"): "k",
}
_NUMERIC_ORDINAL = re.compile(r"(?<![^\W_])(?<!\d[.,])(\d+)(?:st|nd|rd|th)\b")
_ORDINAL_WORD = re.compile(
    rf"(?<!\d[ -])\b(?:(?P<tens>{'|'.join(TENS)})[\s-]+)?(?P<unit>{'|'.join(ORDINALS)})\b", re.IGNORECASE
)
_NOUN = re.compile(r"[\s-]+([^\W\d_]+)")
#: "F-16", "COVID-19", "Su-35": a name, not a number.
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?!(?:Mid|Pre|Post|Early|Late|Sub|Non)-)[A-Z][A-Za-z]{0,7}[-–]$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|early|late|mid|spring|summer|autumn|fall|winter|year|fiscal|im|seit)"
    r"[\s-]+|[(–/-])$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|men|women|children|troops)\b")
_POINTED_BEFORE = re.compile(r"\b(?:the|its|their|this|that|his|her|our|a)\s+$", re.IGNORECASE)
#: What may stand behind a million in one letter that is no length.
_COUNTED_MILLION = re.compile(
    r"\s+(?!deep|long|wide|high|tall|in|at|of|to|and|or|on|by|from|for|up|as|a|the)[a-z]+s\b"
)
_RANGE = re.compile(r"\s*(?:[-–—]|to|or|bis|zu|auf)\s*$")
_PAIR = re.compile(r"\s*(?:and|und)\s*$")
_PAIRED = re.compile(r"\b(?:between|from|zwischen)\b[^.]*$", re.IGNORECASE)


class Number(NamedTuple):
    """A number of a text: `text` as written, with what belongs to it; `values` are its possible readings.

    `digits` are the significant digits as written, `hedge` how firmly it is stated, `pointing` that it counts
    nothing ("one of them"). A `share` is in per cent. `noun` is the word behind an ordinal. A `measure`
    stands behind the number, which is `written` with it and ends at `until` then.
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
    measure: Measure | None = None
    until: int = 0
    written: str = ""
    noun: str = ""
    ranged: bool = False


@lru_cache(maxsize=16_384)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order."""
    cues = read_cues(text)
    return read_numbers(text, cues) if any(cues) else ()


def read_numbers(text: str, cues: Cues) -> tuple[Number, ...]:
    """Return the numbers of a text, of those kinds that its cues leave open."""
    plain = text.translate(_SAME_WIDTH)
    found: list[Number] = []
    for part in (_dates, _named, _shares, _ordinals, _years):
        fresh = list(part(plain, cues))
        found += fresh
        plain = _covered(plain, fresh)
    counted = list(_amounts(plain)) if cues.digits else []
    if cues.words:
        counted += _words(_covered(plain, counted))
    found += _share_units(plain, sorted(counted, key=lambda one: one.start))
    return tuple(_told(text, one) for one in sorted(found, key=lambda one: one.start))


def _told(text: str, one: Number) -> Number:
    until = max(one.end, one.until)
    return one._replace(text=text[one.start : one.end], until=until, written=text[one.start : until])


def _covered(text: str, taken: Iterable[Number]) -> str:
    for one in taken:
        end = max(one.end, one.until)
        text = text[: one.start] + _COVER * (end - one.start) + text[end:]
    return text


def _dates(text: str, cues: Cues) -> Iterator[Number]:
    for one in find_dates(text, named=cues.months) if cues.dates else ():
        yield Number(one.start, one.end, "", "date", dates=one.dates)


def _named(text: str, cues: Cues) -> Iterator[Number]:
    """Yield what names and does not count, none within another."""
    kinds: tuple[tuple[bool, Kind, Callable[[str], Iterable[labels.Label]]], ...] = (
        (cues.sayings, "saying", labels.find_sayings),
        (cues.phones, "label", labels.find_phones),
        (cues.times, "time", labels.find_times),
        (cues.labels, "label", labels.find_labels),
        (cues.versions, "label", labels.find_versions),
        (cues.decades, "decade", labels.find_decades),
    )
    taken: list[Number] = []
    for asked, kind, find in kinds:
        for one in find(text) if asked else ():
            if not any(one.start < other.end and other.start < one.end for other in taken):
                taken.append(Number(one.start, one.end, "", kind, label=one.name))
    yield from taken


def _shares(text: str, cues: Cues) -> Iterator[Number]:
    for one in find_shares(text) if cues.shares else ():
        hedge = find_hedge(text, one.start, one.end)
        digits = 1 if one.percent == one.percent.to_integral_value() and one.percent % 10 == 0 else 2
        yield Number(
            one.start, one.end, "", "share", (one.percent,), "%", digits, hedge, mantissa=one.percent
        )


def _ordinals(text: str, cues: Cues) -> Iterator[Number]:
    for found in _NUMERIC_ORDINAL.finditer(text) if cues.figured_ordinals else ():
        yield Number(found.start(), found.end(), "", "ordinal", label=found[1], noun=_noun(text, found.end()))
    for found in _ORDINAL_WORD.finditer(text) if cues.ordinals else ():
        tens = TENS[found["tens"].casefold()] if found["tens"] else 0
        label, noun = str(tens + ORDINALS[found["unit"].casefold()]), _noun(text, found.end())
        yield Number(found.start(), found.end(), "", "ordinal", label=label, pointing=True, noun=noun)


def _noun(text: str, at: int) -> str:
    found = _NOUN.match(text, at)
    return found[1].casefold().removesuffix("s") if found else ""


def _years(text: str, cues: Cues) -> Iterator[Number]:
    for one in find_bare_years(text) if cues.years else ():
        if (
            find_scale(text, one.end)[1] > one.end
            or find_unit(text, one.end)[0]
            or find_measure(text, one.end)[0]
            or find_prefix(text, one.start)[0]
        ):
            continue
        before, after = text[max(0, one.start - 14) : one.start], text[one.end : one.end + 40]
        # "2000 soldiers" may be a count, "in 2000" is not.
        counts = _COUNTED_AFTER.match(after) and not _YEAR_BEFORE.search(before) and len(one.dates) == 1
        year = one.dates[0].year or 0
        if counts and year % 50 == 0 and not _POINTED_BEFORE.search(before):
            continue
        value = (Decimal(str(year)),) if counts else ()
        hedge = find_hedge(text, one.start, one.end)
        yield Number(one.start, one.end, "", "year", values=value, dates=one.dates, hedge=hedge)


def _amounts(text: str) -> Iterator[Number]:
    for found in AMOUNT.finditer(text):
        if _NAME_BEFORE.search(text, max(0, found.start() - 10), found.start()):
            continue
        metres = find_metres(text, found.end())
        scale, end, open_scale = (Decimal(1), found.end(), False) if metres else find_scale(text, found.end())
        unit, end = find_unit(text, end)
        measure, until = (METRE, metres) if metres else (None, end) if unit else find_measure(text, end)
        # "$-5" is minus five dollars.
        minus = (
            text[found.start() - 1 : found.start()] == "-" and find_prefix(text, found.start() - 1)[0] != ""
        )
        prefix, start = find_prefix(text, found.start() - minus)
        mantissas = read_digits(found[0], part=scale != 1 or unit in ("%", "points"))
        if minus:
            mantissas = [-one for one in mantissas]
        values = [mantissa * scale * BASIS.get(unit, 1) for mantissa in mantissas]
        if open_scale and not prefix and measure is None and not _COUNTED_MILLION.match(text, end):
            values += mantissas
        start, values = read_sign(text, start, until, values)
        yield Number(
            start,
            end,
            "",
            "amount",
            tuple(values),
            "points" if unit in BASIS else unit or prefix,
            count_significant(found[0], mantissas[0]),
            _hedge(text, start, until, measure),
            mantissa=mantissas[0],
            measure=measure,
            until=until,
        )


def _hedge(text: str, start: int, end: int, measure: Measure | None) -> str:
    return find_hedge(text, start, end, lasting=measure is not None and measure.dimension in DURATIONS)


def _words(text: str) -> Iterator[Number]:
    for one in find_word_numbers(text):
        if re.search(r"\d\s*$", text[max(0, one.start - 3) : one.start]):
            continue
        unit, end = find_unit(text, one.end)
        measure, until = (None, end) if unit else find_measure(text, end)
        digits = max(1, len(str(int(one.value)).rstrip("0")))
        start, values = read_sign(text, one.start, until, [one.value * BASIS.get(unit, 1)])
        yield Number(
            start,
            end,
            "",
            "amount",
            tuple(values),
            "points" if unit in BASIS else unit,
            digits,
            _hedge(text, start, until, measure),
            pointing=one.pointing and measure is None,
            mantissa=one.mantissa,
            measure=measure,
            until=until,
        )


def _share_units(text: str, numbers: list[Number]) -> list[Number]:
    """Give the first number of "3 to 4 million" its million, and the second of "$3–4" its dollars."""
    shared = list(numbers)
    for at in range(len(shared) - 1):
        first, second = shared[at], shared[at + 1]
        between = text[max(first.end, first.until) : second.start]
        paired = _PAIR.fullmatch(between) and _PAIRED.search(text[: first.start])
        if not (_RANGE.fullmatch(between) or paired):
            continue
        if not first.unit or not second.unit:
            unit = first.unit or second.unit
            first, second = first._replace(unit=unit), second._replace(unit=unit)
        if not first.measure or not second.measure:
            measure = first.measure or second.measure
            first, second = first._replace(measure=measure), second._replace(measure=measure)
        if first.mantissa in first.values and second.mantissa and second.mantissa not in second.values:
            scale = second.values[0] / second.mantissa
            widened = tuple(value * scale for value in first.values)
            first = first._replace(values=(*widened, *first.values))
        if first.hedge and not second.hedge:
            second = second._replace(hedge=first.hedge)
        shared[at], shared[at + 1] = first._replace(ranged=True), second._replace(ranged=True)
    return shared
