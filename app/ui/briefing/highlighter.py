"""How Markdown looks while it is written: bold, italic, headings, code, and quiet marks around them."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from app.ui import theme
from app.ui.briefing.chips import AFTER, find_chips, room_before

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![*\w])")
_CODE = re.compile(r"(`)([^`\n]+)`")
_HEADING = re.compile(r"(#{1,6}\s+)(.*)")
#: A fence of backticks has none behind it on its line.
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)")
_LIST = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s")


#: Seconds for which lines are formatted at once.
SLICE = 0.012


def is_fenced(block: QTextBlock) -> bool:
    """Say whether a line is code between fences, or one of them."""
    return block.userState() > 0 or block.previous().userState() > 0


class MarkdownHighlighter(QSyntaxHighlighter):
    """Shows what the Markdown says; chips are transparent, for chips.py paints their text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks: dict[str, str] = {}
        #: A long section has tens of thousands of chips of these few formats.
        self._formats: dict[int, QTextCharFormat] = {}
        #: The keys whose marks are others now, and how far the lines have been formatted for them.
        self._stale: set[str] = set()
        self._all = False
        self._next = QTextCursor(document)
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self.go_on)
        theme.notifier().changed.connect(self.on_theme_changed)

    @Slot()
    def on_theme_changed(self) -> None:
        """Show everything in the fonts and colours of now."""
        self._formats = {}
        self.rehighlight()

    def set_marks(self, marks: Mapping[str, str]) -> None:
        """Leave room for the marks of chips, by their keys."""
        if marks == self._marks:
            return
        self._stale |= {key for key, _ in self._marks.items() ^ marks.items()}
        self._marks = dict(marks)
        self._next = QTextCursor(self.document())
        self.go_on()

    def begin(self) -> None:
        """Format a text that was set while nobody heard of it: the first lines now, the others bit by bit."""
        self._stale, self._all = set(), True
        self._next = QTextCursor(self.document())
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Format the lines whose chips have other marks, as long as an event may wait; go on later."""
        until = time.perf_counter() + SLICE
        block = self._next.block()
        while block.isValid() and time.perf_counter() < until:
            if self._all or any(key in self._stale for _, _, key in find_chips(block.text())):
                self.rehighlightBlock(block)
            block = block.next()
        if block.isValid():
            self._next.setPosition(block.position())
            self._slices.start()
        else:
            self._stale, self._all = set(), False

    def highlightBlock(self, text: str) -> None:
        """Give one line its formats; its state says whether it is code between fences."""
        if self._is_fenced(text):
            code = QTextCharFormat()
            code.setFont(theme.font("mono"))
            self.setFormat(0, len(text), code)
            return
        heading = _HEADING.match(text)
        if heading:
            self._heading(heading)
        else:
            self._line(text)
        for start, end, key in find_chips(text):
            self._chip(start, end, self._marks.get(key, ""))

    def _is_fenced(self, text: str) -> bool:
        """Take note of fences: a state above 0 is twice the length of the open one, odd for tildes."""
        before = max(self.previousBlockState(), 0)
        fence = _FENCE.match(text)
        if not fence:
            self._set_state(before)
            return before > 0
        length, tildes = len(fence[1]), fence[1][0] == "~"
        if before == 0:
            self._set_state(2 * length + tildes)
        else:
            closes = tildes == bool(before % 2) and length >= before // 2 and not fence[2].strip()
            self._set_state(0 if closes else before)
        return True

    def _set_state(self, state: int) -> None:
        # A line without a state is as one without code: a change makes Qt go on with the next line at once.
        if state != max(self.currentBlockState(), 0):
            self.setCurrentBlockState(state)

    def _line(self, text: str) -> None:
        for pattern, weight, italic in ((_STRONG, True, False), (_EMPHASIS, False, True)):
            for match in pattern.finditer(text):
                self._inline(match.start(), match.end(), len(match.group(1)), weight, italic)
        for match in _CODE.finditer(text):
            code = QTextCharFormat()
            code.setFont(theme.font("mono"))
            self.setFormat(match.start(), match.end() - match.start(), code)
        if bullet := _LIST.match(text):
            self.setFormat(bullet.start(1), bullet.end(1) - bullet.start(1), self._quiet())

    def _chip(self, start: int, end: int, mark: str) -> None:
        """Hide a chip's characters; Qt puts the room of a letter behind it."""
        for first, length, room in (
            (start, 1, room_before(mark)),
            (start + 1, end - start - 2, 0),
            (end - 1, 1, theme.px(AFTER)),
        ):
            self.setFormat(first, length, self._hidden(room))

    def _hidden(self, room: int) -> QTextCharFormat:
        known = self._formats.get(room)
        if known is None:
            known = self._formats[room] = QTextCharFormat()
            known.setFont(theme.font("meta"))
            known.setForeground(Qt.GlobalColor.transparent)
            if room:
                known.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                known.setFontLetterSpacing(room)
        return known

    def _heading(self, match: re.Match[str]) -> None:
        quiet = self._quiet()
        quiet.setFont(theme.font("editor_heading2"))
        title = QTextCharFormat()
        title.setFont(theme.font("editor_heading2"))
        self.setFormat(0, len(match.group(1)), quiet)
        self.setFormat(len(match.group(1)), len(match.group(2)), title)

    def _inline(self, start: int, end: int, fence: int, strong: bool, italic: bool) -> None:
        shown = QTextCharFormat()
        if strong:
            shown.setFontWeight(QFont.Weight.DemiBold)
        shown.setFontItalic(italic)
        self.setFormat(start + fence, end - start - 2 * fence, shown)
        self.setFormat(start, fence, self._quiet())
        self.setFormat(end - fence, fence, self._quiet())

    def _quiet(self) -> QTextCharFormat:
        quiet = QTextCharFormat()
        quiet.setForeground(theme.color("muted"))
        return quiet
