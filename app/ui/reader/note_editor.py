"""The note on a highlight: a few lines that float beside its passage."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.reader.words_editor import WordsEditor
from app.ui.wording import tr


class NoteEditor(WordsEditor):
    """Ctrl+Enter keeps the note, Esc leaves it as it was."""

    def __init__(self, parent: QWidget) -> None:
        name, hint = tr("Note on the passage"), tr("What is to be remembered about this passage")
        super().__init__(name, hint, tr("keeps it"), tr("leaves it"), "body", parent)
