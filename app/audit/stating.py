"""Rule F04: does the briefing give a number as the claim does which the sentence or key point names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.audit.findings import Finding, fingerprint, quoted
from app.audit.hedges import are_opposite
from app.audit.numbers import check_numbers, supplies
from app.audit.tokens import Number, find_numbers
from app.audit.world import PROSE, World
from app.prose import strip_markers


def differing_statements(world: World) -> Iterator[Finding]:
    """F04: a sentence or key point hedges a number otherwise than its claim, or gives another one."""
    for place in world.places:
        if place.sentence.kind not in PROSE or not place.sentence.claims:
            continue
        named = [world.claim_of_key[key].id for key in place.sentence.claims if key in world.claim_of_key]
        for message in _differences(world, place.sentence.text, named, "The sentence"):
            yield Finding(
                rule="F04",
                severity="warning",
                message=message,
                target=f"{place.section.id}:{fingerprint(place.sentence.text + message)}",
                briefing=place.briefing.id,
                section=place.section.id,
                sentence=place.index,
                claim=named[0] if named else None,
            )
    for briefing in world.judged_briefings:
        for section in briefing.sections:
            for point in section.key_points:
                claims = world.claims_of_point(section, point.id)
                named = [one for one in claims if one in world.claim_of]
                said = f"The key point {quoted(point.label, 40)}" if point.label.strip() else "A key point"
                for message in _differences(world, strip_markers(point.text), named, said):
                    yield Finding(
                        rule="F04",
                        severity="warning",
                        message=message,
                        target=f"{point.id}:{fingerprint(message)}",
                        briefing=briefing.id,
                        section=section.id,
                        claim=named[0],
                    )


def _differences(world: World, text: str, named: Iterable[str], who: str) -> tuple[str, ...]:
    under = dict.fromkeys(one for claim in named for one in world.rests_on(claim))
    return _compare(text, tuple(world.claim_of[one].text for one in under), who)


@lru_cache(maxsize=8192)
def _compare(text: str, claims: tuple[str, ...], who: str) -> tuple[str, ...]:
    """Return what a statement says otherwise than the claims it names and those under them."""
    if not claims or text.rstrip(" .") in (one.rstrip(" .") for one in claims):
        return ()
    return tuple(_differing(text, claims, who))


def _differing(text: str, claims: tuple[str, ...], who: str) -> Iterator[str]:
    theirs = [number for one in claims for number in find_numbers(one)]
    for check in check_numbers(text, claims):
        number = check.number
        same = [one for one in theirs if number.values and supplies(number._replace(hedge=""), one)]
        if same and not any(_hedged_alike(number, one) for one in same):
            if number.hedge and same[0].hedge:
                yield f"{who} says {number.hedge} {number.text}, but its claim {same[0].hedge} it."
            elif number.hedge:
                yield f"{who} hedges {number.text} ({quoted(number.hedge)}), but its claim does not."
            else:
                yield f"{who} gives {number.text} without the {quoted(same[0].hedge)} of its claim."
        elif check.missing and check.said:
            yield f"{who} gives {number.text}, but its claim {check.said[0].text}."


def _hedged_alike(number: Number, found: Number) -> bool:
    """Say whether two numbers are stated alike: both hedged in one direction, or neither."""
    return bool(number.hedge) == bool(found.hedge) and not are_opposite(number.hedge, found.hedge)
