"""A card one can press: an icon, what it does, a line about it, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.widgets import badges
from app.ui.widgets.buttons import ground
from app.ui.widgets.focus import FocusWatch
from app.ui.widgets.wrapping import elide


class Card(QPushButton):
    """One way to begin."""

    def __init__(
        self, icon: str, title: str, about: str, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._title = title
        self._about = about
        self._keys = keys
        self._watch = FocusWatch(self)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size: 54 px high."""
        return QSize(theme.px(408), theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground(self, "raised") or theme.color("raised"))
        painter.setPen(QPen(theme.color("hairline"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        side = theme.px(16)
        square = QRectF(theme.px(13), (self.height() - side) / 2, side, side)
        icons.paint(painter, square, self._icon_name, theme.color("accent"))
        right = self.width() - theme.px(12)
        left = theme.px(44)
        if self._keys and self.width() >= theme.px(340):
            wide, high = badges.key_cap_width(self._keys), theme.px(18)
            cap = QRectF(right - wide, (self.height() - high) // 2, wide, high)
            badges.paint_key_cap(painter, cap, self._keys)
            right = int(cap.left()) - theme.px(8)
        for role, tint, top, words in (
            ("body_medium", "text", 11, self._title),
            ("meta", "muted", 27, self._about),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tint))
            box = QRectF(left, theme.px(top), right - left, theme.px(17))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elide(words, role, right - left))
        painter.end()
