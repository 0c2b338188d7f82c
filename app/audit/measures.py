"""Measures behind a number: tonnes, kilometres, days; those of one dimension convert into one another."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Measure(NamedTuple):
    """What one unit is: how many of the base unit of its dimension."""

    dimension: str
    factor: Decimal


#: Dimension → factor in its base unit and the ways to write it, as patterns. Months and days do not convert.
_WRITTEN: dict[str, tuple[tuple[str, str], ...]] = {
    "mass": (
        ("1000", r"(?:metric\s+)?ton(?:ne)?s?|Tonnen?|(?-i:t)"),
        ("1", r"kilo(?:gram(?:me)?)?s?|kg|Kilogramm"),
        ("0.001", r"gram(?:me)?s?|Gramm"),
    ),
    "length": (
        ("1000", r"kilomet(?:re|er)s?|kms?|Kilometern?"),
        ("1", r"met(?:re|er)s?|Metern?"),
        ("0.01", r"centimet(?:re|er)s?|cm|Zentimetern?"),
        ("0.001", r"millimet(?:re|er)s?|mm|Millimetern?"),
        ("1609.344", r"miles?|Meilen?"),
        ("1852", r"nautical\s+miles?|nmi"),
        ("0.3048", r"foot|feet|ft"),
        ("0.0254", r"inch(?:es)?"),
        ("0.9144", r"yards?"),
    ),
    "area": (
        ("1000000", r"square\s+kilomet(?:re|er)s?|sq\.?\s*km|km²|km2|Quadratkilometern?"),
        ("10000", r"hectares?|Hektar|ha"),
        ("1", r"square\s+met(?:re|er)s?|sq\.?\s*m|m²|m2|Quadratmetern?"),
        ("4046.8564224", r"acres?"),
        ("2589988.110336", r"square\s+miles?|sq\.?\s*mi"),
        ("0.09290304", r"square\s+f(?:ee|oo)t|sq\.?\s*ft"),
    ),
    "volume": (
        ("1000", r"cubic\s+met(?:re|er)s?|cu\.?\s*m|m³|m3|Kubikmetern?"),
        ("1", r"lit(?:re|er)s?|Litern?"),
        ("158.987294928", r"barrels?|bbl|Fass|Barrel"),
        ("28.316846592", r"cubic\s+f(?:ee|oo)t|cu\.?\s*ft"),
        ("1000000000000", r"cubic\s+kilomet(?:re|er)s?|km³|km3|bcm"),
    ),
    "gallons": (("1", r"gallons?"),),
    "time": (
        ("1", r"seconds?|secs|Sekunden?"),
        ("60", r"minutes?|mins?|Minuten?"),
        ("3600", r"hours?|hrs?|Stunden?"),
        ("86400", r"days?|Tagen?|Tage"),
        ("604800", r"weeks?|Wochen?"),
    ),
    "months": (
        ("1", r"months?|Monaten?|Monate"),
        ("12", r"years?|yrs?|Jahren?|Jahre"),
        ("120", r"decades?|Jahrzehnten?|Jahrzehnte"),
        ("1200", r"centur(?:y|ies)"),
    ),
    "power": (
        ("1", r"(?-i:kW)|kilowatts?"),
        ("1000", r"(?-i:MW)|megawatts?"),
        ("1000000", r"(?-i:GW)|gigawatts?"),
        ("1000000000", r"(?-i:TW)|terawatts?"),
    ),
    "energy": (
        ("1", r"kWh|kilowatt[\s-]hours?"),
        ("1000", r"MWh|megawatt[\s-]hours?"),
        ("1000000", r"GWh|gigawatt[\s-]hours?"),
        ("1000000000", r"TWh|terawatt[\s-]hours?"),
    ),
    "speed": (
        ("1", r"km/h|kph|kmh|kilomet(?:re|er)s?\s+(?:an|per)\s+hour"),
        ("1.609344", r"mph|miles?\s+(?:an|per)\s+hour"),
        ("1.852", r"knots?|kn"),
    ),
    "celsius": (("1", r"°\s?C(?!\w)|degrees?\s+(?:Celsius|centigrade)|Grad\s+Celsius"),),
    "fahrenheit": (("1", r"°\s?F(?!\w)|degrees?\s+Fahrenheit"),),
}
_ALL = tuple(
    (pattern, Measure(dimension, Decimal(factor)))
    for dimension, units in _WRITTEN.items()
    for factor, pattern in units
)
_BEHIND = re.compile(
    r"(?:\s+|\s*-\s*)?(?:"
    + "|".join(
        f"(?P<u{at}>{pattern})"
        # The longer names first: "square miles" before "miles", "miles an hour" before both.
        for at, (pattern, _) in sorted(
            enumerate(_ALL), key=lambda one: one[1][1].dimension in ("length", "time")
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
#: A length in one letter is told from a million by what follows: "14 m deep".
_METRES = re.compile(
    r"\s?m\s+(?:deep|long|wide|high|tall|thick|away|below|above|apart|hoch|tief|lang|breit)\b"
)
METRE = Measure("length", Decimal(1))
DURATIONS = frozenset(("time", "months"))


def find_measure(text: str, at: int) -> tuple[Measure | None, int]:
    """Return the measure that follows a number, and where it ends."""
    found = _BEHIND.match(text, at)
    if found is None or found.lastgroup is None:
        return None, at
    return _ALL[int(found.lastgroup[1:])][1], found.end()


def find_metres(text: str, at: int) -> int:
    """Return where the letter m ends that is metres behind a number, or 0."""
    return 0 if _METRES.match(text, at) is None else text.index("m", at) + 1
