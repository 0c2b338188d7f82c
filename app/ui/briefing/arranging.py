"""Where a section goes by one step in the outline: up, down, in, out. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import core

if TYPE_CHECKING:
    from db.records import Section

#: The levels that keys give a section's heading; an imported briefing may go deeper.
TOP, DEEPEST = 2, 4


def next_place(sections: Sequence[Section], section: Section, deed: str) -> tuple[str | None, int] | None:
    """Return before which section one goes by a step and at which level; None when there is no such place."""
    block = core.briefings.with_those_under(sections, section.id)
    order = [one.id for one in sections]
    at, end = order.index(section.id), order.index(section.id) + len(block)
    level = section.level
    if deed == "in":
        fits = at > 0 and sections[at - 1].level >= level and level < DEEPEST
        return (order[end] if end < len(order) else None, level + 1) if fits else None
    if deed == "out":
        return (order[end] if end < len(order) else None, level - 1) if level > TOP else None
    if deed == "up" and at > 0:
        above = at - 1
        while above > 0 and sections[above].level > level:
            above -= 1
        return order[above], level
    if deed == "down" and end < len(order):
        below = end + 1
        while below < len(order) and sections[below].level > max(level, sections[end].level):
            below += 1
        return order[below] if below < len(order) else None, level
    return None
