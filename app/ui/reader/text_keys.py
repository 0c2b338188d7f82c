"""The keys that move the text view's caret by word, sentence and paragraph, as they do on pages.

By character and line, and to the ends, the caret moves as Qt has it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.reader import motion
from app.ui.reader.reading import Reading

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BY_WORD = {Qt.Key.Key_Left: motion.previous_word, Qt.Key.Key_Right: motion.next_word}
_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_EXTENTS = {_CTRL: motion.paragraph_at, _ALT: motion.sentence_at}


def move(reading: Reading, event: QKeyEvent) -> bool:
    """Move the caret as a key says; tell whether it was such a key."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    target = _target(reading, Qt.Key(event.key()), modifiers & ~_SHIFT)
    if target is None:
        return False
    reading.select(reading.anchor if modifiers & _SHIFT else target, target)
    return True


def _target(reading: Reading, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> int | None:
    text, caret = reading.text, reading.caret
    if modifiers == _CTRL and key in _BY_WORD:
        return _BY_WORD[key](text, caret)
    extent = _EXTENTS.get(modifiers)
    if extent is None or key not in _UP_DOWN:
        return None
    return motion.by_extent(text, caret, partial(extent, text), forward=key == Qt.Key.Key_Down)
