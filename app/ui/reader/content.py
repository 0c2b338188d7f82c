"""What a tab needs of one article, read in a job: record, snapshot, text, blocks, highlights and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import core
from app.ui.jobs import JobHandle
from app.ui.reader.shown import Passages, Served, Shown
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.intake.intake import Block
    from db.records import Article, Highlight, OutlineEntry, Snapshot


@dataclass(frozen=True)
class Content:
    """One article, ready to be shown."""

    article: Article
    snapshot: Snapshot
    text: str
    blocks: tuple[Block, ...]
    passages: Passages
    outline: tuple[OutlineEntry, ...] = ()
    is_newest: bool = True

    @property
    def title(self) -> str:
        """Return what to call the article."""
        return self.article.title or self.snapshot.file_name or tr("Untitled")

    @property
    def has_pages(self) -> bool:
        """Tell whether there are pages to show beside the text."""
        return bool(self.snapshot.page_sizes) and bool(self.snapshot.page_map)


@dataclass(frozen=True)
class Marks:
    """What can change of an article while it is shown: its record and its highlights."""

    article: Article
    passages: Passages
    #: The snapshot they stand in: another one than is shown once the article was recaptured or read by OCR.
    snapshot: str


def read_content(project: Project, article_id: str, copy: str | None, _: JobHandle) -> Content:
    """Read everything a tab shows of an article, of its newest copy or of another. A job's work."""
    opened = core.articles.read_article(project, article_id, copy)
    return Content(
        article=opened.article,
        snapshot=opened.snapshot,
        text=core.articles.read_text(project, opened.snapshot.id),
        blocks=core.articles.read_blocks(project, opened.snapshot.id),
        passages=read_passages(project, opened.highlights),
        outline=core.articles.read_outline(project, opened.snapshot.id),
        is_newest=core.articles.newest_snapshot(project, article_id).id == opened.snapshot.id,
    )


def read_marks(project: Project, article_id: str, copy: str | None, _: JobHandle) -> Marks:
    """Read again what can have changed. A job's work."""
    opened = core.articles.read_article(project, article_id, copy)
    passages = read_passages(project, opened.highlights)
    return Marks(opened.article, passages, opened.snapshot.id)


def shown_of(one: Highlight, serves: tuple[Served, ...] = ()) -> Shown:
    """Return a highlight as the views paint it."""
    if not one.area or one.page_index is None:
        return Shown(one.id, one.start, one.end, one.colour, one.note, serves)
    return Shown(
        one.id, one.start, one.end, one.colour, one.note, serves, one.area, one.page_index, one.exact
    )


def read_passages(project: Project, highlights: tuple[Highlight, ...]) -> Passages:
    """Put the claims they serve to highlights; one without a passage in its own copy is left out."""
    served: dict[str, list[Served]] = {}
    keys: dict[str, str] = {}
    wanted = {one.id for one in highlights}
    for link in core.evidence.list_evidence(project):
        if link.highlight not in wanted:
            continue
        if link.claim not in keys:
            keys[link.claim] = core.claims.read_claim(project, link.claim).key
        served.setdefault(link.highlight, []).append(
            Served(link.claim, keys[link.claim], link.direction, link.id)
        )
    return Passages(
        shown_of(one, tuple(served.get(one.id, ()))) for one in highlights if one.end > one.start or one.area
    )
