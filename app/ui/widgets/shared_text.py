"""A text with the passages marked that another text shares; plain text, read-only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.anchor.offsets import Utf16Map
from app.ui import theme
from app.ui.widgets.labels import ElidedLabel, Paragraph

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\u2028\u2029]+")


class SharedText(QWidget):
    """One side of a comparison: title, where it is from, what it shares, and the text with its marks."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.title = ElidedLabel("", "body_strong")
        self.source = ElidedLabel("", "meta", "muted")
        self.facts = Paragraph("", "meta")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(name)
        self._marked: Sequence[Range] = ()
        self._current: Range | None = None
        self._text, self._units = "", Utf16Map("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        for part in (self.title, self.source, self.facts):
            column.addWidget(part)
        column.addSpacing(theme.px(3))
        column.addWidget(self.words, 1)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def show_text(self, title: str, source: str, facts: str, text: str, marked: Sequence[Range]) -> None:
        """Show a text with these places marked, at the first of them."""
        self.title.setText(title)
        self.source.setText(source)
        self.facts.setText(facts)
        self.words.setAccessibleName(f"{self._name}: {title}")
        self.words.setAccessibleDescription(facts)
        self._units = Utf16Map(text)
        self._text, self._marked, self._current = text, marked, None
        self.words.setPlainText(text)
        self._mark()
        self.look_at(marked[0] if marked else None)

    def look_at(self, place: Range | None) -> None:
        """Show one of the places more strongly, and bring it into sight."""
        self._current = place
        self._mark()
        if place is None:
            return
        # From below, so that the passage's beginning is what comes to be seen.
        for at in reversed(place):
            cursor = QTextCursor(self.words.document())
            cursor.setPosition(self._units.to_utf16(at))
            self.words.setTextCursor(cursor)
            self.words.ensureCursorVisible()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and colours from the theme again."""
        self.words.setFont(theme.font("quote"))
        self.words.document().setDocumentMargin(theme.px(8))
        self._mark()

    def _mark(self) -> None:
        shown = [(place, _shared()) for place in self._marked]
        if self._current is not None:
            shown.append((self._current, _current()))
        marks = [self._selection(line, how) for place, how in shown for line in self._lines(*place)]
        self.words.setExtraSelections(marks)

    def _lines(self, start: int, end: int) -> Iterator[Range]:
        """Yield the parts of a place between line ends, which would be painted as marks of their own."""
        for found in _LINE.finditer(self._text, start, end):
            yield found.span()

    def _selection(self, place: Range, how: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(self._units.to_utf16(place[0]))
        cursor.setPosition(self._units.to_utf16(place[1]), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, how
        return made


def _shared() -> QTextCharFormat:
    """Told by a line below, not by the hue alone."""
    how = QTextCharFormat()
    how.setBackground(theme.color("info_tint"))
    how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    how.setUnderlineColor(theme.color("info"))
    return how


def _current() -> QTextCharFormat:
    how = QTextCharFormat()
    how.setBackground(theme.color("selection"))
    how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    how.setUnderlineColor(theme.color("accent"))
    return how
