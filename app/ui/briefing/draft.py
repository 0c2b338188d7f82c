"""What is typed and not yet in the store: it goes there after a short rest, and is never lost.

Until then Ctrl+Z is the field's own; from then on it is the project's, in which the rest made a step.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from app import core
from app.ui.briefing.editor import BodyEditor
from app.ui.session import Session

REST = 500


class Draft(QObject):
    """The body being edited against the body that is stored."""

    def __init__(self, session: Session, editor: BodyEditor) -> None:
        super().__init__(editor)
        self._session = session
        self._editor = editor
        self._section: str | None = None
        self._stored = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.save)

    def is_typing(self) -> bool:
        """Tell whether the editor holds something the store does not."""
        return self._section is not None and self._editor.body() != self._stored

    def rest(self) -> None:
        """Begin the rest after a keystroke."""
        self._rest.start()
        self._session.set_drafting(self.is_typing())

    def show(self, section: str | None, body: str) -> None:
        """Show a stored body; what is being typed in the same section stays, and is stored later."""
        same = section == self._section
        typing = same and self.is_typing()
        self._section, self._stored = section, body
        if typing:
            self._rest.start()
        elif self._editor.body() != body:
            self._editor.blockSignals(True)
            (self._editor.change_body if same else self._editor.set_body)(body)
            self._editor.blockSignals(False)

    @Slot()
    def save(self) -> bool:
        """Bring what was typed to the store; tell whether nothing is left to store."""
        self._rest.stop()
        project, section = self._session.project, self._section
        if project is None or section is None or not self.is_typing():
            return True
        body = self._editor.body()
        before, self._stored = self._stored, body
        saved = self._session.act(lambda: core.briefings.set_section(project, section, body=body)) is not None
        if saved:
            self._editor.forget_steps()
        else:
            self._stored = before
        self._session.set_drafting(self.is_typing())
        return saved
