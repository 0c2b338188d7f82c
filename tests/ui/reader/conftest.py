"""A project with one PDF and one Markdown article in it, open in the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.jobs import jobs
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Session
from tests.ui.reader.page_world import World
from tests.ui.reader.worlds import write_pdf

PAGES = (
    (
        "The outer reach was worked in January.",
        "Output fell to 6,100 cubic metres.",
        "The cutter was repaired.",
    ),
    ("The channel opens on 15 July 2025.", "Depths were accepted in February."),
)
MARKDOWN = """# Dredging

The first paragraph with 𐌰𐌱 letters 😀 here.

| Reach | Share |
|---|---|
| Outer | 52 |
"""


@pytest.fixture
def port(session: Session, tmp_path: Path) -> Project:
    """An empty project, open."""
    session.settings.motion = False
    return session.new_project(tmp_path / "port.sourcemark", "Port")


@pytest.fixture
def pdf_article(port: Project, tmp_path: Path) -> str:
    """A PDF of two pages, in the project; its id."""
    return core.articles.add_article(port, write_pdf(tmp_path / "note.pdf", PAGES)).article.id


@pytest.fixture
def text_article(port: Project, tmp_path: Path) -> str:
    """A Markdown article, in the project; its id."""
    path = tmp_path / "dredging.md"
    path.write_text(MARKDOWN, "utf-8")
    return core.articles.add_article(port, path).article.id


@pytest.fixture
def panel(session: Session, port: Project, qtbot: QtBot) -> Iterator[ReaderPanel]:
    """The reader over the project."""
    made = ReaderPanel(session)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    yield made
    session.close_project()
    qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    """A page view over the grid server."""
    made = World(qtbot)
    qtbot.addWidget(made.view)
    yield made
    made.feed.close()
    qtbot.waitUntil(lambda: not jobs().running)
    assert made.server.closed
