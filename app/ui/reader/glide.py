"""The one movement of the reader: a scroll to a passage, and then a ring round it that fades."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QScrollBar

SCROLL_MILLISECONDS, RING_MILLISECONDS = 160, 600


class Glide(QObject):
    """Moves one scroll bar; `ring` carries the ring's opacity, which ends at 0."""

    ring = Signal(object)

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._scroller = QVariantAnimation(self)
        self._scroller.setDuration(SCROLL_MILLISECONDS)
        self._scroller.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._scroller.valueChanged.connect(self._scroll)
        self._fader = QVariantAnimation(self)
        self._fader.setDuration(RING_MILLISECONDS)
        self._fader.setStartValue(1.0)
        self._fader.setEndValue(0.0)
        self._fader.valueChanged.connect(self._fade)
        self._scroller.finished.connect(self._fader.start)

    def stop(self) -> None:
        """Stay where it is, without a ring."""
        self._scroller.stop()
        self._fader.stop()

    def to(self, value: int, *, moving: bool) -> None:
        """Scroll to a value: in 160 ms, slowing down, or at once where nothing shall move."""
        self.stop()
        value = max(self._bar.minimum(), min(self._bar.maximum(), value))
        if not moving:
            self._bar.setValue(value)
            self.ring.emit(0.0)
            return
        self.ring.emit(1.0)
        self._scroller.setStartValue(self._bar.value())
        self._scroller.setEndValue(value)
        self._scroller.start()

    @Slot(object)
    def _scroll(self, value: object) -> None:
        if isinstance(value, int):
            self._bar.setValue(value)

    @Slot(object)
    def _fade(self, value: object) -> None:
        if isinstance(value, float):
            self.ring.emit(value)
