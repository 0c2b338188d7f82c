"""Verbs for origins: which articles are copies of one text, by suggestion or by the analyst's decision."""

from __future__ import annotations

from app.audit import origins as grouping
from app.audit.origins import OriginGroup
from app.core.project import Project
from app.core.records import read_records
from db import snapshots


def list_origins(project: Project) -> tuple[OriginGroup, ...]:
    """Return the groups of articles that share an origin, why, and who decided; kept until a change."""
    if "origins" not in project.memory:
        memory = project.memory
        records = read_records(project)
        newest = {one.article: one.id for one in records.snapshots}
        with project.read() as reader:
            texts = {article: snapshots.select_text(reader, one) for article, one in newest.items()}
        memory["origins"] = grouping.group(records.articles, texts, records.decisions)
    found: tuple[OriginGroup, ...] = project.memory["origins"]
    return found
