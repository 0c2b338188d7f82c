"""A small project to look at, put together without a worker."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app import core
from app.core.project import Project
from app.intake.intake import Block, Intake, Value
from db.records import Article, Briefing, Claim
from tests.templates import made_once, open_copy

COURIER = (
    "Dredging slips behind schedule\n\n"
    "By March the contractor had removed 3.9 million cubic metres of rock and mud.\n\n"
    "The rock sill off the cape holds up the cutter."
)


def add_text(project: Project, text: str = COURIER, name: str = "courier.html", **record: str) -> Article:
    """Add a web page with this text."""
    intake = Intake(
        media_type="text/html",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        record={key: Value(value, "jsonld") for key, value in record.items()},
        extractor="test",
        extractor_version="1",
        captured_at="2025-03-10T00:00:00Z",
        captured_basis="file_mtime",
    )
    return core.articles.add_intake(project, intake, text.encode() + name.encode(), name).article


def add_highlight(project: Project, article: Article, words: str, colour: int = 1) -> str:
    """Highlight the first place with these words."""
    snapshot = core.articles.newest_snapshot(project, article.id)
    start = core.articles.read_text(project, snapshot.id).index(words)
    return core.highlights.add_highlight(project, snapshot.id, start, start + len(words), colour).id


def add_claim(project: Project, text: str = "Dredging is behind schedule") -> Claim:
    """Add a claim."""
    return core.claims.add_claim(project, text)


def add_briefing(project: Project, title: str = "Will the channel open?") -> Briefing:
    """Add a briefing with one section."""
    briefing = core.briefings.add_briefing(project, title)
    core.briefings.add_section(project, briefing.id, "The sill", body="The rock sill is hard.")
    return briefing


def make_project(path: Path) -> Project:
    """Make a project with an article, a highlight, a claim and a briefing."""
    return open_copy(_small(), path)


@cache
def _small() -> bytes:
    return made_once(_make_small)


def _make_small(path: Path) -> Project:
    project = core.project.new_project(path, "Velmora port")
    article = add_text(
        project, title="Dredging slips behind schedule", publisher="Velmora Courier", issued="2025-03-09"
    )
    add_highlight(project, article, "rock sill", 2)
    add_claim(project, "The rock sill holds up the works")
    add_briefing(project)
    return project
