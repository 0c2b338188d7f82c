"""The dock of what rests on a source: it comes when asked for, follows through the workspaces, and goes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from app.ui.application import dress_application
from app.ui.resting.panel import RestingPanel
from app.ui.session import Session
from app.ui.window import Window
from tests.ui.argument import World, make_world, until


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    session.settings.theme = "light"
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()


@pytest.fixture
def world(window: Window, session: Session, tmp_path: Path, qtbot: QtBot) -> World:
    made = make_world(session, tmp_path)
    until(qtbot, lambda: session.audit is not None)
    return made


def dock(window: Window) -> QDockWidget:
    return next(one for one in window.findChildren(QDockWidget) if one.objectName() == "resting")


def test_it_stays_through_the_workspaces_until_it_is_closed(
    window: Window, world: World, qtbot: QtBot
) -> None:
    session = world.session
    assert not dock(window).isVisible()
    session.current_article = world.wire.id
    QTest.keyClick(
        window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    panel = dock(window).widget()
    assert isinstance(panel, RestingPanel)
    until(qtbot, lambda: panel.title.text() == "Dredging slips")
    for workspace in ("argue", "write", "read"):
        session.set_workspace(workspace)
        assert dock(window).isVisible()
    qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert not dock(window).isVisible()
    session.set_workspace("argue")
    assert not dock(window).isVisible()


def test_another_project_begins_without_it(
    window: Window, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    session = world.session
    session.asked.emit(f"resting.show:article:{world.wire.id}")
    assert dock(window).isVisible()
    session.new_project(tmp_path / "other.sourcemark", "Other")
    session.set_workspace("argue")
    assert not dock(window).isVisible()
