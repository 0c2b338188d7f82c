"""Number matching: which numbers of a claim stand in which of its passages, and what these say instead.

Dates are a class of their own. Equal values agree; a claim that says "about" is met by evidence that rounds
to it; "over N" needs more than N, or the same phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.audit.dates import Date
from app.audit.hedges import APPROXIMATE
from app.audit.tokens import Number, find_numbers, round_to
from app.audit.units import may_be_same


@dataclass(frozen=True, slots=True)
class Check:
    """One number of a claim: `passages` are the indexes of those that supply it.

    `said` is what they say instead. `missing` is false also for what cannot be compared, such as a date
    where no passage has any.
    """

    number: Number
    passages: tuple[int, ...]
    missing: bool
    said: tuple[Number, ...] = ()
    #: A number with the same figures but another unit, currency or magnitude.
    other_unit: Number | None = None


def check_numbers(claim: str, passages: Sequence[str], dates: Iterable[Date] = ()) -> tuple[Check, ...]:
    """Check each number of a claim against its passages; `dates` are those that passages lean on unsaid."""
    claimed = [number for number in find_numbers(claim) if not number.pointing]
    # Most of an audit's first run goes into reading numbers: passages of a claim without any are not read.
    found = [find_numbers(passage) for passage in passages] if claimed else []
    known = tuple(dates)
    return tuple(_check(number, found, known) for number in claimed)


def _check(number: Number, passages: Sequence[Sequence[Number]], known: Sequence[Date]) -> Check:
    supplied = tuple(
        at for at, numbers in enumerate(passages) if any(supplies(number, one) for one in numbers)
    )
    everything = [one for numbers in passages for one in numbers]
    missing = not supplied and _is_comparable(number, everything, known)
    said = _nearest(number, everything) if missing else ()
    other = next((one for one in everything if _has_same_figures(number, one)), None) if missing else None
    return Check(number, supplied, missing, said, other)


def supplies(claimed: Number, found: Number) -> bool:
    """Say whether a number of a passage supplies a number of a claim."""
    if claimed.kind == "date" or (claimed.kind == "year" and found.dates):
        return any(ours.agrees(theirs) for ours in claimed.dates for theirs in found.dates)
    if claimed.kind in ("amount", "year"):
        return bool(found.values) and may_be_same(claimed.unit, found.unit) and _values_agree(claimed, found)
    if claimed.kind == "time":
        return found.kind == "time" and claimed.label == found.label
    if found.kind in ("label", "ordinal"):
        return claimed.label == found.label
    return not found.unit and any(str(value) == claimed.label for value in found.values)


def _values_agree(claimed: Number, found: Number) -> bool:
    values = claimed.values or tuple(Decimal(one.year) for one in claimed.dates if one.year is not None)
    return any(_value_agrees(claimed, ours, found, theirs) for ours in values for theirs in found.values)


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
    if number.kind == "time":
        return any(one.kind == "time" for one in everything)
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
    """Say whether only unit, currency or magnitude differ: 5 % and 5 points, 3.9 million and 3.9 billion."""
    if number.kind != "amount" or found.kind != "amount" or number.mantissa is None:
        return False
    return number.mantissa == found.mantissa and (
        number.unit != found.unit or not set(number.values) & set(found.values)
    )
