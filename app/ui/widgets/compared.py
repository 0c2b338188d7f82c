"""A passage in its surroundings, with what another wording lacks marked; plain text, read-only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.anchor.differences import Difference
from app.anchor.offsets import Utf16Map
from app.ui import theme
from app.ui.widgets.labels import ElidedLabel


class ComparedText(QWidget):
    """One side of a comparison: a heading, and the words under it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = ElidedLabel(heading, "label_strong", "muted")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(heading)
        self.heading.setBuddy(self.words)
        self._shown: tuple[str, str, str, Sequence[Difference]] = ("", "", "", ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.heading)
        column.addWidget(self.words, 1)
        theme.notifier().changed.connect(self.on_theme_changed)

    def show_passage(
        self, heading: str, before: str, passage: str, after: str, marks: Sequence[Difference]
    ) -> None:
        """Show a passage between the words around it; marks are places in the passage."""
        self.heading.setText(heading)
        self.words.setAccessibleName(heading)
        self._shown = (_start_cut(_flowing(before)), _flowing(passage), _end_cut(_flowing(after)), marks)
        self._write()

    def show_nothing(self, heading: str, words: str) -> None:
        """Say in words that there is no passage on this side."""
        self.heading.setText(heading)
        self.words.setAccessibleName(heading)
        self._shown = (words, "", "", ())
        self._write()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take fonts and colours from the theme again."""
        self._write()

    def _write(self) -> None:
        before, passage, after, marks = self._shown
        self.words.setFont(theme.font("quote"))
        self.words.setPlainText(before + passage + after)
        units = Utf16Map(before + passage + after)
        cursor = QTextCursor(self.words.document())
        low, high = len(before), len(before) + len(passage)
        for start, end in ((0, low), (high, high + len(after))):
            _format(cursor, units, start, end, _faint())
        for one in marks:
            _format(cursor, units, low + one.start, low + one.end, _marked(one))
        cursor.setPosition(units.to_utf16(low))
        self.words.setTextCursor(cursor)
        self.words.ensureCursorVisible()


def _format(cursor: QTextCursor, units: Utf16Map, start: int, end: int, how: QTextCharFormat) -> None:
    cursor.setPosition(units.to_utf16(start))
    cursor.setPosition(units.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(how)


def _faint() -> QTextCharFormat:
    how = QTextCharFormat()
    how.setForeground(theme.color("muted"))
    return how


def _marked(one: Difference) -> QTextCharFormat:
    """Tell numbers, negations and names by weight and a double line too, not by the hue alone."""
    how = QTextCharFormat()
    tint = "error" if one.weighty else "warning"
    how.setBackground(theme.color(f"{tint}_tint"))
    how.setForeground(theme.color(tint))
    how.setFontUnderline(True)
    if one.weighty:
        how.setFontWeight(QFont.Weight.Bold)
    return how


def _flowing(text: str) -> str:
    """Let lines that a page's width broke flow; every character keeps its place."""
    return re.sub(r"(?<!\n)[\n\f](?!\n)", " ", text)


def _start_cut(text: str) -> str:
    cut = text.find(" ")
    return "…" + text[cut:] if text and cut >= 0 else text


def _end_cut(text: str) -> str:
    return text[: text.rfind(" ") + 1] + "…" if " " in text else text
