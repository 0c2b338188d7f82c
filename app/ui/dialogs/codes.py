"""Asking what the codes of a REFI-QDA project are here: tags on passages, or claims that passages support."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.wording import tr


class CodesDialog(Dialog):
    """Tags are offered first, as the command line does: a code says what a passage is about."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Codes in {name}").format(name=name), tr("Import"), parent=parent)
        self.say(tr("What do codes become? Codes under “Claims” are claims in any case."))
        self._tags = QRadioButton(tr("&Tags of the passages"))
        self._claims = QRadioButton(tr("&Claims, with the passages as evidence"))
        for button in (self._tags, self._claims):
            self.body.addWidget(button)
        self._tags.setChecked(True)
        self._tags.setFocus()

    def are_claims(self) -> bool:
        """Say whether codes become claims."""
        return self._claims.isChecked()
