"""Typing into the prose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.briefing.panel import BriefingPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def write(panel: BriefingPanel, qtbot: QtBot, text: str) -> None:
    """Type at the end of the section; a new line is Return."""
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_End, CTRL)
    for number, line in enumerate(text.split("\n")):
        if number:
            qtbot.keyClick(panel.page.editor, Qt.Key.Key_Return)
        qtbot.keyClicks(panel.page.editor, line)
