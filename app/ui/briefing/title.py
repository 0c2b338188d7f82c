"""The briefing's title over the outline: it opens the menu of briefings; three lines at most."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.widgets.focus import FocusWatch
from app.ui.widgets.wrapping import text_width, wrap
from app.ui.wording import plain_tip, tr

MOST_LINES = 3
SIDE, SIGN = 12, 14


class TitleButton(QAbstractButton):
    """A title in serif with a sign that something opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = FocusWatch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self.on_theme_changed)

    def set_title(self, title: str) -> None:
        """Show a title."""
        if title != self.text():
            self.setText(title)
            self.setAccessibleName(tr("Briefing: {title}").format(title=title))
            self.setToolTip(plain_tip(title))
            self.updateGeometry()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how high the title is at this width."""
        return len(self._lines(width)) * theme.line("title_small") + theme.px(8)

    def sizeHint(self) -> QSize:
        """Return the size at the outline's width."""
        width = theme.px(256)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(theme.px(120), theme.line("title_small") + theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and behind the last the sign."""
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), theme.color("selection" if self.isDown() else "hover"))
        painter.setFont(theme.font("title_small"))
        painter.setPen(theme.color("text"))
        high, top = theme.line("title_small"), theme.px(1)
        room = self.rect().adjusted(theme.px(SIDE), 0, -theme.px(SIDE), 0)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        lines = self._lines(self.width())
        for number, line in enumerate(lines):
            painter.drawText(QRect(room.left(), top + number * high, room.width(), high), flags, line)
        side = theme.px(SIGN)
        left = room.right() - side if self.isLeftToRight() else room.left()
        number = self._sign_line(lines, self.width()) or 0
        place = QRectF(left, top + number * high + (high - side) / 2, side, side)
        icons.paint(painter, place, "down", theme.color("muted"))
        painter.end()

    def _lines(self, width: int) -> tuple[str, ...]:
        lines = wrap(self.text(), "title_small", width - theme.px(2 * SIDE), MOST_LINES) or ("",)
        if self._sign_line(lines, width) is not None:
            return lines
        return wrap(self.text(), "title_small", width - theme.px(2 * SIDE + SIGN + 6), MOST_LINES)

    def _sign_line(self, lines: tuple[str, ...], width: int) -> int | None:
        """Return the last line behind which there is room for the sign."""
        room = width - theme.px(2 * SIDE + SIGN + 6)
        fits = [n for n, line in enumerate(lines) if text_width(line, "title_small") <= room]
        return fits[-1] if fits else None
