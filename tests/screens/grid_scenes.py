"""Scenes of the grid and of looking backwards: what rests on a source, very many columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from app import core
from app.ui.grid.panel import GridPanel
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
