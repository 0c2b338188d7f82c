"""How Markdown looks while it is written: bold, italic, headings, code, and quiet marks around them."""

from __future__ import annotations

import re
from collections.abc import Set

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from app.ui import theme
from app.ui.briefing.chips import BEFORE, BEFORE_MARK

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![*\w])")
_CODE = re.compile(r"(`)([^`\n]+)`")
_HEADING = re.compile(r"(#{1,6}\s+)(.*)")
_CHIP = re.compile(r"\[\[[^\[\]\n]*\]\]")
_LIST = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Shows what the Markdown says, without hiding a character of it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._tinted: frozenset[str] = frozenset()
        theme.notifier().changed.connect(self.rehighlight)

    def set_tinted(self, keys: Set[str]) -> None:
        """Leave room for a mark before these keys' chips."""
        changed = self._tinted ^ keys
        self._tinted = frozenset(keys)
        block = self.document().firstBlock() if changed else QTextBlock()
        while block.isValid():
            if any(f"[[{key}]]" in block.text() for key in changed):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        """Give one line its formats."""
        heading = _HEADING.match(text)
        if heading:
            self._heading(heading)
            return
        for pattern, weight, italic in ((_STRONG, True, False), (_EMPHASIS, False, True)):
            for match in pattern.finditer(text):
                self._inline(match.start(), match.end(), len(match.group(1)), weight, italic)
        for match in _CODE.finditer(text):
            code = QTextCharFormat()
            code.setFont(theme.font("mono"))
            self.setFormat(match.start(), match.end() - match.start(), code)
        if bullet := _LIST.match(text):
            self.setFormat(bullet.start(1), bullet.end(1) - bullet.start(1), self._quiet())
        for match in _CHIP.finditer(text):
            chip = QTextCharFormat()
            chip.setFont(theme.font("meta"))
            chip.setForeground(theme.color("text"))
            self.setFormat(match.start(), match.end() - match.start(), chip)
            apart = QTextCharFormat(chip)
            apart.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            apart.setFontLetterSpacing(theme.px(BEFORE))
            self.setFormat(match.end() - 1, 1, apart)
            if match.start() and text[match.start() - 1] == " ":
                before = QTextCharFormat(apart)
                room = BEFORE_MARK if match.group(0)[2:-2] in self._tinted else BEFORE
                before.setFontLetterSpacing(theme.px(room))
                self.setFormat(match.start() - 1, 1, before)

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
