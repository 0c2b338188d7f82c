"""The form that all dialogs share: a heading in serif, what it is about, and the buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets import Button, Paragraph
from app.ui.wording import tr


class Dialog(QDialog):
    """A dialog with room for what is asked; `accept_words` name the button that does it."""

    def __init__(
        self,
        title: str,
        accept_words: str = "",
        reject_words: str = "",
        parent: QWidget | None = None,
        *,
        width: int = 460,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(width))
        self.setPalette(self._ground())
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(10))
        self.heading = Paragraph(title, "title_small")
        column.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        column.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(0, theme.px(8), 0, 0)
        self.foot.setSpacing(theme.px(8))
        self.foot.addStretch(1)
        column.addLayout(self.foot)
        self.reject_button = Button(reject_words or tr("Cancel"))
        self.reject_button.clicked.connect(self.reject)
        self.foot.addWidget(self.reject_button)
        self.accept_button: Button | None = None
        if accept_words:
            self.accept_button = Button(accept_words, "primary")
            self.accept_button.setDefault(True)
            self.accept_button.clicked.connect(self.accept)
            self.foot.addWidget(self.accept_button)

    def say(self, text: str, tint: str = "text") -> Paragraph:
        """Add a sentence."""
        words = Paragraph(text, "body_open", tint)
        self.body.addWidget(words)
        return words

    def _ground(self) -> QPalette:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.color("panel"))
        return palette
