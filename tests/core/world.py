"""A small project to try the verbs on; texts go in as if a worker had read them."""

from __future__ import annotations

from app import core
from app.core.project import Project
from app.intake.intake import PAGE_BREAK, Block, Intake, Value
from db.records import Article, Name, PageMark, Snapshot

COURIER = (
    "Dredging slips behind schedule\n\n"
    "By March the contractor had removed 3.9 million cubic metres of mud.\n\n"
    "The channel opens in July. It is late.\n\nNobody knows why. It is late."
)
PAGES = ("By March the con-\ntractor had removed 3.9 million.", "The second page. It is late.")


def add_text(
    project: Project, text: str = COURIER, name: str = "courier.html", **record: str | tuple[Name, ...]
) -> Article:
    """Add a web page with this text."""
    values = {field: Value(value, "jsonld") for field, value in record.items()}
    intake = Intake(
        media_type="text/html",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        record=values,
        extractor="test",
        extractor_version="1",
        captured_at="2025-03-10T00:00:00Z",
        captured_basis="file_mtime",
    )
    return core.articles.add_intake(project, intake, text.encode() + name.encode(), name).article


def add_pages(project: Project, pages: tuple[str, ...] = PAGES) -> Article:
    """Add a PDF with these pages; its bytes are no PDF, so that nothing can be read from it again."""
    text = PAGE_BREAK.join(pages)
    starts = [sum(len(page) + len(PAGE_BREAK) for page in pages[:number]) for number in range(len(pages))]
    intake = Intake(
        media_type="application/pdf",
        text=text,
        page_map=tuple(PageMark(index=i, label=f"{i + 1}", start=start) for i, start in enumerate(starts)),
        page_sizes=((300.0, 200.0),) * len(pages),
        record={"title": Value("Annual report", "pdf_info")},
        captured_at="2025-03-10T00:00:00Z",
    )
    return core.articles.add_intake(project, intake, text.encode(), "report.pdf").article


def snapshot_of(project: Project, article: Article) -> Snapshot:
    """Return the newest snapshot of an article."""
    return core.articles.newest_snapshot(project, article.id)


def mark(project: Project, article: Article, words: str) -> str:
    """Highlight the first place with these words; return the highlight's id."""
    snapshot = snapshot_of(project, article)
    start = core.articles.read_text(project, snapshot.id).index(words)
    return core.highlights.add_highlight(project, snapshot.id, start, start + len(words)).id


def labels(project: Project) -> list[str]:
    """Return the labels of the changes that are not undone."""
    return [change.label for change in project.history() if not change.undone]
