"""The line in which a new claim is written. Return adds it and stays for the next one, Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import theme
from app.ui.wording import tr


class NewClaimField(QLineEdit):
    """Hidden until `begin`."""

    written = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Words of the new claim"))
        self.setPlaceholderText(tr("One statement that can be true or false"))
        self.hide()
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.px(30))
        self.setTextMargins(theme.px(6), 0, theme.px(6), 0)

    def begin(self) -> None:
        """Show the line and put the caret into it."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_back(self, words: str) -> None:
        """Show words again that could not be stored, unless others were typed since."""
        if not self.text():
            self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add on Return, close on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            words = " ".join(self.text().split())
            self.clear()
            if words:
                self.written.emit(words)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
