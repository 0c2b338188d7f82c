"""A few typed lines that float beside a place in an article: a note on a passage, the words of an area."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.reader.selection_bar import FloatingPanel
from app.ui.widgets import KeyCap, Label
from app.ui.wording import tr

WIDTH, HEIGHT = 404, 96


class WordsEditor(FloatingPanel):
    """Plain text; Ctrl+Enter keeps it, Esc leaves it as it was. `kept` carries the text."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str, keeps: str, leaves: str, font: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setTabChangesFocus(True)
        self.field.setFont(theme.font(font))
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for key, words in ((tr("Ctrl+Enter"), keeps), (tr("Esc"), leaves)):
            row.addWidget(KeyCap(key))
            row.addWidget(Label(words, "meta", "muted"))
        row.addStretch(1)
        column.addWidget(self.field)
        column.addLayout(row)
        self.setFixedWidth(theme.px(WIDTH))
        self.field.setFixedHeight(theme.px(HEIGHT))
        self.adjustSize()
        self.hide()

    def open(self, words: str) -> None:
        """Open with the words as they are."""
        self.field.setPlainText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep or leave the words with the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.kept.emit(self.field.toPlainText())
                return True
        return False
