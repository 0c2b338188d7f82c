"""Verbs for origins: which articles are copies of one text, by suggestion or by the analyst's decision."""

from __future__ import annotations

from app.audit import origins as grouping
from app.audit.origins import OriginGroup
from app.core.project import Project
from app.core.records import read_records
from db import snapshots


def list_origins(project: Project) -> tuple[OriginGroup, ...]:
    """Return the groups of articles that share an origin, why, and who decided; kept until a change."""
    memory = project.memory
    if "origins" not in memory:
        records = read_records(project)
        newest = {one.article: one.id for one in records.snapshots}
        with project.read() as reader:
            texts = {article: snapshots.select_text(reader, one) for article, one in newest.items()}
        memory["origins"] = grouping.group(records.articles, texts, records.decisions)
    found: tuple[OriginGroup, ...] = memory["origins"]
    return found


def origin_of_each(project: Project) -> dict[str, str]:
    """Return, for each article in a group, the group's id; any other article is its own origin."""
    return {article: group.id for group in list_origins(project) for article in group.articles}
