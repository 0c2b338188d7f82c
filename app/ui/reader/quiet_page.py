"""What stands in the middle of the desk where no page is shown: a sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets import KeyCap, Label, Paragraph
from app.ui.widgets.ground import Ground

WIDEST = 420


class QuietPage(QWidget):
    """A few words centred on the desk, perhaps under a heading, with buttons or keys below them."""

    def __init__(
        self,
        text: str = "",
        heading: str = "",
        *,
        buttons: Sequence[QWidget] = (),
        keys: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        Ground(self, "desk")
        self._words = Paragraph(text, "body_open", "muted", centred=True)
        middle = QVBoxLayout()
        middle.setSpacing(theme.px(10))
        if heading:
            middle.addWidget(Paragraph(heading, "title_small", centred=True))
        middle.addWidget(self._words)
        if buttons:
            middle.addSpacing(theme.px(4))
            middle.addLayout(_row([[one] for one in buttons], 8))
        if keys:
            middle.addLayout(_row([_key(*one) for one in keys], 20))
        self._centre(middle)

    def _centre(self, middle: QVBoxLayout) -> None:
        box = QWidget()
        box.setMaximumWidth(theme.px(WIDEST))
        middle.setContentsMargins(0, 0, 0, 0)
        box.setLayout(middle)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(box, 1000)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(1)

    def text(self) -> str:
        """Return what is said now."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)


def _key(key: str, meaning: str) -> list[QWidget]:
    return [KeyCap(key), Label(meaning, "meta", "muted")]


def _row(groups: Sequence[Sequence[QWidget]], apart: int) -> QHBoxLayout:
    """Return a centred row of groups of widgets that belong together."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(7))
    row.addStretch(1)
    for number, group in enumerate(groups):
        if number:
            row.addSpacing(theme.px(max(0, apart - 7)))
        for widget in group:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row
