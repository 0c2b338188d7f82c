"""Ticks: which passage supplies which number of a claim. The alarms are in wording.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.audit.moved import per_claim
from app.audit.numbers import Check
from app.audit.wording import check_claim
from app.audit.world import World
from db.records import Claim


@dataclass(frozen=True, slots=True)
class Tick:
    """One number of a claim as it is written there, and the links whose passages supply it."""

    number: str
    evidence: tuple[str, ...]
    missing: bool
    #: What the passages say in its place, the nearest first.
    instead: tuple[str, ...] = ()
    #: Where the number is supplied: the link, and start and end in its passage's words.
    spans: tuple[tuple[str, int, int], ...] = ()


def make_ticks(world: World) -> Mapping[str, tuple[Tick, ...]]:
    """Return the ticks of every judged claim that has numbers and something to rest on, by claim id."""

    def make(claim: Claim) -> tuple[Tick, ...]:
        checks = check_claim(world, claim)
        links = world.grounds(claim.id) if checks else ()
        return tuple(
            Tick(
                one.number.text,
                tuple(links[at].evidence.id for at in one.passages),
                one.missing,
                _instead(one),
                tuple((links[at].evidence.id, start, end) for at, start, end in one.spans),
            )
            for one in checks
        )

    made = per_claim(world, "ticks", make)
    return {claim.id: ticks for claim, ticks in zip(world.judged_claims, made, strict=True) if ticks}


def _instead(check: Check) -> tuple[str, ...]:
    """Return the numbers to choose from: the same figures in the passages' unit, else what they say."""
    others = (check.other_unit,) if check.other_unit is not None else check.said
    return tuple(dict.fromkeys(one.text for one in others))
