"""Drawing a rectangle on a page, with the mouse or the arrow keys, where no text can be marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.reader.geometry import Box
from app.ui.reader.page_travel import PageTravel

#: Points that an arrow key moves an edge by, and with Ctrl.
STEP, FINE = 10.0, 1.0
#: What the rectangle is when the keys begin: parts of the page's width and height.
FIRST_WIDTH, FIRST_HEIGHT = 0.5, 0.15
#: Nothing smaller is marked: a click is no area.
LEAST = 4.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rectangle of a page, in points as displayed."""

    page: int
    box: Box
    #: The area that gets this rectangle; "" for a new one.
    highlight: str = ""


class AreaDrawing(QObject):
    """The rectangle being drawn on one canvas; there is at most one."""

    #: A rectangle is done and waits to be marked; carries the Drawn.
    drawn = Signal(object)
    #: Drawing began or ended, or the rectangle moved.
    changed = Signal()

    def __init__(self, canvas: PageTravel) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._page = 0
        self._box: Box | None = None
        self._origin: tuple[float, float] | None = None
        self._highlight = ""
        #: Whether the next drag or arrow key draws; the command turns it on and off.
        self.active = False
        #: Whether the rectangle is done and is being asked about.
        self.waiting = False
        self.changed.connect(canvas.viewport().update)

    @property
    def current(self) -> Drawn | None:
        """Return what is drawn so far."""
        return None if self._box is None else Drawn(self._page, self._box, self._highlight)

    def rect(self) -> QRectF | None:
        """Return where the rectangle is in the viewport."""
        return None if self._box is None else self._canvas.scene().to_view(self._page, self._box)

    def toggle(self) -> None:
        """Begin with a rectangle in the middle of the page that is read, or leave."""
        if self.active:
            self.leave()
            return
        canvas = self._canvas
        self.active, self.waiting, self._page = True, False, canvas.page
        if canvas.feed.is_locked or not len(canvas.stack):
            self.active = False
            return
        width, height = canvas.stack.sizes[self._page]
        middle = QPointF(canvas.viewport().rect().center())
        page, x, y = canvas.place_on_page(middle) or (self._page, width / 2, height / 2)
        x, y = (x, y) if page == self._page else (width / 2, height / 2)
        half = width * FIRST_WIDTH / 2, height * FIRST_HEIGHT / 2
        x, y = min(max(x, half[0]), width - half[0]), min(max(y, half[1]), height - half[1])
        self._box = Box(x - half[0], y - half[1], x + half[0], y + half[1])
        self.changed.emit()

    def adjust(self, highlight: str, page: int, box: Box) -> None:
        """Begin with the rectangle of an area that is there."""
        self.active, self.waiting = True, False
        self._highlight, self._page, self._box = highlight, page, box
        self.changed.emit()

    def leave(self) -> None:
        """Draw no longer; what was drawn goes."""
        self._box = self._origin = None
        self._highlight = ""
        self.active = self.waiting = False
        self.changed.emit()

    # The mouse

    def press(self, point: QPointF) -> None:
        """Put the first corner."""
        found = self._canvas.place_on_page(point)
        if found is not None:
            page, x, y = found
            if self._highlight and page != self._page:
                # An area stays on its page.
                return
            self._page = page
            self._origin = self._inside(x, y)
            self.active, self.waiting = True, False
            self._box = Box(*self._origin, *self._origin)

    def move(self, point: QPointF) -> bool:
        """Put the other corner; tell whether a rectangle is being drawn."""
        if self._origin is None:
            return False
        x, y = self._inside(*self._canvas.point_of_page(self._page, point))
        ox, oy = self._origin
        self._box = Box(min(x, ox), min(y, oy), max(x, ox), max(y, oy))
        self.changed.emit()
        return True

    def release(self) -> bool:
        """Finish the rectangle; tell whether one was being drawn."""
        if self._origin is None:
            return False
        self._origin = None
        if self._box is None or self._box.width < LEAST or self._box.height < LEAST:
            self.leave()
        else:
            self.finish()
        return True

    # The keys

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is for the rectangle."""
        keys = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        return self.active and not self.waiting and Qt.Key(event.key()) in keys

    def key(self, event: QKeyEvent) -> bool:
        """Move the rectangle, with Shift its lower right corner; Enter finishes, Esc leaves."""
        if not self.takes(event) or self._box is None:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            step = FINE if fine else STEP
            dx, dy = (part * step for part in self._unturned(*_ARROWS[key]))
            self._shift(dx, dy, resize=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self.finish()
        return True

    def finish(self) -> None:
        """Ask what stands in the rectangle."""
        if self._box is not None:
            self.waiting = True
            self.changed.emit()
            self.drawn.emit(Drawn(self._page, self._box, self._highlight))

    def _shift(self, dx: float, dy: float, *, resize: bool) -> None:
        assert self._box is not None  # noqa: S101 - told by the caller
        x0, y0, x1, y1 = self._box
        width, height = self._canvas.stack.sizes[self._page]
        if resize:
            x1, y1 = min(width, max(x0 + LEAST, x1 + dx)), min(height, max(y0 + LEAST, y1 + dy))
            self._box = Box(x0, y0, x1, y1)
        else:
            dx, dy = min(max(dx, -x0), width - x1), min(max(dy, -y0), height - y1)
            self._box = Box(x0 + dx, y0 + dy, x1 + dx, y1 + dy)
        self._canvas.reveal(self._canvas.scene().to_view(self._page, self._box))
        self.changed.emit()

    def _unturned(self, dx: float, dy: float) -> tuple[float, float]:
        """Return a direction on the screen as one on the unturned page."""
        return {0: (dx, dy), 90: (dy, -dx), 180: (-dx, -dy), 270: (-dy, dx)}[self._canvas.rotation]

    def _inside(self, x: float, y: float) -> tuple[float, float]:
        width, height = self._canvas.stack.sizes[self._page]
        return min(max(x, 0.0), width), min(max(y, 0.0), height)
