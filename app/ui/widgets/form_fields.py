"""The fields of dialogs: one line, several lines, one of a few. Heights and margins from the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui import theme


def caption_for(words: str, field: QWidget, parent: QWidget) -> QLabel:
    """Make the words before a field; the letter after `&` goes to the field."""
    caption = QLabel(words, parent)
    caption.setBuddy(field)
    caption.setFont(theme.font("meta"))
    caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return caption


def line_field(text: str, parent: QWidget, hint: str = "") -> QLineEdit:
    """Make a field of one line, with the beginning of its text in sight."""
    field = QLineEdit(text, parent)
    field.setMinimumHeight(theme.px(28))
    field.setTextMargins(theme.px(6), 0, theme.px(6), 0)
    field.setPlaceholderText(hint)
    field.setCursorPosition(0)
    return field


def text_field(text: str, parent: QWidget, height: int, hint: str = "") -> QPlainTextEdit:
    """Make a field of several lines, `height` design pixels high; Tab leaves it."""
    field = QPlainTextEdit(text, parent)
    field.setTabChangesFocus(True)
    field.setFixedHeight(theme.px(height))
    field.document().setDocumentMargin(theme.px(6))
    field.setPlaceholderText(hint)
    return field


def choice_field(choices: Iterable[tuple[str | None, str]], chosen: str | None, parent: QWidget) -> QComboBox:
    """Make a field with one of a few values, each with its words."""
    box = QComboBox(parent)
    box.setMinimumHeight(theme.px(28))
    for value, words in choices:
        box.addItem(words, value)
        if value == chosen:
            box.setCurrentIndex(box.count() - 1)
    return box
