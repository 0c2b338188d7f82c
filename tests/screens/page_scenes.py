"""Scenes of the page view: contents, thumbnails, two pages, turned, many hits, articles side by side."""

from __future__ import annotations

from typing import Any

from app import core
from app.ui.session import Place
from tests.bench.handbook import make_handbook
from tests.screens.stage import Stage

LONG_LABEL = "the-fairway-will-not-be-dredged-before-autumn"


def _open_handbook(stage: Stage, theme: str) -> Any:
    """Open a project with the handbook in it, marked here and there; return its view."""
    project = stage.session.new_project(
        stage.scratch / f"handbook-{theme}{stage.suffix}.sourcemark", "Fairway"
    )
    made = core.articles.add_article(project, make_handbook(stage.scratch / "handbook.pdf")).article
    core.articles.set_fields(project, made.id, title="Handbook of the fairway", publisher="Port of Tarnholm")
    snapshot = core.articles.read_article(project, made.id).snapshot.id
    text = core.articles.read_text(project, snapshot)
    at = text.index("fairway depth on page 7")
    claim = core.claims.add_claim(project, "The fairway will be late.", key=LONG_LABEL)
    spans = ((at - 60, at + 80), (at - 20, at + 30), (at + 10, at + 120), (at + 300, at + 420))
    for colour, (start, end) in enumerate(spans, 1):
        mark = core.highlights.add_highlight(project, snapshot, start, end, colour=colour)
        if colour != 3:
            core.evidence.link(project, claim.id, mark.id)
    stage.session.show_article(Place(article=made.id, start=at, end=at))
    reader: Any = stage.window.pages["read"]
    stage.wait("the handbook", lambda: reader.current is not None and reader.current.reading is not None)
    stage.rest()
    return reader.current


def handbook(stage: Stage, theme: str) -> None:
    """Contents, thumbnails, two pages, a turned page, many hits, at several zooms."""
    stage.set_theme(theme)
    view = _open_handbook(stage, theme)
    name = theme.replace("_", "-")
    stage.shoot(f"labels-{name}")
    stage.window.run("view.contents")
    stage.shoot(f"contents-{name}")
    stage.window.run("view.thumbnails")
    stage.shoot(f"thumbnails-{name}")
    stage.window.run("view.two_pages_cover")
    stage.shoot(f"two-pages-{name}")
    stage.window.run("view.one_page")
    stage.window.run("view.thumbnails")
    stage.window.run("article.turn_right")
    stage.shoot(f"turned-{name}")
    stage.window.run("article.turn_left")
    view.view.setFocus()
    stage.window.run("edit.find")
    stage.rest()
    stage.type("the")
    stage.shoot(f"hits-{name}")
    stage.press("Esc")
    view.reading.collapse()
    for zoom in (1.0, 2.0):
        view.view.set_zoom(zoom)
        stage.shoot(f"zoom-{zoom:.0%}-{name}".replace("%", ""))
    view.view.fit("width")
    stage.window.run("article.split")
    stage.rest()
    stage.window.run("view.contents")
    stage.shoot(f"halves-{name}")
    stage.window.run("view.contents")
    stage.window.run("article.split")


def no_contents(stage: Stage) -> None:
    """The aside of an article that has neither contents nor headings."""
    stage.set_theme("light")
    project = stage.session.new_project(stage.scratch / f"bare{stage.suffix}.sourcemark", "Bare")
    file = stage.scratch / "bare.txt"
    file.write_text("A few words, and nothing over them.", "utf-8")
    made = core.articles.add_article(project, file).article
    stage.session.show_article(Place(article=made.id))
    stage.rest()
    stage.window.run("view.contents")
    stage.shoot("no-contents-light")
    stage.window.run("view.contents")
