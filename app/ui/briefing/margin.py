"""The marks beside the lines of the prose, and why they stand there."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui import marks, theme
from app.ui.briefing.body_marks import SentenceMark

MOST_MARKS = 3


class Marked(Protocol):
    """What has sentences with marks."""

    def sentence_rows(self) -> list[tuple[int, SentenceMark]]:
        """Return each marked sentence in sight with the y of its first line."""
        ...


class Margin(QWidget):
    """The marks beside the lines, and why in a tool tip."""

    def __init__(self, editor: Marked) -> None:
        super().__init__(editor if isinstance(editor, QWidget) else None)
        self._editor = editor
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint at most three marks a line, the worst nearest to the text."""
        painter = QPainter(self)
        side = theme.px(14)
        used: dict[int, int] = {}
        for y, sentence in self._editor.sentence_rows():
            nth = used.get(y, 0)
            if nth < MOST_MARKS:
                left = self.width() - theme.px(16) - nth * (side + theme.px(2))
                marks.paint(painter, QRectF(left, y - side / 2, side, side), sentence.mark)
                used[y] = nth + 1
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say why a mark stands there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [
                one.why or marks.name(one.mark)
                for y, one in self._editor.sentence_rows()
                if abs(y - event.pos().y()) < theme.line("editor") / 2
            ]
            QToolTip.showText(event.globalPos(), "\n".join(near), self)
            return True
        return super().event(event)
