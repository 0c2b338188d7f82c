"""Verbs for origins: which articles are copies of one text, by suggestion or by the analyst's decision."""

from __future__ import annotations

from app.audit import origins as grouping
from app.audit.origins import OriginGroup
from app.core.project import Project
from app.core.records import read_records
from db import snapshots


def list_origins(project: Project) -> tuple[OriginGroup, ...]:
    """Return the groups of articles that share an origin, why, and who decided."""
    records = read_records(project)
    newest = {one.article: one.id for one in records.snapshots}
    # Texts never change, so the groups hold until an article, a capture or a decision does.
    state = (tuple((one.id, one.updated) for one in records.articles), newest, records.decisions)
    kept = project.kept.get("origins")
    if kept is None or kept[0] != state:
        with project.read() as reader:
            texts = {article: snapshots.select_text(reader, one) for article, one in newest.items()}
        kept = project.kept["origins"] = (state, grouping.group(records.articles, texts, records.decisions))
    found: tuple[OriginGroup, ...] = kept[1]
    return found


def origin_of_each(project: Project) -> dict[str, str]:
    """Return, for each article that shares an origin, which; any other article is its own."""
    return grouping.origin_of_each(list_origins(project))
