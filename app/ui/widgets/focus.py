"""The ring outside a control that has the focus by a key. Fields and rows draw theirs inside, themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui import theme

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Ring(QWidget):
    """The ring itself: lies over the window, lets the mouse through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow(around)

    def follow(self, around: QWidget) -> None:
        """Lie around a control."""
        out = theme.px(3)
        corner = around.mapTo(around.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, around.size()).adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint two pixels of accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))
        painter.end()


class FocusWatch(QObject):
    """Shows the ring around one control while it has the focus by a key."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._control = control
        self._ring: Ring | None = None
        self._above: list[QWidget] = []
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show, move or remove the ring."""
        kind = event.type()
        if watched is not self._control:
            if kind in {QEvent.Type.Move, QEvent.Type.Resize} and self._ring is not None:
                self._ring.follow(self._control)
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in BY_KEY:
            self._remove()
            self._ring = Ring(self._control)
            self._watch_above()
            self._ring.destroyed.connect(self.on_ring_destroyed)
        elif kind in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._remove()
        elif kind in {QEvent.Type.Move, QEvent.Type.Resize} and self._ring is not None:
            self._ring.follow(self._control)
        return False

    def on_ring_destroyed(self) -> None:
        """Forget a ring that went with its window."""
        self._ring = None

    def _watch_above(self) -> None:
        """Follow a control that moves along with what it stands in."""
        above = self._control.parentWidget()
        while above is not None and not above.isWindow():
            above.installEventFilter(self)
            self._above.append(above)
            above = above.parentWidget()

    def _remove(self) -> None:
        for widget in self._above:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._above = []
        if self._ring is not None:
            ring, self._ring = self._ring, None
            ring.destroyed.disconnect(self.on_ring_destroyed)
            ring.hide()
            ring.deleteLater()
