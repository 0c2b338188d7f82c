"""Where a claim goes when it is moved by a key: up, down, in under the claim above it, out of its parent."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Claim


def destination(claims: Sequence[Claim], moving: str, move: str) -> tuple[str | None, int] | None:
    """Return parent and place for `move` (up, down, in, out), or None when the claim cannot go there.

    The place counts the parent's children without the claim itself, as core.claims.move_claim takes it.
    """
    known = {claim.id: claim for claim in claims}
    parent = _parent(known, known[moving])
    siblings = [claim.id for claim in claims if _parent(known, claim) == parent]
    place = siblings.index(moving)
    if move == "up":
        return (parent, place - 1) if place > 0 else None
    if move == "down":
        return (parent, place + 1) if place < len(siblings) - 1 else None
    if move == "in":
        if place == 0:
            return None
        above = siblings[place - 1]
        return above, sum(_parent(known, claim) == above for claim in claims)
    if parent is None:
        return None
    outer = _parent(known, known[parent])
    elders = [claim.id for claim in claims if _parent(known, claim) == outer]
    return outer, elders.index(parent) + 1


def _parent(known: dict[str, Claim], claim: Claim) -> str | None:
    """Return a claim's parent; one whose parent is gone stands at the top."""
    return claim.parent if claim.parent in known else None
