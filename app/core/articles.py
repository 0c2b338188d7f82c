"""Verbs for articles: add, correct, remove, list and read them; core/adding.py says how a file is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.audit.bibliography import is_date_guessed
from app.core import deciding, origins, stamps
from app.core.adding import (
    Added,
    add_article,
    add_intake,
    add_reading,
    read_file,
)
from app.core.attaching import Attached, attach_capture
from app.core.confirming import confirm_fields
from app.core.correcting import PUBLISHER_SETTABLE, SETTABLE, set_fields, set_publisher
from app.core.naming import Named, find_named, shortened
from app.core.project import Project
from app.core.reading import Reading
from app.errors import NoCapture
from app.intake.intake import Block, blocks_from_json
from db import articles, evidence, highlights, snapshots
from db.records import Article, Highlight, OutlineEntry, Publisher, Snapshot

if TYPE_CHECKING:
    from app.audit.origins import OriginGroup

__all__ = [
    "PUBLISHER_SETTABLE",
    "SETTABLE",
    "Added",
    "ArticleRow",
    "Attached",
    "OpenArticle",
    "Reading",
    "add_article",
    "add_intake",
    "add_reading",
    "attach_capture",
    "confirm_fields",
    "find_copy",
    "list_articles",
    "list_publishers",
    "list_snapshots",
    "mark_read",
    "newest_snapshot",
    "read_article",
    "read_blocks",
    "read_file",
    "read_original",
    "read_record",
    "read_snapshot",
    "read_text",
    "remove_article",
    "resolve_article",
    "resolve_snapshot",
    "set_fields",
    "set_publisher",
]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it; `cited` when one of its passages is linked to a claim."""

    article: Article
    snapshot: Snapshot | None
    highlight_colours: tuple[int, ...]
    cited: bool
    unread: bool
    origin: OriginGroup | None
    #: Whether the analyst decided that it is an origin of its own.
    is_set_apart: bool = False

    @property
    def date_is_guessed(self) -> bool:
        """Whether the date is read from the address or the file's properties, and nobody has confirmed it."""
        return is_date_guessed(self.article)


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as the reader opens it: record, newest snapshot, highlights."""

    article: Article
    snapshot: Snapshot
    highlights: tuple[Highlight, ...]


def list_articles(project: Project) -> tuple[ArticleRow, ...]:
    """Return every article that is not removed, in the order of adding."""
    groups = {
        article: group
        for group in origins.list_origins(project)
        if group.is_one_origin
        for article in group.articles
    }
    apart = deciding.list_separated(project)
    with project.read() as reader:
        newest = {one.article: one for one in sorted(snapshots.select_snapshots(reader), key=stamps.age)}
        marks = highlights.select_highlights(reader)
        linked = {one.highlight for one in evidence.select_evidences(reader)}
        opened = articles.select_read(reader)
        rows = articles.select_articles(reader)
    cited = {one.article for one in marks if one.id in linked}
    colours: dict[str, list[int]] = {}
    for one in marks:
        colours.setdefault(one.article, []).append(one.colour)
    return tuple(
        ArticleRow(
            article=one,
            snapshot=newest.get(one.id),
            highlight_colours=tuple(colours.get(one.id, ())),
            cited=one.id in cited,
            unread=one.id not in opened,
            origin=groups.get(one.id),
            is_set_apart=one.id in apart,
        )
        for one in rows
    )


def read_article(project: Project, article_id: str, snapshot_id: str | None = None) -> OpenArticle:
    """Return an article with its newest snapshot and its highlights, or with another one that it has."""
    captures = list_snapshots(project, article_id) if snapshot_id else ()
    named = next((one for one in captures if one.id == snapshot_id), None)
    snapshot = named or newest_snapshot(project, article_id)
    with project.read() as reader:
        return OpenArticle(
            article=articles.select_article(reader, article_id),
            snapshot=snapshot,
            highlights=highlights.select_highlights(reader, snapshot=snapshot.id),
        )


def read_record(project: Project, article_id: str) -> Article:
    """Return an article's record; it need not have a snapshot."""
    with project.read() as reader:
        return articles.select_article(reader, article_id)


def remove_article(project: Project, article_id: str) -> None:
    """Take an article out of the project; its bytes and highlights are kept until the bin is emptied."""
    with project.read() as reader:
        before = articles.select_article(reader, article_id)
    with project.change(f"Remove “{shortened(before.title)}”") as tx:
        articles.remove_article(tx, article_id)


def mark_read(project: Project, article_id: str) -> None:
    """Remember that the analyst opened the article; not an undo step, and not when only reading.

    An article without a capture cannot have been read.
    """
    if project.read_only or not list_snapshots(project, article_id):
        return
    with project.unjournaled() as tx:
        articles.mark_read(tx, article_id, stamps.now())


def newest_snapshot(project: Project, article_id: str) -> Snapshot:
    """Return the latest capture of an article; raise NoCapture when it has none."""
    with project.read() as reader:
        captures = snapshots.select_snapshots(reader, article=article_id)
    if not captures:
        raise NoCapture
    return max(captures, key=stamps.age)


def list_snapshots(project: Project, article_id: str | None = None) -> tuple[Snapshot, ...]:
    """Return the snapshots of an article, or of the project."""
    with project.read() as reader:
        return snapshots.select_snapshots(reader, article=article_id)


def read_snapshot(project: Project, snapshot_id: str) -> Snapshot:
    """Return one snapshot, without bytes and text."""
    with project.read() as reader:
        return snapshots.select_snapshot(reader, snapshot_id)


def read_text(project: Project, snapshot_id: str) -> str:
    """Return a snapshot's canonical text."""
    with project.read() as reader:
        return snapshots.select_text(reader, snapshot_id)


def read_blocks(project: Project, snapshot_id: str) -> tuple[Block, ...]:
    """Return a snapshot's blocks, for display."""
    with project.read() as reader:
        return blocks_from_json(snapshots.select_blocks(reader, snapshot_id))


def read_outline(project: Project, snapshot_id: str) -> tuple[OutlineEntry, ...]:
    """Return a snapshot's own table of contents; most articles have none."""
    with project.read() as reader:
        return snapshots.select_outline(reader, snapshot_id)


def read_original(project: Project, snapshot_id: str) -> bytes:
    """Return a snapshot's original bytes."""
    with project.read() as reader:
        return snapshots.select_original(reader, snapshot_id)


def list_publishers(project: Project) -> tuple[Publisher, ...]:
    """Return every publisher."""
    with project.read() as reader:
        return articles.select_publishers(reader)


def resolve_article(project: Project, name: str) -> str:
    """Return the id of the article called so: an id, its beginning, its citekey, or its title."""
    with project.read() as reader:
        known = [Named(one.id, (one.citekey, one.title)) for one in articles.select_articles(reader)]
    return find_named("article", name.removeprefix("@"), known)


def find_copy(project: Project, article_id: str, highlight_id: str | None) -> str:
    """Return the older snapshot that a highlight stands in; nothing when it stands in the newest."""
    with project.read() as reader:
        marks = highlights.select_highlights(reader, article=article_id)
    one = next((each for each in marks if each.id == highlight_id), None)
    newest = newest_snapshot(project, article_id).id
    return one.snapshot if one is not None and one.snapshot != newest else ""


def resolve_snapshot(project: Project, article_id: str, name: str) -> str:
    """Return the id of the article's copy called so: an id, its beginning, or when it was captured."""
    copies = list_snapshots(project, article_id)
    return find_named(
        "copy", name, [Named(one.id, (one.captured_at, one.captured_at[:10])) for one in copies]
    )
