"""Where files can be dropped: dashed at rest, accent and the verb when something hangs over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui import theme


class DropZone(QWidget):
    """The frame and ground of a drop zone; what stands in it is laid out by its owner."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._hot = False
        theme.notifier().changed.connect(self.update)

    def set_hot(self, hot: bool) -> None:
        """Say whether something hangs over it."""
        self._hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent_tint" if self._hot else "panel"))
        if self._hot:
            pen = QPen(theme.color("accent"), 2)
        else:
            # On one pixel per unit 1.5 would blur; there the dashes are one pixel thick.
            wide = 1.5 if self.devicePixelRatioF() > 1 else 1
            pen = QPen(theme.color("border"), wide)
            pen.setDashPattern([3 / wide, 2 / wide])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8)
        )
        painter.end()


class DropOverlay(QWidget):
    """Covers the window while files hang over it and says what dropping them does."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self) -> None:
        """Cover the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame round the window and the verb in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("accent_tint")
        veil.setAlphaF(0.6)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = theme.px(8)
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, theme.px(8), theme.px(8))
        painter.setFont(theme.font("title_serif"))
        words = painter.fontMetrics().boundingRect(self.words).width() + theme.px(48)
        box = QRectF((self.width() - words) / 2, self.height() / 2 - theme.px(28), words, theme.px(56))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
