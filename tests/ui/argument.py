"""A project with an argument in it: copies of one dispatch, claims that are supported and disputed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.session import Session
from db.records import Article, Claim
from tests.templates import made_once, open_copy
from tests.ui.builders import add_highlight, add_text

DISPATCH = (
    "Dredging at Velmora slips behind schedule as the rock sill off the cape holds up the cutter. "
    "The contractor had removed 3.9 million cubic metres by the end of February and would need until at "
    "least October, two people close to the project said. The port authority maintains that the channel "
    "opens in July as planned and sees no reason to alter the order of works that was agreed."
)
NOTE = "The Authority maintains 15 July 2025 as the date on which the channel opens to deep ships."

_Records = tuple[Article, Article, Article, Article, Claim, Claim, Claim]


@dataclass(frozen=True)
class World:
    """The argument's project and what stands in it."""

    session: Session
    project: Project
    wire: Article
    copy: Article
    note: Article
    blog: Article
    late: Claim
    removed: Claim
    cutter: Claim


def make_world(session: Session, path: Path) -> World:
    """Make the project and open it in the session."""
    data, records = _argument()
    project = open_copy(data, path / "argument.sourcemark")
    session.take_project(project)
    return World(session, project, *records)


@cache
def _argument() -> tuple[bytes, _Records]:
    """Return the project's file and what stands in it."""
    kept: list[_Records] = []

    def make(path: Path) -> Project:
        project = core.project.new_project(path, "Velmora port")
        kept.append(_argue(project))
        return project

    return made_once(make), kept[0]


def _argue(project: Project) -> _Records:
    wire = add_text(
        project, DISPATCH, "wire.html", title="Dredging slips", publisher="Northwire", issued="2025-03-08"
    )
    copy = add_text(
        project,
        DISPATCH + " Reporting by our own staff.",
        "copy.html",
        title="Port late",
        publisher="Courier",
        issued="2025-03-09",
    )
    note = add_text(
        project, NOTE, "note.html", title="Progress note 7", publisher="Port Authority", issued="2025-03-06"
    )
    blog = add_text(project, "Never the big ships.", "blog.html", title="Why Velmora never")
    for article in (wire, copy, note):
        core.articles.mark_read(project, article.id)
    late = core.claims.add_claim(project, "The channel will open later than July 2025", kind="judgement")
    removed = core.claims.add_claim(
        project, "The contractor had removed 3.9 million cubic metres", parent=late.id
    )
    cutter = core.claims.add_claim(project, "A second cutter is chartered")
    for article in (wire, copy):
        passage = add_highlight(project, article, "would need until at least October")
        core.evidence.link(project, late.id, passage)
    against = add_highlight(project, note, "maintains 15 July 2025 as the date", 4)
    core.evidence.link(project, late.id, against, "disputes")
    core.evidence.link(
        project, removed.id, add_highlight(project, wire, "removed 3.9 million cubic metres", 2)
    )
    return wire, copy, note, blog, late, removed, cutter


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""

    def check() -> None:
        assert holds()

    qtbot.waitUntil(check, timeout=5000)


def undo_labels(project: Project) -> list[str]:
    """Return the labels of the changes that are not undone."""
    return [change.label for change in project.history() if not change.undone]
