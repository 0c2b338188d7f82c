"""What is typed and not yet in the store: it goes there after a short rest, and is never lost."""

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
        return self._editor.body() != self._stored

    def rest(self) -> None:
        """Begin the rest after a keystroke."""
        self._rest.start()

    def show(self, section: str | None, body: str) -> None:
        """Show a stored body; what is being typed in the same section stays."""
        if section == self._section and body == self._stored and self.is_typing():
            return
        self._section, self._stored = section, body
        if self._editor.body() != body:
            self._editor.blockSignals(True)
            self._editor.set_body(body)
            self._editor.blockSignals(False)

    @Slot()
    def save(self) -> None:
        """Bring what was typed to the store."""
        self._rest.stop()
        project, section = self._session.project, self._section
        if project is None or section is None or not self.is_typing():
            return
        body = self._editor.body()
        before, self._stored = self._stored, body
        if self._session.act(lambda: core.briefings.set_section(project, section, body=body)) is None:
            self._stored = before
