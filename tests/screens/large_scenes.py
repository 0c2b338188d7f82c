"""Scenes of what is large: a long book, a project with very many claims."""

from __future__ import annotations

from app import core
from app.ui.session import Place
from tests.bench.books import make_book
from tests.screens.crowd import make_crowd
from tests.screens.stage import Stage

BOOK_PAGES = 300


def long(stage: Stage) -> None:
    """A long book, somewhere in its middle."""
    stage.set_theme("light")
    project = stage.session.new_project(stage.scratch / f"book{stage.suffix}.sourcemark", "A long book")
    book = make_book(stage.scratch / "book.pdf", BOOK_PAGES)
    made = core.articles.add_article(project, book).article
    core.articles.set_fields(project, made.id, title="The record of the works, in three hundred pages")
    stage.rest()
    text = core.articles.read_text(project, core.articles.read_article(project, made.id).snapshot.id)
    at = text.index("Page 211 of the record")
    stage.session.show_article(Place(article=made.id, start=at))
    stage.shoot("long-light")


def crowd(stage: Stage) -> None:
    """A project with a thousand claims and long names."""
    stage.set_theme("light")
    path = stage.scratch / f"crowd{stage.suffix}.sourcemark"
    make_crowd(path)
    stage.open(path)
    for workspace in ("read", "argue", "write"):
        stage.session.set_workspace(workspace)
        stage.shoot(f"crowd-{workspace}")
