"""What Write shows before there is a briefing: what it is, and the way to begin one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets import Button, Label
from app.ui.widgets.ground import Ground
from app.ui.widgets.labels import Paragraph
from app.ui.wording import tr


class Beginning(QWidget):
    """A heading, two sentences and a button in the middle of the room."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = tr(
            "A briefing is prose in sections. Each sentence names the claim it states; "
            "sources, footnotes and the audit follow from that."
        )
        self._heading = Label(tr("Write what the articles bear out"), "title_serif")
        self._words = Paragraph(words, "body_open", "muted", centred=True)
        self.begin = Button(tr("Write the first briefing"), "primary")
        self.begin.clicked.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for widget in (self._heading, self._words, self.begin):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        Ground(self, "sheet")
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keyboard."""
        super().showEvent(event)
        self.begin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Return, which a button outside of dialogs does not take."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._column.setSpacing(theme.px(14))
        # Beside stretches Qt asks for the height at the full width, where all is one line.
        width = theme.px(420)
        self._words.setFixedSize(width, self._words.heightForWidth(width))
