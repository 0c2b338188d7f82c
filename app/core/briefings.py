"""Verbs for briefings, their sections and key points; core/exports.py composes and writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from app.core import fields as rules
from app.core import issuing, stamps
from app.core.arranging import place_section, with_those_under
from app.core.duplicating import duplicate_briefing
from app.core.exports import (
    Exported,
    compose_briefing,
    export_briefing,
    find_format,
    is_text_format,
    list_formats,
)
from app.core.naming import Named, find_named, shortened
from app.core.project import Project
from app.core.source_summary import draft_source_summary
from app.errors import WrongUse
from db import briefings, claims
from db.records import Briefing, KeyPoint, Section, SectionRole

__all__ = [
    "Exported",
    "KeyPointText",
    "add_briefing",
    "add_section",
    "compose_briefing",
    "draft_source_summary",
    "duplicate_briefing",
    "export_briefing",
    "find_format",
    "is_text_format",
    "list_briefings",
    "list_formats",
    "move_section",
    "place_section",
    "read_briefing",
    "read_section",
    "remove_briefing",
    "remove_section",
    "resolve_briefing",
    "resolve_section",
    "set_briefing",
    "set_key_points",
    "set_section",
    "with_those_under",
]

SETTABLE = (
    "title",
    "subtitle",
    "as_of",
    "issued",
    "version",
    "status",
    "language",
    "authors",
    "likelihood_scale",
    "handling",
    "source_summary",
    "limitations",
    "ai_disclosure",
)
SECTION_SETTABLE = ("heading", "role", "level", "body", "key_judgement")


class KeyPointText(NamedTuple):
    """A row of the key-points table as it is written: label, text, and the ids of the claims it rests on."""

    label: str
    text: str
    claims: tuple[str, ...] = ()


def add_briefing(project: Project, title: str, as_of: str = "", **fields: object) -> Briefing:
    """Add an empty briefing; `as_of` is its information cut-off, empty when it has none yet."""
    rules.check_fields("briefing", fields, SETTABLE)
    _check_briefing({"title": title, "as_of": as_of} | fields)
    made = Briefing(id=stamps.new_id(), title=" ".join(title.split()), as_of=as_of)
    with project.change(f"Add the briefing “{shortened(title)}”") as tx:
        briefings.insert_briefing(tx, replace(made, **fields))  # type: ignore[arg-type]
        return briefings.select_briefing(tx, made.id)


def set_briefing(project: Project, briefing_id: str, **fields: object) -> Briefing:
    """Change a briefing's title, dates, status or front matter. For what follows see issuing.py."""
    rules.check_fields("briefing", fields, SETTABLE)
    _check_briefing(fields)
    before = read_briefing(project, briefing_id)
    fields = issuing.with_standing(project, before, fields)
    with project.change(f"Change the briefing “{shortened(before.title)}”") as tx:
        briefings.update_briefing(tx, briefing_id, **fields)
        return briefings.select_briefing(tx, briefing_id)


def remove_briefing(project: Project, briefing_id: str) -> None:
    """Remove a briefing with its sections."""
    before = read_briefing(project, briefing_id)
    with project.change(f"Remove the briefing “{shortened(before.title)}”") as tx:
        briefings.delete_briefing(tx, briefing_id)


def add_section(
    project: Project,
    briefing_id: str,
    heading: str,
    role: SectionRole = "analysis",
    body: str = "",
    key_judgement: str | None = None,
    level: int = 2,
    index: int | None = None,
) -> Section:
    """Add a section at the end, or as the `index`-th from 0; `key_judgement` is a claim's id."""
    _check_section({"role": role, "level": level, "body": body})
    there = read_briefing(project, briefing_id).sections
    with project.change(f"Add the section “{shortened(heading) or role}”") as tx:
        if key_judgement is not None:
            claims.select_claim(tx, key_judgement)
        issuing.reopen(tx, briefing_id)
        made = Section(
            id=stamps.new_id(),
            briefing=briefing_id,
            position=_position(there, len(there) if index is None else index),
            level=level,
            heading=" ".join(heading.split()),
            role=role,
            key_judgement=key_judgement,
            body=body,
        )
        briefings.insert_section(tx, made)
        return briefings.select_section(tx, made.id)


