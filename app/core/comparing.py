"""Two articles side by side, as evidence for or against one origin: shared passages, shares, agency marks."""

from __future__ import annotations

from dataclasses import dataclass

from app.audit.fingerprint import make_fingerprint
from app.audit.shared import Shared, find_shared
from app.audit.wire import iter_signs
from app.core.articles import newest_snapshot
from app.core.project import Project
from db import articles, snapshots
from db.records import Article


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles: its record, its newest text, and what marks it as an agency's story."""

    article: Article
    text: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and what their texts share."""

    one: Side
    other: Side
    shared: Shared


def compare_articles(project: Project, one_id: str, other_id: str) -> Comparison:
    """Read the newest texts of two articles and find what they share."""
    one, other = _read_side(project, one_id), _read_side(project, other_id)
    return Comparison(one, other, find_shared(one.text, other.text))


def _read_side(project: Project, article_id: str) -> Side:
    snapshot = newest_snapshot(project, article_id)
    with project.read() as reader:
        article = articles.select_article(reader, article_id)
        text = snapshots.select_text(reader, snapshot.id)
    signs = [words for _, words in iter_signs(article, make_fingerprint(text).marks)]
    return Side(article, text, tuple(dict.fromkeys(signs)))
