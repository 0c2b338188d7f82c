"""All records of a project at once, as audit and export need them; kept until the next change."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.project import Project
from db import articles, briefings, claims, evidence, highlights, snapshots, waivers
from db.records import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Highlight,
    OriginDecision,
    Snapshot,
    Waiver,
)


@dataclass(frozen=True, slots=True)
class Records:
    """What a project holds, without bytes and texts; removed articles and their passages are not in it."""

    articles: tuple[Article, ...]
    snapshots: tuple[Snapshot, ...]
    highlights: tuple[Highlight, ...]
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    briefings: tuple[Briefing, ...]
    waivers: tuple[Waiver, ...]
    decisions: tuple[OriginDecision, ...]


def read_records(project: Project) -> Records:
    """Return all records in one consistent view."""
    return project.once("records", lambda: _read(project))


def _read(project: Project) -> Records:
    with project.read() as reader:
        present = articles.select_articles(reader)
        ids = {one.id for one in present}
        marks = tuple(one for one in highlights.select_highlights(reader) if one.article in ids)
        marked = {one.id for one in marks}
        return Records(
            articles=present,
            snapshots=tuple(one for one in snapshots.select_snapshots(reader) if one.article in ids),
            highlights=marks,
            evidence=tuple(one for one in evidence.select_evidences(reader) if one.highlight in marked),
            claims=claims.select_claims(reader),
            briefings=briefings.select_briefings(reader),
            waivers=waivers.select_waivers(reader),
            decisions=waivers.select_origin_decisions(reader),
        )
