"""The table of rules and the run over a world: a rule is one function in its family and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.audit.findings import Finding
from app.audit.world import World

Rule = Callable[[World], Iterator[Finding]]

RULES: dict[str, Rule] = {}

_WEIGHT = {"error": 0, "warning": 1, "info": 2}


def run(world: World) -> tuple[Finding, ...]:
    """Run every rule; waived findings are marked, the gravest come first."""
    waived = {(one.rule, one.target) for one in world.waivers}
    found = [
        replace(one, waived=True) if (one.rule, one.target) in waived else one
        for rule in RULES.values()
        for one in rule(world)
    ]
    return tuple(sorted(found, key=lambda one: (one.waived, _WEIGHT[one.severity], one.rule)))
