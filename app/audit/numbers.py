"""Number matching: which numbers of a claim stand in which of its passages, and what these say instead.

Dates are a class of their own. Equal values agree; a claim that says "about" is met by evidence that rounds
to it; "over N" needs more than N, or the same phrase. Measures of one dimension are converted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.audit.dates import Date
from app.audit.digits import round_to
from app.audit.hedges import APPROXIMATE
from app.audit.measures import Measure
from app.audit.tokens import Number, find_numbers
from app.audit.units import may_be_same

#: How far a share may lie from one in words: rounded to per cent, or with "about" before it.
_NEAR_SHARE = Decimal(3)


class Span(NamedTuple):
    """Where a passage supplies a number: passages[passage][start:end]."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Check:
    """One number of a claim: `passages` are the indexes of those that supply it, `spans` where they do.

    `said` is what they say instead. `missing` is false also for what cannot be compared, such as a date
    where no passage has any.
    """

    number: Number
    passages: tuple[int, ...]
    missing: bool
    said: tuple[Number, ...] = ()
    #: A number with the same figures but another unit, currency, measure or magnitude.
    other_unit: Number | None = None
    spans: tuple[Span, ...] = ()


def check_numbers(claim: str, passages: Sequence[str], dates: Iterable[Date] = ()) -> tuple[Check, ...]:
    """Check each number of a claim against its passages; `dates` are those that passages lean on unsaid."""
    claimed = [one for one in find_numbers(claim) if one.kind == "ordinal" or not one.pointing]
    # Most of an audit's first run goes into reading numbers: passages of a claim without any are not read.
    found = [find_numbers(passage) for passage in passages] if claimed else []
    known = tuple(dates)
    return tuple(_check(number, found, known) for number in claimed)


def _check(number: Number, passages: Sequence[Sequence[Number]], known: Sequence[Date]) -> Check:
    spans = tuple(
        Span(at, one.start, one.until)
        for at, numbers in enumerate(passages)
        for one in numbers
        if supplies(number, one)
    )
    everything = [one for numbers in passages for one in numbers]
    missing = not spans and _is_comparable(number, everything, known)
    said = _nearest(number, everything) if missing else ()
    other = next((one for one in everything if _has_same_figures(number, one)), None) if missing else None
    return Check(number, tuple(dict.fromkeys(one.passage for one in spans)), missing, said, other, spans)


def supplies(claimed: Number, found: Number) -> bool:
    """Say whether a number of a passage supplies a number of a claim."""
    if claimed.kind == "date" or (claimed.kind == "year" and found.dates):
        return any(ours.agrees(theirs) for ours in claimed.dates for theirs in found.dates)
    if claimed.kind in ("amount", "year", "share"):
        if not found.values or not may_be_same(claimed.unit, found.unit):
            return False
        return _values_agree(claimed, found)
    if claimed.kind in ("time", "decade", "saying"):
        return found.kind == claimed.kind and claimed.label == found.label
    if found.kind in ("label", "ordinal"):
        return claimed.label == found.label
    return not found.unit and any(str(value) == claimed.label for value in found.values)


def _values_agree(claimed: Number, found: Number) -> bool:
    values = claimed.values or tuple(Decimal(one.year) for one in claimed.dates if one.year is not None)
    if "share" in (claimed.kind, found.kind):
        return any(_share_agrees(claimed, ours, found, theirs) for ours in values for theirs in found.values)
    told = [_converted(value, found.measure, claimed.measure) for value in found.values]
    return any(
        theirs is not None and _value_agrees(claimed, ours, found, theirs)
        for ours in values
        for theirs in told
    )


def _converted(value: Decimal, found: Measure | None, claimed: Measure | None) -> Decimal | None:
    """Return a passage's figure in the claim's measure; None when that cannot be.

    A passage may leave the measure out: "of grain they shipped 500".
    """
    if claimed is None or found is None or claimed == found:
        return value
    return value * found.factor / claimed.factor if claimed.dimension == found.dimension else None


