"""Asking for a password: an encrypted PDF's, or a project's passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.wording import tr


class PasswordDialog(Dialog):
    """Asks for one password; `promise` says what becomes of it."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None, promise: str = "") -> None:
        super().__init__(title, tr("Open"), parent=parent)
        self.say(words)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(title)
        self._field.setFixedHeight(theme.px(30))
        self.body.addWidget(self._field)
        self.say(promise or tr("It is used now and not kept."), "muted")
        self._field.setFocus()

    def password(self) -> str:
        """Return what was typed."""
        return self._field.text()