def set_section(project: Project, section_id: str, **fields: object) -> Section:
    """Change a section's heading, role, level, body or key judgement (a claim's id or None)."""
    rules.check_fields("section", fields, SECTION_SETTABLE)
    _check_section(fields)
    before = read_section(project, section_id)
    what = "Write in" if tuple(fields) == ("body",) else "Change"
    with project.change(f"{what} the section “{shortened(before.heading) or before.role}”") as tx:
        issuing.reopen(tx, before.briefing)
        briefings.update_section(tx, section_id, **fields)
        return briefings.select_section(tx, section_id)


def move_section(project: Project, section_id: str, index: int) -> Section:
    """Make a section the `index`-th of its briefing, counted from 0 without itself."""
    moving = read_section(project, section_id)
    others = [one for one in read_briefing(project, moving.briefing).sections if one.id != section_id]
    with project.change(f"Move the section “{shortened(moving.heading) or moving.role}”") as tx:
        issuing.reopen(tx, moving.briefing)
        briefings.update_section(tx, section_id, position=_position(others, index))
        return briefings.select_section(tx, section_id)


def remove_section(project: Project, section_id: str) -> None:
    """Remove a section with its prose and key points."""
    before = read_section(project, section_id)
    with project.change(f"Remove the section “{shortened(before.heading) or before.role}”") as tx:
        issuing.reopen(tx, before.briefing)
        briefings.delete_section(tx, section_id)


def set_key_points(project: Project, section_id: str, points: Sequence[KeyPointText]) -> Section:
    """Replace a section's table of key points; rows keep their ids where label and text stay."""
    before = read_section(project, section_id)
    kept = {(one.label, one.text): one.id for one in before.key_points}
    with project.change(f"Write the key points of “{shortened(before.heading) or before.role}”") as tx:
        issuing.reopen(tx, before.briefing)
        for old in before.key_points:
            briefings.delete_key_point(tx, old.id)
        for place, (label, text, named) in enumerate(points, 1):
            row = KeyPoint(
                id=kept.pop((label, text), "") or stamps.new_id(),
                section=section_id,
                position=float(place),
                label=label,
                text=text,
                claims=tuple(named),
            )
            briefings.insert_key_point(tx, row)
        return briefings.select_section(tx, section_id)


def list_briefings(project: Project) -> tuple[Briefing, ...]:
    """Return every briefing."""
    with project.read() as reader:
        return briefings.select_briefings(reader)


def read_briefing(project: Project, briefing_id: str) -> Briefing:
    """Return a briefing whole, with its sections in order."""
    with project.read() as reader:
        return briefings.select_briefing(reader, briefing_id)


def read_section(project: Project, section_id: str) -> Section:
    """Return one section with its key points."""
    with project.read() as reader:
        return briefings.select_section(reader, section_id)


def resolve_briefing(project: Project, name: str) -> str:
    """Return the id of the briefing called so: an id, its beginning, or its title."""
    known = [Named(one.id, (one.title,)) for one in list_briefings(project)]
    return find_named("briefing", name, known)


def resolve_section(project: Project, briefing_id: str, name: str) -> str:
    """Return the id of the section of a briefing called so: an id, its beginning, or its heading."""
    known = [Named(one.id, (one.heading,)) for one in read_briefing(project, briefing_id).sections]
    return find_named("section", name, known)


def _position(others: Sequence[Section], index: int) -> float:
    """Return a position before the section now at `index`."""
    positions = [one.position for one in others]
    place = max(0, min(index, len(positions)))
    if not positions:
        return 1.0
    if place == 0:
        return positions[0] - 1.0
    if place == len(positions):
        return positions[-1] + 1.0
    return (positions[place - 1] + positions[place]) / 2


def _check_briefing(fields: dict[str, object]) -> None:
    if "title" in fields and not str(fields["title"]).strip():
        raise WrongUse("A briefing needs a title.", "Give it a few words.")
    for name in ("as_of", "issued"):
        if name in fields:
            rules.check_date(name, str(fields[name]))
    if "status" in fields:
        rules.check_choice("status", fields["status"], rules.BRIEFING_STATUSES)
    if "version" in fields and not (isinstance(fields["version"], int) and fields["version"] > 0):
        raise WrongUse(f"“{fields['version']}” is no version.", "Versions count from 1.")


def _check_section(fields: dict[str, object]) -> None:
    if "role" in fields:
        rules.check_choice("role", fields["role"], rules.ROLES)
    if (length := len(str(fields.get("body", "")))) > rules.BODY_LIMIT:
        raise WrongUse(
            f"A section of {length:,} characters is too long; {rules.BODY_LIMIT:,} is the most.",
            "Divide it into several sections.",
        )
    if "level" in fields:
        rules.check_choice("level", fields["level"], range(1, 7))
