"""Scenes of the grid and of looking backwards: what rests on a source, very many columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint

from app import core
from app.ui.grid.model import FIXED
from app.ui.grid.panel import GridPanel
from app.ui.grid.showing import Showing
from tests.bench.grid import make_wide
from tests.screens.stage import Stage

NOTE = "Fairway Deepening Programme"


def resting(stage: Stage, theme: str) -> None:
    """What rests on a retracted article: beside the grid, then beside the page; then on its publisher."""
    stage.set_theme(theme)
    project = stage.session.project
    assert project is not None
    article = stage.article(NOTE)
    core.articles.set_fields(project, article, status="retracted")
    stage.session.set_workspace("argue")
    stage.rest()
    stage.session.asked.emit(f"resting.show:article:{article}")
    stage.rest()
    stage.press("Down")
    stage.shoot(f"resting-argue-{theme}")
    stage.read(NOTE)
    stage.shoot(f"resting-read-{theme}")
    publisher = core.resting.publisher_of(project, article)
    stage.session.asked.emit(f"resting.show:publisher:{publisher}")
    stage.session.set_workspace("write")
    stage.shoot(f"resting-write-{theme}")
    stage.session.asked.emit("resting.hide")
    stage.session.undo_stack.undo()
    stage.session.set_workspace("read")


def cells(stage: Stage, theme: str) -> None:
    """Cells with numbers and such as say both; the menu of an article's head; only cited and disputed."""
    stage.set_theme(theme)
    project = stage.session.project
    assert project is not None
    late = stage.claim("opens-late")
    marks = [one for one in core.highlights.list_highlights(project) if one.article == stage.article(NOTE)]
    with project.change("Many links"):
        for at, mark in enumerate(marks):
            core.evidence.link(project, late, mark.id, "supports" if at % 3 else "disputes")
            core.evidence.link(project, stage.claim("ridge-output"), mark.id)
    stage.session.set_workspace("argue")
    grid: Any = stage.window.pages["argue"].findChild(GridPanel)
    stage.rest()
    grid.on_order_chosen("discriminates")
    header = grid.views.articles.header()
    place = QPoint(header.sectionViewportPosition(FIXED) + 24, 80)
    stage.shoot_over(f"grid-head-{theme}", lambda: header.customContextMenuRequested.emit(place))
    grid.show_as(Showing("discriminates", "disputed", cited=True))
    stage.shoot(f"grid-cells-{theme}")
    grid.show_as(Showing())
    stage.session.undo_stack.undo()
    stage.session.set_workspace("read")


def wide(stage: Stage, theme: str) -> None:
    """A thousand claims and five hundred articles, somewhere in the middle."""
    stage.set_theme(theme)
    path = stage.scratch / f"wide-{theme}{stage.suffix}.sourcemark"
    make_wide(path, 1000, 500)
    stage.open(path)
    stage.session.set_workspace("argue")
    grid: Any = stage.window.pages["argue"].findChild(GridPanel)
    stage.rest()
    stage.shoot(f"wide-top-{theme}")
    grid.views.articles.setFocus()
    stage.press("Ctrl+Home", *["PgDown"] * 4, "Right", "End")
    stage.shoot(f"wide-end-{theme}")


SCENES: Mapping[str, Callable[[Stage], None]] = {
    f"wide-{theme}": partial(wide, theme=theme) for theme in ("light", "dark")
}
