"""Asks how a briefing that is made from another is called, and whether it takes the prose along."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.dialogs import Dialog
from app.ui.widgets.form_fields import caption_for, line_field
from app.ui.wording import tr


class DuplicateDialog(Dialog):
    """A title, and one question."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Duplicate the briefing"), tr("Duplicate"), parent=parent, width=480)
        words = tr("The new briefing has the same sections, headings, roles and front matter; it is a draft.")
        self.say(words, "muted")
        self.field = line_field(tr("{title} (copy)").format(title=title), self)
        self.field.setAccessibleName(tr("Title"))
        self.prose = QCheckBox(tr("With what the sections say, key judgements and key points"), self)
        self.body.addWidget(caption_for(tr("&Title"), self.field, self))
        self.body.addWidget(self.field)
        self.body.addWidget(self.prose)
        self.field.textChanged.connect(self.on_text_changed)
        self.field.selectAll()
        self.field.setFocus()

    def title(self) -> str:
        """Return the title that was typed."""
        return self.field.text().strip()

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Let a briefing with a title be made."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(text.strip()))
