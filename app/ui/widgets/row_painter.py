"""Painting one row of a list: background, texts, marks, letters; mirrored for right-to-left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from app.ui import icons, marks, theme
from app.ui.widgets.badges import paint_reliability
from app.ui.widgets.wrapping import elide


class RowPainter:
    """A painter over one row: positions are pixels from its leading top corner."""

    def __init__(self, painter: QPainter, rect: QRect, direction: Qt.LayoutDirection) -> None:
        self.painter = painter
        self.rect = rect
        self.direction = direction

    @classmethod
    def over(cls, painter: QPainter, option: QStyleOptionViewItem) -> RowPainter:
        """Make the painter for a delegate's option."""
        return cls(painter, option.rect, option.direction)

    @property
    def width(self) -> int:
        """The row's width in pixels."""
        return self.rect.width()

    def place(self, x: int, y: int, width: int, height: int) -> QRect:
        """Return the rectangle on the view for one in the row."""
        logical = QRect(self.rect.topLeft() + QPoint(x, y), self.rect.topLeft() + QPoint(x, y))
        logical.setSize(QRect(0, 0, width, height).size())
        return QStyle.visualRect(self.direction, self.rect, logical)

    def fill(self, tint: str) -> None:
        """Fill the row with a token's colour."""
        self.painter.fillRect(self.rect, theme.color(tint))

    def ground(self, option: QStyleOptionViewItem, *, current: bool = False, edge: bool = True) -> None:
        """Paint the background of a row in its state; `current` is what the window shows."""
        view: QWidget = option.widget
        focused = current or view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected or current:
            self.fill("selection" if focused and view.isActiveWindow() else "idle")
            if edge:
                self.painter.fillRect(
                    self.place(0, 0, theme.px(3), self.rect.height()), theme.color("accent")
                )
            if theme.tokens().name == "high_contrast":
                self.frame(self.rect, 2, "border")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            self.fill("hover")

    def ring(self) -> None:
        """Draw the focus ring inside the row."""
        self.frame(self.rect, 2, "accent")

    def frame(self, rect: QRect, width: float, tint: str, radius: float = 0) -> None:
        """Draw a frame just inside a rectangle."""
        pen = QPen(theme.color(tint), theme.px(width))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = theme.px(width) / 2
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        self.painter.drawRoundedRect(inner, radius, radius)
        self.painter.restore()

    def text(
        self,
        rect: QRect,
        text: str,
        use: str = "body",
        tint: str = "text",
        *,
        trailing: bool = False,
        centred: bool = False,
    ) -> None:
        """Write one line into a rectangle made by `place`, elided to its width."""
        flag = Qt.AlignmentFlag.AlignTrailing if trailing else Qt.AlignmentFlag.AlignLeading
        if centred:
            flag = Qt.AlignmentFlag.AlignHCenter
        alignment = QStyle.visualAlignment(self.direction, flag | Qt.AlignmentFlag.AlignVCenter)
        self.painter.setFont(theme.font(use))
        self.painter.setPen(theme.color(tint))
        flags = int((alignment | Qt.AlignmentFlag.AlignAbsolute).value) | int(
            Qt.TextFlag.TextSingleLine.value
        )
        self.painter.drawText(rect, flags, elide(text, use, rect.width()))

    def mark(self, rect: QRect, mark: str) -> None:
        """Paint a mark."""
        marks.paint(self.painter, QRectF(rect), mark)

    def icon(self, rect: QRect, name: str, tint: str = "muted") -> None:
        """Paint an icon in a token's colour."""
        icons.paint(self.painter, QRectF(rect), name, theme.color(tint))

    def letter(self, x: int, y: int, reliability: str | None) -> None:
        """Paint the reliability letter in its box; a dashed box with a dash says that nobody rated it."""
        paint_reliability(self.painter, QRectF(self.place(x, y, theme.px(16), theme.px(15))), reliability)

    def line(self, y: int, tint: str = "hairline") -> None:
        """Draw a hairline across the row."""
        self.painter.fillRect(
            QRect(self.rect.left(), self.rect.top() + y, self.rect.width(), 1), theme.color(tint)
        )
