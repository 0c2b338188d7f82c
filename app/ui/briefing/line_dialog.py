"""Asks for one line: a briefing's title, a section's heading."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.dialogs import Dialog
from app.ui.widgets.form_fields import caption_for, line_field


class LineDialog(Dialog):
    """A field under its caption; where a line is needed, the button waits for words."""

    def __init__(
        self,
        title: str,
        caption: str,
        verb: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        needed: bool = True,
    ) -> None:
        super().__init__(title, verb, parent=parent, width=440)
        self._needed = needed
        self.field = line_field(text, self)
        self.field.setAccessibleName(caption.replace("&", ""))
        self.body.addWidget(caption_for(caption, self.field, self))
        self.body.addWidget(self.field)
        self.field.textChanged.connect(self.on_text_changed)
        self.on_text_changed(text)
        self.field.selectAll()
        self.field.setFocus()

    def ask(self) -> str | None:
        """Return what was typed, on one line; None when it was left."""
        agreed, typed = self.exec() == LineDialog.DialogCode.Accepted, " ".join(self.field.text().split())
        self.deleteLater()
        return typed if agreed else None

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Let a line with words in it be taken."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(text.strip()) or not self._needed)
