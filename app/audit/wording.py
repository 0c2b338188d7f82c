"""Rules F: does the claim say what its passages say: numbers, hedges, units, superlatives."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.absolutes import unfounded
from app.audit.dates import Date, read_date
from app.audit.findings import Finding, Severity, quoted
from app.audit.grain import PerClaim
from app.audit.hearsay import is_attributed, only_says
from app.audit.hedges import are_opposite
from app.audit.moved import Link
from app.audit.numbers import Check, check_numbers, supplies
from app.audit.tokens import Number, find_numbers
from app.audit.world import World
from db.records import Claim


@PerClaim
def unfounded_numbers(world: World, claim: Claim) -> Iterator[Finding]:
    """F01: a number in the claim is in none of its supporting passages."""
    for check in check_claim(world, claim):
        if check.missing:
            said = list(dict.fromkeys(one.text for one in check.said))
            instead = f"; they say {_listed(said)}" if said else ""
            message = f"{check.number.text} stands in none of its supporting passages{instead}."
            yield _on(claim, "F01", "error", message, f"{claim.id}:{check.number.text}")


def check_claim(world: World, claim: Claim) -> tuple[Check, ...]:
    """Check a claim's numbers against what it rests on; `passages` index world.grounds(claim)."""
    return world.once("numbers", claim.id, lambda _: _check_claim(world, claim))


def _check_claim(world: World, claim: Claim) -> tuple[Check, ...]:
    links = world.grounds(claim.id)
    if not links:
        return ()
    return check_numbers(claim.text, [one.highlight.exact for one in links], _dates(links))


def _dates(links: tuple[Link, ...]) -> list[Date]:
    """Return the dates that passages leave unsaid: "last month" leans on the article's date."""
    texts = (text for link in links for text in (link.article.issued, link.article.info_date))
    return [date for date in map(read_date, texts) if date is not None]


def _listed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


@PerClaim
def one_sided_hedges(world: World, claim: Claim) -> Iterator[Finding]:
    """F02: a hedge stands on one side only."""
    checks = check_claim(world, claim)
    passages = [find_numbers(link.highlight.exact) for link in world.grounds(claim.id)] if checks else []
    for number in (check.number for check in checks if not check.missing):
        same = [one for numbers in passages for one in numbers if _is_same_amount(number, one)]
        if same and all(are_opposite(number.hedge, one.hedge) for one in same):
            message = (
                f"{number.text} is {number.hedge} it in the claim, but {same[0].hedge} it in its passages."
            )
            yield _on(claim, "F02", "warning", message, f"{claim.id}:{number.text}")
        elif same and all(_is_one_sided(number, one) for one in same):
            here, there = ("the claim", "its passages") if number.hedge else ("its passages", "the claim")
            hedge = number.hedge or same[0].hedge
            message = f"{number.text} is hedged in {here} ({quoted(hedge)}) but not in {there}."
            yield _on(claim, "F02", "warning", message, f"{claim.id}:{number.text}")


def _is_same_amount(number: Number, found: Number) -> bool:
    """Say whether a passage has the very amount, hedged or not."""
    return bool(number.values and found.values) and supplies(number._replace(hedge=""), found)


def _is_one_sided(number: Number, found: Number) -> bool:
    """Say whether only one of two numbers is hedged; an end of a range is a bound without the word."""
    bounded = found.ranged and not number.ranged
    return bool(found.hedge) != bool(number.hedge) and not (number.hedge and bounded)


@PerClaim
def differing_units(world: World, claim: Claim) -> Iterator[Finding]:
    """F03: unit, currency, percent against points, or order of magnitude differ."""
    for check in check_claim(world, claim):
        if check.other_unit is not None:
            theirs = check.other_unit.written
            message = f"{check.number.written} is {theirs} in its passages: the unit or magnitude differs."
            yield _on(claim, "F03", "error", message, f"{claim.id}:{check.number.text}")


@PerClaim
def hearsay_facts(world: World, claim: Claim) -> Iterator[Finding]:
    """F05: a `fact` whose every passage is "X says"."""
    links = world.support(claim.id)
    if claim.kind != "fact" or not links or is_attributed(claim.text):
        return
    if all(only_says(one.highlight.exact, claim.text) for one in links):
        yield _on(claim, "F05", "warning", "A fact whose every passage only says that somebody says so.")


@PerClaim
def unfounded_absolutes(world: World, claim: Claim) -> Iterator[Finding]:
    """F06: first, only, largest, never, unprecedented in the claim and not in S(c)."""
    passages = [one.highlight.exact for one in world.grounds(claim.id)]
    for word in unfounded(claim.text, passages) if passages else ():
        message = f"{quoted(word)} stands in the claim but in none of its supporting passages."
        yield _on(claim, "F06", "warning", message, f"{claim.id}:{word}")


def _on(claim: Claim, rule: str, severity: Severity, message: str, target: str = "") -> Finding:
    return Finding(rule=rule, severity=severity, message=message, target=target or claim.id, claim=claim.id)
