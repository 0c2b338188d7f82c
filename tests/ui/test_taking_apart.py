"""Importing a stranger's briefing from the window: what is said, where one comes to, what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.articles.panel import ArticlesPanel
from app.ui.articles.words import entry_words
from app.ui.dialogs import BriefingReport, BriefingThere
from app.ui.grid.panel import GridPanel
from app.ui.session import Session
from app.ui.window import Window
from app.ui.window.importing import Importing
from tests.exchange.reports import FLUENT, NUMBERED


@pytest.fixture
def window(session: Session, look: QApplication, project: Project, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    session.take_project(project)
    yield made
    made.close()


def _import(window: Window, path: Path, qtbot: QtBot, *presses: str) -> tuple[list[str], str]:
    """Import a file; press a button of each report that comes; return what the last one says and its list."""
    said: list[tuple[list[str], str]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, (BriefingReport, BriefingThere)):
            QTimer.singleShot(30, read)
            return
        words = [dialog.windowTitle(), *(one.text() for one in dialog.findChildren(QLabel))]
        lists = "\n".join(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))
        said.append((words, lists))
        press = presses[len(said) - 1]
        if len(said) < len(presses):
            QTimer.singleShot(30, read)
        button = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == press)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(30, read)
    (importing,) = window.findChildren(Importing)
    importing.take(path)
    qtbot.waitUntil(lambda: len(said) == len(presses), timeout=20_000)
    return said[-1]


def _report(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "report.md"
    path.write_text(text, "utf-8")
    return path


def test_the_report_says_what_came_in_and_write_shows_it(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    words, lists = _import(window, _report(tmp_path, FLUENT), qtbot, "Close")
    assert "5 sections. 14 sentences state something: 14 claims to verify." in words
    assert "No sentence says which source it rests on." in words
    assert "4 sources without a capture." in words
    assert lists == ""
    *_, briefing = core.briefings.list_briefings(project)
    assert briefing.title == "Delay of the Velmora Port Works"
    assert window.session.workspace == "write"
    assert window.session.current_briefing == briefing.id
    words, _ = _import(window, tmp_path / "report.md", qtbot, "Close")
    assert words[0] == "Imported before"
    assert window.session.current_briefing == briefing.id
    _import(window, tmp_path / "report.md", qtbot, "Import it again", "Close")
    qtbot.waitUntil(lambda: window.session.current_briefing != briefing.id)


def test_the_claims_to_verify_are_one_click_away(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    done = core.claims.add_claim(project, "Nobody needs to verify this")
    _import(window, _report(tmp_path, NUMBERED), qtbot, "Show the claims to verify")
    assert window.session.workspace == "argue"
    (grid,) = window.findChildren(GridPanel)
    qtbot.waitUntil(lambda: grid.model.rowCount(QModelIndex()) == 4, timeout=10_000)
    assert not grid.model.index_of(f"claim {done.id}").isValid()


def test_a_record_without_a_capture_says_so_in_the_list(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    _import(window, _report(tmp_path, NUMBERED), qtbot, "Close")
    said = {row.article.title: entry_words(row) for row in core.articles.list_articles(project)}
    assert said["Works begin"].endswith("no capture")
    assert sum("no capture" in words for words in said.values()) == 3
    (panel,) = window.findChildren(ArticlesPanel)
    panel.show_only("uncaptured")
    qtbot.waitUntil(lambda: _articles(panel) == 3, timeout=10_000)


def _articles(panel: ArticlesPanel) -> int:
    model = panel.model
    return sum(
        model.rowCount(model.index(at, 0, QModelIndex())) for at in range(model.rowCount(QModelIndex()))
    )


def test_what_is_no_briefing_is_refused_and_nothing_changes(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    before = core.briefings.list_briefings(project)
    (importing,) = window.findChildren(Importing)
    importing.take(_report(tmp_path, "<!doctype html><html><body>No</body></html>"))
    qtbot.waitUntil(
        lambda: any("this is a web page" in one.text() for one in window.findChildren(QLabel)), timeout=20_000
    )
    assert core.briefings.list_briefings(project) == before