def _share_agrees(claimed: Number, ours: Decimal, found: Number, theirs: Decimal) -> bool:
    """Compare a share in words with one in per cent, which is rounded: a third is 33 per cent."""
    digits = max(0, -min(_exponent(ours), _exponent(theirs))) if _is_rounded(ours, theirs) else 0
    one, other = (round(value, digits) for value in (ours, theirs))
    if one == other and claimed.hedge not in ("over", "under"):
        return True
    if claimed.hedge in APPROXIMATE and (claimed.hedge != "nearly" or theirs <= ours):
        return abs(ours - theirs) <= _NEAR_SHARE
    return _value_agrees(claimed, ours, found, theirs)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_rounded(*values: Decimal) -> bool:
    """Say whether these have so few decimals that somebody wrote them."""
    return max(-_exponent(value) for value in values) <= 2


def _value_agrees(claimed: Number, ours: Decimal, found: Number, theirs: Decimal) -> bool:
    hedge = claimed.hedge
    if hedge in APPROXIMATE:
        if hedge == "nearly" and theirs > ours:
            return False
        return theirs == ours or round_to(theirs, claimed.digits) == ours
    if hedge == "over":
        return ours < theirs < 10 * ours or (theirs == ours and found.hedge == "over")
    if hedge == "under":
        return ours / 10 < theirs < ours or (theirs == ours and found.hedge == "under")
    if hedge == "at least":
        return ours <= theirs < 10 * ours
    return theirs == ours


def _is_comparable(number: Number, everything: Sequence[Number], known: Sequence[Date]) -> bool:
    """Say whether the passages could have shown the number. Dates often go without saying."""
    if number.kind in ("time", "decade"):
        return any(one.kind == number.kind for one in everything)
    if number.kind == "saying":
        return False
    if number.kind == "share":
        return any(one.kind == "share" or one.unit == "%" for one in everything)
    if number.pointing:
        # "the third terminal" counts nothing, unless a passage tells of another terminal in the row.
        return bool(number.noun) and any(
            one.kind == "ordinal" and one.noun == number.noun for one in everything
        )
    if number.kind == "date" or (number.kind == "year" and not number.values):
        if any(ours.agrees(theirs) for ours in number.dates for theirs in known):
            return False
        stated = [theirs for one in everything for theirs in one.dates]
        return any(ours.agrees(theirs) is False for ours in number.dates for theirs in stated)
    return True


def _nearest(number: Number, everything: Sequence[Number]) -> tuple[Number, ...]:
    """Return up to three numbers of the same kind that the passages say instead, the nearest first."""
    if number.dates and not number.values:
        return tuple(one for one in everything if one.dates)[:3]
    alike = [one for one in everything if one.values and one.kind == "amount" and one.values[0] > 0]
    if not number.values or number.values[0] <= 0:
        return tuple(one for one in everything if one.kind == number.kind)[:3]
    ours = number.values[0]

    def distance(one: Number) -> tuple[bool, Decimal]:
        high, low = max(ours, one.values[0]), min(ours, one.values[0])
        return not may_be_same(number.unit, one.unit), high / low

    unlike = {one.text: one for one in sorted(alike, key=distance)}
    return tuple(unlike.values())[:3]


def _has_same_figures(number: Number, found: Number) -> bool:
    """Say whether only unit, currency, measure or magnitude differ: 5 % and 5 points, 5 t and 5 kg."""
    if number.kind != "amount" or found.kind != "amount" or not number.mantissa or not found.mantissa:
        return False
    ours, theirs = _class(number), _class(found)
    if ours and theirs and ours != theirs:
        return number.mantissa == found.mantissa
    if bool(ours) != bool(theirs) and not (number.measure or found.measure):
        return False
    return _is_other_magnitude(abs(number.values[0]), abs(found.values[0]), number.mantissa == found.mantissa)


def _class(number: Number) -> object:
    return number.measure or number.unit


def _is_other_magnitude(ours: Decimal, theirs: Decimal, same_digits: bool) -> bool:
    """Say whether two values are thousands apart and otherwise alike, in two digits or as written."""
    if not ours or not theirs or ours == theirs:
        return False
    times = max(ours, theirs) / min(ours, theirs)
    apart = times.adjusted()
    thousands = apart >= 3 and apart % 3 == 0 and times == Decimal(1).scaleb(apart)
    return same_digits or (thousands and len(ours.normalize().as_tuple().digits) > 1)
