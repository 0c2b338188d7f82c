"""The commands on a PDF in the window: marks taken over, a marked copy, OCR, what the second reader says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Place, Session
from app.ui.widgets import Notice
from app.ui.widgets.node_model import ENTRY
from app.ui.window import Window
from db import highlights
from tests.core.world import labels
from tests.intake.builders_marks import Mark, with_marks
from tests.intake.builders_pdf import build, page
from tests.intake.builders_scan import scan

LINE = "The contractor had removed 3.9 million cubic metres."


@pytest.fixture
def window(session: Session, look: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    # Not handed to the bot, which would close it before its project is closed.
    made = Window(session, partial(dress_application, look, session.settings))
    made.resize(1440, 900)
    made.show()
    session.new_project(tmp_path / "port.sourcemark", "Port")
    yield made
    # What draws the pages ends with the project, once it has finished the page it is at.
    session.close_project()
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=20_000)
    made.close()
    made.deleteLater()


def read(window: Window, qtbot: QtBot, path: Path, data: bytes) -> tuple[Project, str]:
    """Add a PDF and open it."""
    project = window.session.project
    assert project is not None
    path.write_bytes(data)
    article = core.articles.add_article(project, path).article.id
    window.session.show_article(Place(article=article))
    reader: Any = window.pages["read"]
    qtbot.waitUntil(lambda: reader.current is not None and reader.current.reading is not None, timeout=20_000)
    # Its worker has answered: one that is still starting would outlive the test.
    qtbot.waitUntil(lambda: reader.current.view.feed.glyphs(0) is not None, timeout=20_000)
    return project, article


def answering(qtbot: QtBot, answer: Callable[[QDialog], None]) -> list[QDialog]:
    """Answer the next dialog."""
    seen: list[QDialog] = []

    def look() -> None:
        over = QApplication.activeModalWidget()
        if isinstance(over, QDialog) and not seen:
            seen.append(over)
            answer(over)
        elif not seen:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)
    return seen


def notices(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def test_marks_are_taken_over_with_a_report(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    marks = [Mark(quads=[(70, 697, 500, 711)]), Mark("Square", quads=[(70, 100, 500, 200)])]
    project, article = read(window, qtbot, tmp_path / "r.pdf", with_marks(build([page(LINE)]), marks))
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))
        dialog.reject()

    seen = answering(qtbot, answer)
    window.run("article.take_marks")
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert len(told) == 1
    assert told[0].startswith("Square on page 1: Sourcemark takes over highlights")
    assert [one.exact for one in core.highlights.list_highlights(project, article)] == [LINE]
    window.run("edit.undo")
    assert core.highlights.list_highlights(project, article) == ()


def test_a_marked_copy_is_written_where_one_says(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, article = read(window, qtbot, tmp_path / "r.pdf", build([page(LINE)]))
    window.run("article.marked_copy")
    assert any("no highlights" in one for one in notices(window))
    snapshot = core.articles.newest_snapshot(project, article)
    core.highlights.add_highlight(project, snapshot.id, 4, 14)
    out = tmp_path / "out.pdf"
    monkeypatch.setattr("app.ui.window.pdf_work.choose_save", lambda *_: out)
    window.run("article.marked_copy")
    qtbot.waitUntil(lambda: any("out.pdf" in one for one in notices(window)), timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scanned_page_is_read_and_shown(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    project, _ = read(window, qtbot, tmp_path / "s.pdf", scan([["The harbour was closed."]]))

    def answer(dialog: QDialog) -> None:
        names = [one.accessibleName() for one in dialog.findChildren(QComboBox)]
        assert names == ["Language"]
        dialog.accept()

    seen = answering(qtbot, answer)
    window.run("article.ocr")
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    reader: Any = window.pages["read"]

    def shown() -> bool:
        reading = reader.current.reading
        return reading is not None and "harbour" in reading.text

    qtbot.waitUntil(shown, timeout=120_000)
    assert labels(project)[-1] == "Read “s” again"


def test_without_tesseract_the_command_says_how_to_get_it(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(window, qtbot, tmp_path / "s.pdf", build([page(LINE)]))
    monkeypatch.setenv("PATH", str(tmp_path))
    window.run("article.ocr")
    qtbot.waitUntil(lambda: any("tesseract" in one for one in notices(window)), timeout=20_000)


def test_a_key_on_a_card_shows_both_readings(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    project, article = read(window, qtbot, tmp_path / "r.pdf", build([page(LINE)]))
    snapshot = core.articles.newest_snapshot(project, article)
    one = core.highlights.add_highlight(project, snapshot.id, 0, len(LINE)).id
    claim = core.claims.add_claim(project, "It removed 3.9 million.")
    core.evidence.link(project, claim.id, one)
    with project.unjournaled() as tx:
        highlights.set_second_reading(tx, one, "differs", LINE.replace("3.9", "8.9"))
    panel = window.findChild(ClaimsPanel)
    assert panel is not None
    window.session.show_claim(claim.id)
    qtbot.waitUntil(lambda: panel.view.model().rowCount() > 0)
    panel.view.expandAll()
    top = panel.view.model().index(0, 0)
    rows = [panel.view.model().index(n, 0, top) for n in range(panel.view.model().rowCount(top))]
    card = next(index for index in rows if hasattr(index.data(ENTRY), "card"))
    panel.view.setCurrentIndex(card)
    read_out: list[str] = []

    def answer(dialog: QDialog) -> None:
        read_out.extend(
            f"{f.accessibleName()}: {f.toPlainText()}" for f in dialog.findChildren(QPlainTextEdit)
        )
        dialog.reject()

    seen = answering(qtbot, answer)
    QTest.keyClicks(panel.view, "r")
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert read_out == [f"pdfium reads: {LINE}", f"pdfminer reads: {LINE.replace('3.9', '8.9')}"]
