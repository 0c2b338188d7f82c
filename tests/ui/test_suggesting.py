"""Suggestions in the window: one key opens them in Read and in Argue, Esc closes them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.session import Session
from app.ui.suggestions.panel import SuggestionsPanel
from app.ui.window import Window
from tests.core import world

CLAIM = "Dredging at Velmora removed 4.2 million cubic metres by March."
DISPUTE = "By March the dredgers had removed 3.9 million cubic metres at Velmora."


@pytest.fixture
def window(session: Session, project: Project, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    world.add_text(project, f"Otherwise. {DISPUTE}", "two.html", title="Two", publisher="Gazette")
    claim = core.claims.add_claim(project, CLAIM, key="mud")
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    with qtbot.waitSignal(session.audit_changed):
        session.take_project(project)
    session.show_claim(claim.id)
    yield made
    made.close()


def shown(window: Window) -> list[SuggestionsPanel]:
    return [one for one in window.findChildren(SuggestionsPanel) if one.isVisible()]


@pytest.mark.parametrize("workspace", ["read", "argue"])
def test_one_key_opens_and_one_links(window: Window, project: Project, qtbot: QtBot, workspace: str) -> None:
    window.session.set_workspace(workspace)
    QTest.keyClick(window, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    (panel,) = shown(window)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    assert panel.view.hasFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_D)
    (link,) = core.evidence.list_evidence(project)
    assert link.direction == "disputes"
    assert core.highlights.read_highlight(project, link.highlight).exact == DISPUTE
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert shown(window) == []
    qtbot.waitUntil(lambda: not window.session.jobs.running)
