"""What each claim leans on, by ids: kept from run to run for the rules that look at whole sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.audit.moved import per_claim
from db.records import Claim

if TYPE_CHECKING:
    from app.audit.world import World


class Leaning(NamedTuple):
    """The passages that support a claim, the articles it rests on, and all that are linked to it."""

    passages: frozenset[str]
    grounds: frozenset[str]
    linked: frozenset[str]


_NOTHING = Leaning(frozenset(), frozenset(), frozenset())


def leaning(world: World, claim: str) -> Leaning:
    """Return what a judged claim, and the claims under it, lean on."""
    return world.once("leaning", "", lambda _: _of_each(world)).get(claim, _NOTHING)


def _of_each(world: World) -> Mapping[str, Leaning]:
    def make(claim: Claim) -> Leaning:
        under = world.rests_on(claim.id)
        return Leaning(
            frozenset(link.highlight.id for link in world.support(claim.id)),
            frozenset(link.article.id for link in world.grounds(claim.id)),
            frozenset(link.article.id for one in under for link in world.links_of.get(one, ())),
        )

    made = per_claim(world, "leaning", make)
    return {claim.id: one for claim, one in zip(world.judged_claims, made, strict=True)}
