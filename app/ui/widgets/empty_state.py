"""What a panel says while there is nothing in it: what will be here, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.labels import Paragraph


class EmptyState(QWidget):
    """A few quiet sentences at the top left, and perhaps a button under them."""

    def __init__(self, text: str, action: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(12))
        self._text = Paragraph(text, "body_open", "muted")
        column.addWidget(self._text)
        if action is not None:
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
