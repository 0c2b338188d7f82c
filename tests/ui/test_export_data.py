"""Exporting data from the window: the list of formats, the ending that follows, what is written."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.dialogs import ExportDataDialog
from app.ui.session import Session
from app.ui.window import Window
from tests.core.test_web_annotations import argue


@pytest.fixture
def window(session: Session, look: QApplication, project: Project, qtbot: QtBot) -> Iterator[Window]:
    argue(project)
    core.briefings.add_briefing(project, "Velmora")
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.session.take_project(project)
    yield made
    made.close()


def ask(window: Window, deed: Callable[[ExportDataDialog], None]) -> None:
    """Run the command and do something in its dialog."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDataDialog)
        deed(dialog)

    QTimer.singleShot(0, act)
    window.run("file.export_data")


def choose(dialog: ExportDataDialog, words: str) -> None:
    button = next(one for one in dialog.findChildren(QRadioButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def field(dialog: ExportDataDialog) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "File")


def test_annotations_and_a_coded_project_are_written(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    def as_annotations(dialog: ExportDataDialog) -> None:
        choose(dialog, "Web Annotations")
        field(dialog).setText(str(tmp_path / "out.jsonld"))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    ask(window, as_annotations)
    qtbot.waitUntil(lambda: (tmp_path / "out.claims.json").is_file())
    marked = len(core.highlights.list_highlights(project))
    assert json.loads((tmp_path / "out.jsonld").read_text())["total"] == marked

    def as_refi(dialog: ExportDataDialog) -> None:
        choose(dialog, "REFI-QDA project")
        field(dialog).setText(str(tmp_path / "out.qdpx"))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    ask(window, as_refi)
    qtbot.waitUntil(lambda: (tmp_path / "out.qdpx").is_file())
    assert "project.qde" in zipfile.ZipFile(tmp_path / "out.qdpx").namelist()


def test_the_ending_follows_the_format_and_the_format_the_ending(window: Window) -> None:
    def act(dialog: ExportDataDialog) -> None:
        for words, ending in (("Argdown outline", ".argdown"), ("REFI-QDA project", ".qdpx")):
            choose(dialog, words)
            assert field(dialog).text().endswith(ending)
        assert ".argdown" not in field(dialog).text()
        field(dialog).selectAll()
        QTest.keyClicks(field(dialog), "argument.argdown")
        assert dialog.format().name == "argdown"
        assert field(dialog).text() == "argument.argdown"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    ask(window, act)


def test_a_bibliography_may_be_that_of_a_briefing(window: Window) -> None:
    def act(dialog: ExportDataDialog) -> None:
        (which,) = dialog.findChildren(QComboBox)
        choose(dialog, "Argdown outline")
        assert not which.isVisible()
        choose(dialog, "Bibliography as RIS")
        assert which.isVisible()
        assert dialog.briefing() is None
        which.setCurrentIndex(1)
        assert dialog.briefing() is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    ask(window, act)
