"""The sheet on which a preview is shown: badges are framed, no link is followed, nothing is loaded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.ui import theme
from app.ui.widgets.boxes import boxes, units_in_sight
from app.ui.wording import tr


class PreviewView(QTextBrowser):
    """Shows the preview; it follows no link of its own."""

    #: A position (Qt's) that was clicked, where no link is.
    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: Where badges stand (Qt positions).
        self.badges: tuple[tuple[int, int], ...] = ()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(tr("Preview of the briefing"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say where somebody clicked, unless it was on a link or to choose words."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if not self.anchorAt(place):
            self.clicked.emit(self.cursorForPosition(place).position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of badges, then the text, then their frames: a tinted sentence covers grounds."""
        self._paint_badges(filled=True)
        super().paintEvent(event)
        self._paint_badges(filled=False)

    def _paint_badges(self, *, filled: bool) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.color("error"), 1))
        painter.setBrush(theme.color("error_tint") if filled else Qt.BrushStyle.NoBrush)
        first, last = units_in_sight(self)
        for start, end in self.badges:
            if first <= end and start <= last:
                for box in boxes(self, start, end):
                    middle, half = box.center().y() + theme.px(1), theme.px(8)
                    frame = QRectF(box.left() + 0.5, middle - half + 0.5, box.width() - 1, 2 * half - 1)
                    painter.drawRoundedRect(frame, theme.px(3), theme.px(3))
        painter.end()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text may name."""
        return None
