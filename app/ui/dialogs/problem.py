"""A refusal: what is wrong, what to do, and perhaps one way on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.wording import tr


class ProblemDialog(Dialog):
    """Says what is wrong and what to do. `offer` names a way on, and `stay` not taking it.

    Where the way on loses something, `careful` lets Return stay: a Return too many is no answer.
    """

    def __init__(
        self,
        title: str,
        message: str,
        hint: str = "",
        offer: str = "",
        parent: QWidget | None = None,
        *,
        stay: str = "",
        careful: bool = False,
    ) -> None:
        super().__init__(title, offer, stay or tr("Close"), parent)
        self.say(message)
        if hint:
            self.say(hint, "muted")
        if careful:
            self.reject_button.setDefault(True)
            self.reject_button.setFocus()
