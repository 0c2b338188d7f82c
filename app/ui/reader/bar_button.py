"""The buttons of the selection bar: a mark or icon, words, and the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui import icons, marks, theme
from app.ui.widgets import badges

PAD, SIGN, GAP, KEY_GAP = 6, 14, 6, 7


class BarButton(QAbstractButton):
    """Sign, words, key. The words may be empty; a capped key stands before the words."""

    def __init__(
        self,
        verb: str,
        name: str,
        key: str,
        *,
        words: str = "",
        mark: str = "",
        icon: str = "",
        capped: bool = False,
    ) -> None:
        super().__init__()
        self.verb = verb
        self._key, self._mark, self._icon, self._capped = key, mark, icon, capped
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size of its parts."""
        width = 2 * theme.px(PAD) + self._key_width()
        if self._mark or self._icon:
            width += theme.px(SIGN) + theme.px(GAP)
        if self.text():
            width += QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) + theme.px(KEY_GAP)
        return QSize(width, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the size; these buttons do not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign, words and key from the leading edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x = theme.px(PAD)
        if self._capped:
            cap = QRectF(
                x, (self.height() - badges.key_cap_height()) / 2, self._key_width(), badges.key_cap_height()
            )
            badges.paint_key_cap(painter, cap, self._key)
            self._write(painter, x + self._key_width() + theme.px(KEY_GAP), self.text(), "meta", "muted")
            painter.end()
            return
        side = theme.px(SIGN)
        square = QRectF(x, (self.height() - side) / 2, side, side)
        if self._mark:
            marks.paint(painter, square, self._mark)
        elif self._icon:
            icons.paint(painter, square, self._icon, theme.color("text"))
        if self._mark or self._icon:
            x += side + theme.px(GAP)
        if self.text():
            x += self._write(painter, x, self.text(), "body", "text") + theme.px(KEY_GAP)
        self._write(painter, x, self._key, "meta", "muted")
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.underMouse():
            painter.setBrush(theme.color("selection" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(4), theme.px(4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))

    def _write(self, painter: QPainter, x: float, words: str, role: str, token: str) -> int:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        width = QFontMetrics(font).horizontalAdvance(words)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), flags, words)
        return width

    def _key_width(self) -> int:
        if self._capped:
            return round(badges.key_cap_width(self._key))
        return QFontMetrics(theme.font("meta")).horizontalAdvance(self._key)


class SwatchButton(QAbstractButton):
    """One highlight colour: its swatch with its number; the last used one is framed."""

    def __init__(self, colour: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verb = f"colour_{colour}"
        self._colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({colour})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size of the frame."""
        return QSize(theme.px(34), theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the frame."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the swatch, its number, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        swatch = QRectF(
            theme.px(5), theme.px(5), self.width() - 2 * theme.px(5), self.height() - 2 * theme.px(5)
        )
        theme.paint_swatch(painter, swatch, self._colour)
        painter.setFont(theme.font("label_strong"))
        painter.setPen(theme.color("ink"))
        painter.drawText(
            swatch.adjusted(0, 0, 0, -theme.px(1)), int(Qt.AlignmentFlag.AlignCenter), str(self._colour)
        )
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2 if self.hasFocus() else 1.5))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        painter.end()
