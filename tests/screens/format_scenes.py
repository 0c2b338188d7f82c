"""Scenes of formats: a Word document, an e-book with contents, a web archive, an e-mail; record, paste."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from app import core
from app.ui.session import Place
from tests.core.formats import write_formats
from tests.screens.import_scenes import importing
from tests.screens.stage import Stage


def formats(stage: Stage, theme: str) -> None:
    """Every container once, with its contents where it has them."""
    stage.set_theme(theme)
    path = stage.scratch / f"formats-{theme}{stage.suffix}.sourcemark"
    project = stage.session.new_project(path, "Fairway")
    files = write_formats(stage.scratch / "formats")
    made = {name: core.articles.add_article(project, file).article for name, file in files.items()}
    reader: Any = stage.window.pages["read"]
    for name in ("report", "book", "archive", "message"):
        stage.session.show_article(Place(article=made[name].id))
        stage.wait(name, lambda: reader.current is not None and reader.current.reading is not None)
        stage.shoot(f"format-{name}-{theme}")
        if name in ("report", "book"):
            stage.window.run("view.contents")
            stage.shoot(f"format-{name}-contents-{theme}")
            stage.window.run("view.contents")
    record = partial(stage.session.asked.emit, f"article.edit_record::{made['archive'].id}")
    stage.shoot_over(f"format-record-{theme}", record)
    QApplication.clipboard().setText("Nobody counts the ships\n\nThe pilots say that they wait for a berth.")
    stage.shoot_over(f"format-paste-{theme}", partial(stage.window.run, "article.paste"))


SCENES: Mapping[str, Callable[[Stage], None]] = {
    **{f"formats-{theme}": partial(formats, theme=theme) for theme in ("light", "dark")},
    **{f"import-{theme}": partial(importing, theme=theme) for theme in ("light", "dark")},
}
