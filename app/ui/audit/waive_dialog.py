"""Waiving a finding: the reason is asked for, because the annex prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.dialogs import Dialog
from app.ui.widgets import Label
from app.ui.widgets.form_fields import text_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.ui.audit.entries import Row


class WaiveDialog(Dialog):
    """Asks why a finding is acceptable."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        title = tr("Waive {rule}").format(rule=row.finding.rule)
        super().__init__(title, tr("Waive"), parent=parent, width=480)
        column = self.body
        column.addWidget(Label(row.subject, "body_strong", wrap=True))
        column.addWidget(Label(row.finding.message, wrap=True))
        caption = Label(
            tr("Why is this acceptable? The annex of the briefing prints the reason."),
            "meta",
            "muted",
            wrap=True,
        )
        column.addWidget(caption)
        self.field = text_field("", self, 90)
        self.field.setAccessibleName(tr("Reason"))
        caption.setBuddy(self.field)
        column.addWidget(self.field)
        self.field.textChanged.connect(self.on_text_changed)
        self.on_text_changed()
        self.field.setFocus()

    def reason(self) -> str:
        """Return what the analyst wrote."""
        return self.field.toPlainText().strip()

    @Slot()
    def on_text_changed(self) -> None:
        """A waiver needs a reason."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(self.reason()))
