"""Waiving a finding: the reason is asked for, because the annex prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets import Label
from app.ui.widgets.form_fields import text_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.ui.audit.entries import Row


class WaiveDialog(QDialog):
    """Asks why a finding is acceptable."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Waive {rule}").format(rule=row.finding.rule))
        self.setMinimumWidth(theme.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(10))
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
        buttons = QDialogButtonBox(self)
        self._waive = buttons.addButton(tr("Waive"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.field.textChanged.connect(self.on_text_changed)
        self.on_text_changed()
        self.field.setFocus()

    def reason(self) -> str:
        """Return what the analyst wrote."""
        return self.field.toPlainText().strip()

    @Slot()
    def on_text_changed(self) -> None:
        """A waiver needs a reason."""
        self._waive.setEnabled(bool(self.reason()))
