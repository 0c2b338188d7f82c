"""The caret of the page view: which key moves it where, with and without Shift."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.reader import motion
from app.ui.reader.page_travel import PageTravel

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BY_CHARACTER = {Qt.Key.Key_Left: motion.previous_character, Qt.Key.Key_Right: motion.next_character}
_BY_WORD = {
    Qt.Key.Key_Left: motion.previous_word,
    Qt.Key.Key_Right: motion.next_word,
}
_CTRL_ALT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
#: Characters that stand in the text only to part lines and pages; the caret passes over them.
_BREAKS = "\n\f"


class PageKeys:
    """Moves the caret of one canvas."""

    def __init__(self, canvas: PageTravel) -> None:
        self._canvas = canvas
        self._goal: float | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Move the caret as a key says; tell whether it was such a key."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & ~(_CTRL_ALT | _SHIFT) or modifiers & _CTRL_ALT == _CTRL_ALT:
            return False
        key = Qt.Key(event.key())
        if modifiers & Qt.KeyboardModifier.AltModifier:
            target = self._by(self._canvas.sentence_at, key) if key in _UP_DOWN else None
        else:
            target = self._target(key, bool(modifiers & _CTRL))
        if target is None:
            return False
        reading = self._canvas.reading
        reading.select(reading.anchor if modifiers & _SHIFT else target, target)
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._goal = None
        self._canvas.show_caret()
        return True

    def forget_goal(self) -> None:
        """Forget the column that Up and Down keep to; the mouse has put the caret elsewhere."""
        self._goal = None

    def _target(self, key: Qt.Key, ctrl: bool) -> int | None:
        reading = self._canvas.reading
        text, caret = reading.text, reading.caret
        if ctrl and key in _BY_WORD:
            return _BY_WORD[key](text, caret)
        if ctrl and key in _UP_DOWN:
            return self._by(self._canvas.paragraph_at, key)
        if key in _BY_CHARACTER and not ctrl:
            return self._past_breaks(_BY_CHARACTER[key](text, caret), forward=key == Qt.Key.Key_Right)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._end_of(key, ctrl)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not ctrl:
            return self._by_line(1 if key == Qt.Key.Key_Down else -1)
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not ctrl:
            return self._by_screen(1 if key == Qt.Key.Key_PageDown else -1)
        return None

    def _by(self, extent_at: Callable[[int], tuple[int, int]], key: Qt.Key) -> int:
        reading = self._canvas.reading
        return motion.by_extent(reading.text, reading.caret, extent_at, forward=key == Qt.Key.Key_Down)

    def _past_breaks(self, offset: int, *, forward: bool) -> int:
        text = self._canvas.reading.text
        step = 1 if forward else -1
        while 0 < offset < len(text) and text[offset - 1] in _BREAKS and text[offset] in _BREAKS:
            offset += step
        return offset

    def _end_of(self, key: Qt.Key, ctrl: bool) -> int:
        reading = self._canvas.reading
        if ctrl:
            return 0 if key == Qt.Key.Key_Home else len(reading.text)
        start, end = self._canvas.line_at(reading.caret)
        return start if key == Qt.Key.Key_Home else end

    def _by_line(self, step: int) -> int | None:
        canvas, reading = self._canvas, self._canvas.reading
        page = canvas.texts.page_of(reading.caret)
        glyphs = canvas.feed.glyphs(page)
        place = None if glyphs is None else glyphs.caret(reading.caret - glyphs.start)
        number = None if glyphs is None else glyphs.line_at(reading.caret - glyphs.start)
        if glyphs is None or place is None or number is None:
            canvas.feed.want_glyphs(page)
            return reading.caret
        if self._goal is None:
            self._goal = place.x0
        if 0 <= number + step < len(glyphs.lines):
            box = glyphs.lines[number + step].box
            return glyphs.start + glyphs.offset_on_line(number + step, self._goal, (box.y0 + box.y1) / 2)
        return self._on_next_page(page + step, step)

    def _on_next_page(self, page: int, step: int) -> int:
        canvas = self._canvas
        if not 0 <= page < len(canvas.texts):
            return canvas.reading.caret
        start, end = canvas.texts.range(page)
        glyphs = canvas.feed.glyphs(page)
        if glyphs is None or not glyphs.lines:
            canvas.feed.want_glyphs(page)
            return start if step > 0 else end
        number = 0 if step > 0 else len(glyphs.lines) - 1
        box = glyphs.lines[number].box
        return glyphs.start + glyphs.offset_on_line(number, self._goal or 0.0, (box.y0 + box.y1) / 2)

    def _by_screen(self, step: int) -> int:
        """Scroll by a screen and put the caret where it was on the screen, as near as text allows."""
        canvas = self._canvas
        rect = canvas.caret_rect()
        area = canvas.viewport().rect()
        inside = rect is not None and area.top() <= rect.center().y() <= area.bottom()
        point = rect.center() if rect is not None and inside else QPointF(area.center())
        bar = canvas.verticalScrollBar()
        bar.setValue(bar.value() + step * round(bar.pageStep() * 0.9))
        at = canvas.offset_at(point)
        if at is not None:
            return at
        page = canvas.texts.range(canvas.stack.page_at(bar.value() + area.height() / 2))
        return page[0]
