"""What stands in the claims dock: the claims, and under them the suggestions while they are wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Session
from app.ui.suggestions.panel import SuggestionsPanel


class ClaimsSide(QSplitter):
    """Puts two panels together that do not know each other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session = session
        self.claims = ClaimsPanel(session)
        self.suggestions = SuggestionsPanel(session)
        #: The dock's title bar.
        self.header = self.claims.header
        self.addWidget(self.claims)
        self.addWidget(self.suggestions)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setFocusProxy(self.claims)
        self.suggestions.hide()
        session.asked.connect(self.on_asked)
        session.project_closed.connect(self.suggestions.hide)
        self.suggestions.closed.connect(self.on_closed)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Show the suggestions for the current claim."""
        if what == "claim.suggest" and self.isVisible() and self._session.workspace == "read":
            if self.suggestions.isHidden():
                self.suggestions.show()
                self.setSizes([self.height() // 2, self.height() - self.height() // 2])
            self.suggestions.take_focus()

    @Slot()
    def on_closed(self) -> None:
        """Give the claims their room back."""
        self.suggestions.hide()
        self.claims.view.setFocus()
