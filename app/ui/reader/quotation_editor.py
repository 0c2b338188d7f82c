"""The words of an area: what stands in the picture, typed by hand, in a panel that floats beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.reader.words_editor import WordsEditor
from app.ui.wording import tr


class QuotationEditor(WordsEditor):
    """Ctrl+Enter keeps the words, even none; Esc leaves the area as it was."""

    def __init__(self, parent: QWidget) -> None:
        name, hint = tr("Words in the area"), tr("What stands there, word for word; it can be typed later")
        super().__init__(name, hint, tr("marks the area"), tr("leaves it"), "quote", parent)
