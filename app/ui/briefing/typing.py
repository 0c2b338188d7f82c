"""What tool bar and keys do to Markdown: bold, italic, headings, lists, tables; pressed twice it is undone.

Each is one step of the field's own undo.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_ITEM = re.compile(r"\s*[-*+] ")
_HEADING = re.compile(r"#{1,6} ")
KEEP = QTextCursor.MoveMode.KeepAnchor
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
#: Keys of the editor, by what they do.
KEYS = {
    "bold": (Qt.Key.Key_B, _CONTROL, "Ctrl+B"),
    "italic": (Qt.Key.Key_I, _CONTROL, "Ctrl+I"),
    "heading": (Qt.Key.Key_H, _CONTROL | _SHIFT, "Ctrl+Shift+H"),
    "list": (Qt.Key.Key_L, _CONTROL | _SHIFT, "Ctrl+Shift+L"),
    "table": (Qt.Key.Key_T, _CONTROL | _SHIFT, "Ctrl+Shift+T"),
}


def format_of(event: QKeyEvent) -> str:
    """Return what a key formats, or nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return next((name for name, one in KEYS.items() if (event.key(), modifiers) == one[:2]), "")


def apply(editor: QTextEdit, what: str) -> None:
    """Format the selection, or what the caret stands in."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    if what in ("bold", "italic"):
        _surround(cursor, "**" if what == "bold" else "*")
    elif what == "heading":
        _begin_lines(cursor, "### ", _HEADING)
    elif what == "list":
        _begin_lines(cursor, "- ", _ITEM)
    elif what == "table":
        cursor.insertText("\n\n| | |\n|---|---|\n| | |\n\n")
        cursor.movePosition(QTextCursor.MoveOperation.Up, n=4)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=2)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.setFocus()


def surround(editor: QTextEdit, before: str, after: str) -> None:
    """Put marks around the selection, or at the caret with the caret between them."""
    cursor = editor.textCursor()
    chosen = cursor.selectedText()
    cursor.insertText(before + chosen + after)
    if not chosen:
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(after))
    editor.setTextCursor(cursor)
    editor.setFocus()


def _surround(cursor: QTextCursor, fence: str) -> None:
    """Put a fence around the selection and keep it selected, or take it away when it is there."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    outer = QTextCursor(cursor)
    wide = len(fence)
    last = cursor.document().characterCount() - 1
    outer.setPosition(max(0, start - wide))
    outer.setPosition(min(last, end + wide), QTextCursor.MoveMode.KeepAnchor)
    around = outer.selectedText()
    inside = cursor.selectedText()
    fenced = around == f"{fence}{inside}{fence}" and inside
    if fenced and not (fence == "*" and around.startswith("**") and not around.startswith("***")):
        outer.insertText(inside)
        start -= wide
    else:
        cursor.insertText(f"{fence}{inside}{fence}")
        start += wide
    cursor.setPosition(start)
    cursor.setPosition(start + len(inside) + _extra(inside), KEEP)


def _extra(text: str) -> int:
    """Return how many UTF-16 units a text has beyond its code points."""
    return sum(1 for one in text if ord(one) > 0xFFFF)


def _begin_lines(cursor: QTextCursor, mark: str, known: re.Pattern[str]) -> None:
    """Put a mark before every chosen line, or take it away when all of them have it."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    blocks = []
    while block.isValid() and block.blockNumber() <= last:
        blocks.append(block)
        block = block.next()
    filled = [one for one in blocks if one.text().strip()] or blocks
    everyone = all(known.match(one.text()) for one in filled)
    for one in filled:
        line = QTextCursor(one)
        found = known.match(one.text())
        if everyone and found:
            line.setPosition(one.position() + found.end(), KEEP)
            line.removeSelectedText()
        elif not found:
            line.insertText(mark)
