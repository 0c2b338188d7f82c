"""Exporting from the window: the notice with its two ways on, and a disk that has no room."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.project import Project
from app.ui.application import dress_application
from app.ui.dialogs import ExportDialog
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window import Window


@pytest.fixture
def window(session: Session, look: QApplication, project: Project, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.session.take_project(project)
    yield made
    made.close()


def export(window: Window, name: str, deed: Callable[[ExportDialog], None] | None = None) -> None:
    """Run the command, type a name, and press Enter."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ExportDialog):
            QTimer.singleShot(30, act)
            return
        if deed is not None:
            deed(dialog)
        field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "File")
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(30, act)
    window.run("file.export")


def notice(window: Window) -> Notice | None:
    return next((one for one in window.findChildren(Notice) if one.isVisible()), None)


def words(window: Window) -> str:
    shown = notice(window)
    return "" if shown is None else "\n".join(one.text() for one in shown.findChildren(QLabel))


def test_what_was_written_is_said_and_can_be_opened(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url))
    out = tmp_path / "out.md"
    for name, there in (("Open", out), ("Show in folder", tmp_path)):
        export(window, str(out))
        qtbot.waitUntil(lambda: notice(window) is not None, timeout=20_000)
        assert f"Written: {out}" in words(window)
        assert "It is a draft: the audit still finds errors." in words(window)
        shown = notice(window)
        assert shown is not None
        button = next(one for one in shown.findChildren(QAbstractButton) if one.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert Path(opened[-1].toLocalFile()) == there
        assert opened[-1].isLocalFile()


def test_a_full_disk_is_a_sentence_and_the_old_export_stays_whole(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.docx"
    export(window, str(out))
    qtbot.waitUntil(out.exists, timeout=20_000)
    qtbot.waitUntil(lambda: notice(window) is not None, timeout=20_000)
    before = out.read_bytes()
    shown = notice(window)
    assert shown is not None
    shown.dismiss()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    export(window, str(out))
    qtbot.waitUntil(lambda: "the disk is full" in words(window), timeout=20_000)
    assert out.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.docx")] == ["out.docx"]
    assert not list(tmp_path.glob(".*.part"))
