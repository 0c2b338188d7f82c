"""A paragraph of very many lines: only what can be seen is looked at, and it lies where it is painted."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from app.ui.widgets.boxes import boxes, units_in_sight


def test_of_a_long_paragraph_only_the_lines_in_sight_are_looked_at(qtbot: QtBot) -> None:
    editor = QTextEdit()
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.setPlainText("The mains were old. " * 1_000)
    editor.show()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    first, last = units_in_sight(editor)
    assert last >= 20_000 > first > 15_000
    end = editor.cursorRect()
    (box,) = boxes(editor, 19_995, 20_000)
    assert abs(box.top() - end.top()) <= 2
    assert abs(box.right() - end.left()) <= 2
    several = boxes(editor, 19_800, 20_000)
    assert len(several) > 1
    assert several == sorted(several, key=lambda one: one.top())
