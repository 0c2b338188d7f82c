"""Buttons: primary, plain, quiet (a link) and the square one with an icon only."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui import icons, marks, theme
from app.ui.widgets.focus import FocusWatch
from app.ui.wording import plain_tip

Kind = Literal["plain", "primary", "quiet"]


def ground(button: QAbstractButton, rest: str | None) -> QColor | None:
    """Return a button's background: pressed, pointed at, or at rest (None is nothing)."""
    if button.isDown():
        return theme.color("selection")
    if button.underMouse() and button.isEnabled():
        return theme.color("hover")
    return theme.color(rest) if rest else None


class Button(QPushButton):
    """A push button of the look. `small` is the one for rows, `trailing` puts the icon behind the words."""

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        icon: str = "",
        *,
        mark: str = "",
        small: bool = False,
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._icon_name = icon
        self._mark = mark
        self._small = small
        self._trailing = trailing
        self._quiet_tint = "accent"
        self.setAutoDefault(False)
        self._watch = FocusWatch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the font from the theme again."""
        self.setFont(theme.font("meta" if self._small or self.kind == "quiet" else "body"))
        self.updateGeometry()

    def set_tint(self, token: str) -> None:
        """Write a quiet button in another colour than that of links."""
        self._quiet_tint = token
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Change what kind of button it is."""
        self.kind = kind
        self.on_theme_changed()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size: 30 px high, 24 px in rows."""
        pad = 10 if self._small else 8 if self.kind == "quiet" else 12
        width = QFontMetrics(self.font()).horizontalAdvance(self._shown()) + 2 * theme.px(pad) + 2
        if self._icon_name or self._mark:
            width += self._sign() + self._gap()
        return QSize(width, theme.px(24 if self._small or self.kind == "quiet" else 30))

    def minimumSizeHint(self) -> QSize:
        """Return the size; buttons do not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_ground(painter, box)
        tint = self._tint()
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._shown())
        sign = self._sign() + self._gap() if self._icon_name or self._mark else 0
        x = (self.width() - width - sign) / 2
        at = x + width + self._gap() if self._trailing else x
        square = QRectF(at, (self.height() - self._sign()) / 2, self._sign(), self._sign())
        if self._mark:
            marks.paint(painter, square, self._mark)
        elif self._icon_name:
            icons.paint(painter, square, self._icon_name, tint)
        painter.setFont(self.font())
        painter.setPen(tint)
        text = QRectF(x if self._trailing else x + sign, 0, width + 2, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._shown())
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        radius = theme.px(5)
        if self.kind == "primary" and self.isEnabled():
            colour = theme.color("accent")
            if self.isDown() or self.underMouse():
                colour = colour.darker(112) if not theme.tokens().dark else colour.lighter(110)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            return
        colour_or_none = ground(self, None if self.kind == "quiet" else "raised")
        if colour_or_none is not None:
            painter.setBrush(colour_or_none)
        line = theme.color("border" if self.isEnabled() else "hairline")
        painter.setPen(Qt.PenStyle.NoPen if self.kind == "quiet" else QPen(line, 1))
        painter.drawRoundedRect(box, radius, radius)

    def _tint(self) -> QColor:
        if not self.isEnabled():
            return theme.color("border")
        return theme.color({"primary": "on_accent", "quiet": self._quiet_tint, "plain": "text"}[self.kind])

    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _sign(self) -> int:
        return theme.px(14 if self._small or self.kind == "quiet" else 16)

    def _gap(self) -> int:
        return theme.px(7)


class IconButton(QToolButton):
    """A button that is an icon only; its name is its tool tip and its accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int = 16,
        side: int = 26,
        token: str = "text",  # noqa: S107 - a colour
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._size = size
        self._side = side
        self._token = token
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self.setAutoRaise(True)
        self._watch = FocusWatch(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Change tool tip and accessible name."""
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return the square's size."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Return the square's size."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover at once."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, on a ground when it is pointed at, pressed or on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = ground(self, "selection" if self.isChecked() else None)
        if colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(4), theme.px(4))
        side = theme.px(self._size)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        tint = theme.color(self._token if self.isEnabled() else "border")
        icons.paint(painter, square, self._icon_name, tint)
        painter.end()
