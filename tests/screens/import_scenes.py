"""Scenes of importing: what became of a bibliography, and a record without a capture."""

from __future__ import annotations

from functools import partial
from typing import Any

from app import core
from app.ui.dialogs import ImportReport
from app.ui.session import Place
from tests.screens.stage import Stage

BIB = r"""
@article{northwire-2025-dredging, author = {Abels, Maria and {Port of Velmora Authority}},
  title = {Dredging slips behind schedule as the cutter waits for rock that nobody had surveyed before},
  journaltitle = {Velmora Courier}, entrysubtype = {newspaper}, publisher = {Velmora Courier},
  date = {2025-03-09}, url = {https://courier.example.com/news/dredging-slips}, edition = {late}}
@report{Auditors_2024, title = {Fairway deepening: third audit}, institution = {Court of Auditors},
  year = 2024, number = {17/2024}, file = {/home/someone/audit.pdf}, editor = {Roe, Jane}}
@misc{empty,}
@article{broken, title = {never closed
"""


def importing(stage: Stage, theme: str) -> None:
    """A bibliography of two, one of them opened."""
    stage.set_theme(theme)
    path = stage.scratch / f"import-{theme}{stage.suffix}.sourcemark"
    project = stage.session.new_project(path, "Fairway")
    file = stage.scratch / "sources.bib"
    file.write_text(BIB, encoding="utf-8")
    made: Any = stage.session.act(partial(core.importing.import_file, project, file))
    dialog = ImportReport(file.name, made[0], made[1], stage.window)
    stage.shoot_over(f"import-report-{theme}", dialog.exec)
    article = core.articles.resolve_article(project, "northwire-2025-dredging")
    stage.session.show_article(Place(article=article))
    reader: Any = stage.window.pages["read"]
    stage.wait("the record", lambda: reader.current is not None and bool(reader.current.title))
    stage.shoot(f"import-record-{theme}")
    stage.shoot_over(
        f"import-edit-{theme}", partial(stage.session.asked.emit, f"article.edit_record::{article}")
    )
    stage.window.run("view.argue")
    stage.shoot(f"import-argue-{theme}")
