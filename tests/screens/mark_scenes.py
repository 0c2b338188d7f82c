"""Scenes of what is on a PDF beyond its text: areas, scanned pages, marks of others, two readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import core
from app.ui.claims.panel import ClaimsPanel
from app.ui.dialogs import RecogniseDialog
from app.ui.reader.geometry import Box
from db import highlights
from tests.intake.builders_marks import Mark, with_marks
from tests.intake.builders_pdf import build, page
from tests.intake.builders_scan import scan
from tests.screens.stage import Stage

LINES = [
    "HARBOUR BOARD OF VESSBY",
    "Minutes of the 214th meeting, 3 March 2025",
    "The harbour was closed to ships over 180 metres for nine days.",
    "The contractor had removed 3.9 million cubic metres by then.",
    "The Board was told of neither before 28 February.",
]
REPORT = (
    "The contractor had removed 3.9 million cubic metres by March.",
    "The Authority had promised 4.2 million.",
    "No reason for the difference was given to the Board.",
)


def scanned(stage: Stage, theme: str) -> None:
    """A page without text; an area being drawn; its words being typed; the area with its claim."""
    stage.set_theme(theme)
    name = f"scan-{theme}{stage.suffix}"
    project = stage.session.new_project(stage.scratch / f"{name}.sourcemark", "Harbour board")
    path = stage.scratch / f"minutes-{name}.pdf"
    path.write_bytes(scan([LINES, LINES[:2]]))
    article = core.articles.add_article(project, path).article.id
    core.articles.set_fields(project, article, title="Minutes of the Harbour Board, 214th meeting")
    claim = core.claims.add_claim(project, "The harbour was closed for nine days.", "harbour-closed")
    stage.session.set_workspace("read")
    stage.rest()
    view = stage.read("Minutes")
    stage.shoot(f"no-text-{theme}")
    snapshot = core.articles.newest_snapshot(project, article)
    core.area.add_area(project, snapshot.id, 0, (66, 106, 420, 128), LINES[1], 2)
    made = core.area.add_area(project, snapshot.id, 0, (66, 166, 480, 188), LINES[3], 3)
    core.evidence.link(project, claim.id, made.id)
    stage.rest()
    canvas = view.view
    canvas.setFocus()
    stage.press("A", "Up", "Up", "Shift+Right")
    stage.shoot(f"area-drawing-{theme}")
    stage.press("Esc")
    rect = canvas.scene().to_view(0, Box(66, 135, 540, 159)).toRect()
    start, end = rect.topLeft(), rect.bottomRight()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, alt, start)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, alt, end)
    stage.rest()
    stage.type(LINES[2])
    stage.shoot(f"area-words-{theme}")
    stage.press("Ctrl+Return")
    stage.session.show_claim(claim.id)
    stage.shoot(f"area-{theme}")
    dialog = partial(RecogniseDialog, "tesseract 5.3.0", ("eng", "deu"), "eng", "1", 2, stage.window)
    stage.shoot_over(f"ocr-{theme}", lambda: dialog().exec())


def second_reader(stage: Stage, theme: str) -> None:
    """A card with a difference between the two readers, the dialog, and the report of an import of marks."""
    stage.set_theme(theme)
    name = f"readers-{theme}{stage.suffix}"
    project = stage.session.new_project(stage.scratch / f"{name}.sourcemark", "Two readers")
    path = stage.scratch / f"report-{name}.pdf"
    marks = [
        Mark("Highlight", quads=[(70, 697, 540, 711)], contents="Check with the note", author="Ana"),
        Mark("Text", quads=[(560, 690, 580, 710)], contents="Who said so?", author="Ben", colour=(0, 0, 1)),
        Mark("Square", quads=[(100, 100, 300, 200)]),
    ]
    path.write_bytes(with_marks(build([page(*REPORT)]), marks))
    article = core.articles.add_article(project, path).article.id
    core.articles.set_fields(project, article, title="Report on the works", issued="2025-03-09")
    stage.session.set_workspace("read")
    stage.rest()
    stage.read("Report")
    stage.shoot_over(f"marks-report-{theme}", partial(stage.window.run, "article.take_marks"))
    one = stage.highlight("The contractor")
    claims = ("The contractor had removed 3.9 million cubic metres.", "A promise was made.")
    first, _ = (core.claims.add_claim(project, words) for words in claims)
    core.evidence.link(project, first.id, one)
    text = core.articles.read_text(project, core.articles.newest_snapshot(project, article).id)
    at = text.index(REPORT[1])
    snapshot = core.articles.newest_snapshot(project, article).id
    other = core.highlights.add_highlight(project, snapshot, at, at + len(REPORT[1]), 2).id
    core.highlights.confirm_highlight(project, other)
    core.evidence.link(project, first.id, other)
    with project.unjournaled() as tx:
        words = REPORT[0].replace("3.9", "8.9").replace("cubic", "cu bic")
        highlights.set_second_reading(tx, one, "differs", words)
    stage.session.show_claim(first.id)
    panel: Any = stage.window.findChild(ClaimsPanel)
    stage.rest()
    panel.view.expandAll()
    stage.shoot(f"second-reader-{theme}")
    asked = partial(stage.session.asked.emit, f"highlight.readings:{one}")
    stage.shoot_over(f"two-readings-{theme}", asked)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "scanned-light": partial(scanned, theme="light"),
    "scanned-dark": partial(scanned, theme="dark"),
    "second-reader-light": partial(second_reader, theme="light"),
    "second-reader-dark": partial(second_reader, theme="dark"),
}
