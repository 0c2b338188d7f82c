"""Single keys that act on the selection or on the highlight at the caret, whichever view has the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

#: Keys → verbs on a selection. The views offer every key press here first.
SELECTION_KEYS = {
    Qt.Key.Key_1: "colour_1",
    Qt.Key.Key_2: "colour_2",
    Qt.Key.Key_3: "colour_3",
    Qt.Key.Key_4: "colour_4",
    Qt.Key.Key_S: "supports",
    Qt.Key.Key_D: "disputes",
    Qt.Key.Key_M: "note",
    Qt.Key.Key_C: "choose",
    Qt.Key.Key_N: "new_claim",
    Qt.Key.Key_Return: "again",
    Qt.Key.Key_Enter: "again",
    Qt.Key.Key_Escape: "let_go",
}
#: Keys → verbs on the highlight at the caret, when nothing is selected.
HIGHLIGHT_KEYS = {
    Qt.Key.Key_1: "recolour_1",
    Qt.Key.Key_2: "recolour_2",
    Qt.Key.Key_3: "recolour_3",
    Qt.Key.Key_4: "recolour_4",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_O: "next_overlapping",
    Qt.Key.Key_T: "quotation",
    Qt.Key.Key_M: "note",
    Qt.Key.Key_S: "supports",
    Qt.Key.Key_D: "disputes",
    Qt.Key.Key_C: "choose",
    Qt.Key.Key_N: "new_claim",
    Qt.Key.Key_Return: "again",
    Qt.Key.Key_Enter: "again",
}
#: Keys that want words to act on; without any the reader says so.
NEED_WORDS = frozenset(SELECTION_KEYS) - {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
#: With Shift+Alt: the end of the highlight that is nearer to the caret moves by a character or a word.
MOVES = {
    Qt.Key.Key_Left: "move_left",
    Qt.Key.Key_Right: "move_right",
    Qt.Key.Key_Up: "move_word_left",
    Qt.Key.Key_Down: "move_word_right",
}


class ReaderKeys(Protocol):
    """Who turns keys into verbs."""

    def verb_for(self, event: QKeyEvent) -> str:
        """Return the verb a key means now, "" for none."""
        ...

    def do(self, verb: str) -> None:
        """Do a verb on the selection, or on the highlight at the caret."""
        ...


def verb_of(event: QKeyEvent, *, selected: bool, in_highlight: bool) -> str:
    """Return the verb that a key means, given what is selected and where the caret is."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.NoModifier:
        if selected:
            return SELECTION_KEYS.get(key, "")
        if in_highlight:
            return HIGHLIGHT_KEYS.get(key, "")
        return "nothing" if key in NEED_WORDS else ""
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    if modifiers == both and in_highlight and not selected:
        return MOVES.get(key, "")
    return ""
