"""Writing the prose of one section: keys, what is dropped or pasted, the menu. Its look: marked_text.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from app.core.fields import BODY_LIMIT
from app.ui.briefing import typing
from app.ui.briefing.marked_text import MARGIN as MARGIN
from app.ui.briefing.marked_text import MarkedText
from app.ui.briefing.typing import format_of
from app.ui.widgets.dragged import CLAIMS_TYPE, HIGHLIGHT_TYPE, dragged_claims, dragged_highlight
from app.ui.wording import tr

NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
#: The keys that go through the text.
GOING = frozenset(
    (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
)


class BodyEditor(MarkedText):
    """Edits a section's body as plain Markdown."""

    #: The key of the chip that the user wants to see.
    chip_clicked = Signal(str)
    #: The ids of claims that were let go here, and the id of a highlight; the caret is there.
    claims_dropped = Signal(object)
    passage_dropped = Signal(str)
    #: The wheel turned, or a key that goes through the text moved what is in sight.
    scrolled = Signal()
    #: How many characters the section would have with what was pasted: too many.
    too_long = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu: QMenu | None = None
        #: Who offers something in the menu at a position (UTF-16 units): words and deed.
        self.offers: list[Callable[[int], Iterable[tuple[str, Callable[[], object]]]]] = [self._offer_claim]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and say so."""
        super().wheelEvent(event)
        self.scrolled.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text; of claims and highlights that are let go here, what they say."""
        if source.hasFormat(CLAIMS_TYPE):
            self.claims_dropped.emit(dragged_claims(source))
        elif source.hasFormat(HIGHLIGHT_TYPE):
            self.passage_dropped.emit(dragged_highlight(source))
        elif source.hasText():
            words = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
            if len(words) + len(self.body()) > BODY_LIMIT:
                self.too_long.emit(len(words) + len(self.body()))
            else:
                self.textCursor().insertText(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say that text, claims and highlights are taken; files dropped here go to the window."""
        if source.hasFormat(CLAIMS_TYPE) or source.hasFormat(HIGHLIGHT_TYPE):
            return True
        return source.hasText() and not source.hasUrls()

    def insert_words(self, words: str) -> None:
        """Insert a sentence at the caret as one step, set off by a space where words stand beside it."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = self.document().characterAt(cursor.position() - 1) if cursor.position() else "\u2029"
        after = self.document().characterAt(cursor.position())
        lead = "" if before.isspace() or before == "\u2029" else " "
        tail = " " if after.isalnum() else ""
        cursor.insertText(f"{lead}{words}{tail}")
        self.setTextCursor(cursor)
        self.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done at this place, and below it what every field offers."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.cursorRect().center()
        cursor = self.cursorForPosition(place)
        menu = self.createStandardContextMenu(place)
        first = menu.actions()[0]
        self._menu = menu
        for offers in self.offers:
            self.add_offers(offers(cursor.position()), first)
        menu.insertSeparator(first)
        menu.exec(event.globalPos() if place == event.pos() else self.viewport().mapToGlobal(place))
        self._menu = None
        menu.deleteLater()

    def add_offers(
        self, offers: Iterable[tuple[str, Callable[[], object]]], before: QAction | None = None
    ) -> None:
        """Put offers into the menu that is open: before an action, or at its beginning."""
        menu = self._menu
        if menu is None:
            return
        first = before or menu.actions()[0]
        for words, deed in offers:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, deed=deed: deed())
            menu.insertAction(first, action)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the claim of a chip that is clicked with Ctrl."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (
            chip := self.chip_at(event.position().toPoint())
        ):
            self.chip_clicked.emit(chip.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the claim of a chip; elsewhere choose the word."""
        chip = self.chip_at(event.position().toPoint())
        if chip is not None:
            self.chip_clicked.emit(chip.key)
        else:
            super().mouseDoubleClickEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing to undo in this field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            back = event.matches(QKeySequence.StandardKey.Undo)
            forth = event.matches(QKeySequence.StandardKey.Redo)
            history = self.document()
            if format_of(event):
                event.accept()
                return True
            if (back and not history.isUndoAvailable()) or (forth and not history.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the claim of the chip at the caret with Ctrl+Enter; format; everything else is writing."""
        if what := format_of(event):
            typing.apply(self, what)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            at = self.caret()
            chip = self.chip_touching(at)
            if chip is not None:
                self.chip_clicked.emit(chip.key)
                return
        if enter and not event.modifiers() & ~NEW_LINE:
            # Qt takes the second Return in a row for "no more of this format" and inserts nothing.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        before = self.verticalScrollBar().value()
        super().keyPressEvent(event)
        if event.key() in GOING and self.verticalScrollBar().value() != before:
            self.scrolled.emit()

    def _offer_claim(self, position: int) -> Iterable[tuple[str, Callable[[], object]]]:
        at = self._places.to_code_point(position)
        chip = self.chip_touching(at)
        return ((tr("Show the claim"), partial(self.chip_clicked.emit, chip.key)),) if chip else ()
