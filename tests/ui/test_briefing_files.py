"""Exporting a briefing as HTML from the window, and checking such a file there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.dialogs import ExportDialog, ReceiptsReport
from app.ui.window import Window
from app.ui.window.exporting import Exporting
from tests.core.test_receipts import WORDS, add_pdf, cite, marked
from tests.core.world import COURIER
from tests.ui.builders import add_text


@pytest.fixture
def briefing(window: Window, project: Project, tmp_path: Path) -> str:
    """A project with a briefing that rests on a PDF, opened in the window."""
    add_text(project, COURIER, "Dredging slips")
    made = cite(project, marked(project, add_pdf(project, tmp_path), WORDS))
    window.session.take_project(project)
    return made


def named(within: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in within.findChildren(kind) if one.accessibleName() == name)


def exports(window: Window) -> Exporting:
    (found,) = window.findChildren(Exporting)
    return found


def test_html_is_chosen_and_written_with_the_page(
    window: Window, briefing: str, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "works.html"
    seen: list[tuple[str, bool, bool]] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ExportDialog):
            QTimer.singleShot(30, fill)
            return
        field, which = named(dialog, QLineEdit, "File"), named(dialog, QComboBox, "Briefing")
        assert isinstance(field, QLineEdit)
        assert isinstance(which, QComboBox)
        which.setCurrentText("Works")
        QTest.mouseClick(named(dialog, QAbstractButton, "HTML with receipts"), Qt.MouseButton.LeftButton)
        images = next(one for one in dialog.findChildren(QAbstractButton) if "page around" in one.text())
        plain = named(dialog, QComboBox, "Layout")
        seen.append((Path(field.text()).suffix, images.isVisible(), plain.isVisible()))
        field.setText(str(out))
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(30, fill)
    window.run("file.export")
    assert seen == [(".html", True, False)]
    qtbot.waitUntil(lambda: out.exists() and not window.session.jobs.running, timeout=20_000)
    assert b"data:image/png" in out.read_bytes()


def test_a_typed_ending_chooses_the_format(window: Window, briefing: str, qtbot: QtBot) -> None:
    assert window.session.project is not None
    dialog = ExportDialog(window.session)
    qtbot.addWidget(dialog)
    dialog.show()
    field = named(dialog, QLineEdit, "File")
    assert isinstance(field, QLineEdit)
    for name, format, profile in (
        ("a.html", "html", "receipts"),
        ("a.md", "md", "gfm"),
        ("a.txt", "md", "gfm"),
    ):
        field.selectAll()
        QTest.keyClicks(field, name)
        assert (dialog.wish().format, dialog.wish().profile) == (format, profile)


def _report(window: Window, path: Path, qtbot: QtBot) -> tuple[list[str], str]:
    """Check a file through the window; return what the dialog says and its list."""
    said: list[tuple[list[str], str]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ReceiptsReport):
            QTimer.singleShot(30, read)
            return
        words = [one.text() for one in dialog.findChildren(QWidget) if hasattr(one, "text")]
        said.append(([one for one in words if isinstance(one, str)], _list(dialog)))
        dialog.reject()

    QTimer.singleShot(30, read)
    exports(window).checking.check(path)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    return said[0]


def _list(dialog: QDialog) -> str:
    return "\n".join(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))


def test_a_whole_file_and_an_altered_one_are_told_apart(
    window: Window, briefing: str, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session.project is not None
    out = tmp_path / "works.html"
    core.exports.export_briefing(window.session.project, briefing, out, format="html")
    words, lines = _report(window, out, qtbot)
    assert "1 receipt hold against the project." not in words
    assert "1 receipt holds against the project." in words
    assert lines == ""
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace(f"{WORDS}</mark>", "removed 8.9 million</mark>"), encoding="utf-8")
    words, lines = _report(window, out, qtbot)
    assert "1 of 1 receipt does not hold." in words
    assert "What is shown as the quotation is not what the record says." in lines


def test_without_a_project_the_file_is_checked_by_itself(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "works.html"
    made = cite(project, marked(project, add_pdf(project, tmp_path), WORDS))
    core.exports.export_briefing(project, made, out, format="html")
    words, _ = _report(window, out, qtbot)
    assert "1 receipt is as it was exported." in words
    assert any("Open the project" in one for one in words)
