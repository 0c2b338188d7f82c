"""The verb that gives a section another place in its briefing, together with the sections under it."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import issuing
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import briefings
from db.records import Section

#: Sections are headings of level 2 under the title; Markdown ends at 6.
TOP, DEEPEST = 2, 6


def with_those_under(sections: Sequence[Section], section_id: str) -> tuple[Section, ...]:
    """Return a section and the deeper ones that follow it: what its heading stands over."""
    at = next(place for place, one in enumerate(sections) if one.id == section_id)
    end = at + 1
    while end < len(sections) and sections[end].level > sections[at].level:
        end += 1
    return tuple(sections[at:end])


def place_section(project: Project, section_id: str, before: str | None, level: int) -> Section:
    """Put a section with those under it before another one (None: at the end), at a heading's level.

    Those under it keep their distance to it. Raises WrongUse when it would stand under itself or too deep.
    """
    with project.read() as reader:
        moving = briefings.select_section(reader, section_id)
        sections = briefings.select_sections(reader, moving.briefing)
    block = with_those_under(sections, section_id)
    inside = {one.id for one in block}
    if before in inside:
        raise WrongUse("A section cannot stand under itself.", "Choose a place outside of it.")
    by = level - moving.level
    if level < TOP or max(one.level for one in block) + by > DEEPEST:
        raise WrongUse(f"Headings have the levels {TOP} to {DEEPEST}.", "Choose a place that is less deep.")
    others = [one for one in sections if one.id not in inside]
    at = next((place for place, one in enumerate(others) if one.id == before), len(others))
    arranged = [*others[:at], *block, *others[at:]]
    with project.change(f"Move the section “{shortened(moving.heading) or moving.role}”") as tx:
        issuing.reopen(tx, moving.briefing)
        same_order = [one.id for one in arranged] == [one.id for one in sections]
        for place, one in enumerate(arranged, 1):
            fields: dict[str, object] = {}
            if not same_order and one.position != float(place):
                fields["position"] = float(place)
            if one.id in inside and by:
                fields["level"] = one.level + by
            if fields:
                briefings.update_section(tx, one.id, **fields)
        return briefings.select_section(tx, section_id)
