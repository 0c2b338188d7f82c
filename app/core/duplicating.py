"""The verb that makes a briefing from another: sections, headings, roles and front matter as a template."""

from __future__ import annotations

from dataclasses import replace

from app.core import stamps
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import briefings
from db.records import Briefing, Section


def duplicate_briefing(project: Project, briefing_id: str, title: str, *, prose: bool = False) -> Briefing:
    """Make a draft with the sections and front matter of a briefing; with `prose` also what they say.

    What belongs to one issue stays behind: cut-off, date of issue, version, status. Without `prose` so do the
    bodies, key judgements and the words of key points; their labels stay, being the form of the table.
    """
    title = " ".join(title.split())
    if not title:
        raise WrongUse("A briefing needs a title.", "Give it a few words.")
    with project.read() as reader:
        model = briefings.select_briefing(reader, briefing_id)
    name = stamps.new_id()
    made = replace(
        model,
        id=name,
        title=title,
        as_of=model.as_of if prose else "",
        issued="",
        version=1,
        status="draft",
        source_summary=model.source_summary if prose else "",
        sections=tuple(_section(one, name, prose=prose) for one in model.sections),
        created="",
        updated="",
    )
    with project.change(f"Make “{shortened(title)}” from “{shortened(model.title)}”") as tx:
        briefings.insert_briefing(tx, made)
        return briefings.select_briefing(tx, name)


def _section(one: Section, briefing: str, *, prose: bool) -> Section:
    name = stamps.new_id()
    points = tuple(
        replace(
            point,
            id=stamps.new_id(),
            section=name,
            text=point.text if prose else "",
            claims=point.claims if prose else (),
        )
        for point in one.key_points
        if prose or point.label
    )
    listed = tuple(replace(source, id=stamps.new_id(), section=name) for source in one.listed_sources)
    return replace(
        one,
        id=name,
        briefing=briefing,
        key_judgement=one.key_judgement if prose else None,
        body=one.body if prose else "",
        key_points=points,
        listed_sources=listed if prose else (),
    )
