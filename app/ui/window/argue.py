"""The room of Argue: the grid above, the audit and passages below. Edges can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.ui import theme
from app.ui.audit.panel import AuditPanel
from app.ui.grid.panel import GridPanel
from app.ui.grid.passages import PassagesPanel
from app.ui.session import Session
from app.ui.suggestions.panel import SuggestionsPanel
from app.ui.wording import tr

#: Design pixels: the height below the grid, the width of the passages.
FOOT, PASSAGES = 234, 404
#: In a low window: the grid with its head and three rows, and a foot of one finding.
GRID_LEAST, FOOT_LEAST = 336, 70


class ArgueRoom(QSplitter):
    """Puts three panels together that do not know each other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName(tr("Argue"))
        self.grid = GridPanel(session)
        self.audit = AuditPanel(session)
        self.passages = PassagesPanel(session)
        self.suggestions = SuggestionsPanel(session)
        #: The passages of a cell, or what is suggested for a claim.
        self.beside = QStackedWidget()
        self.beside.addWidget(self.passages)
        self.beside.addWidget(self.suggestions)
        self._foot = QSplitter(Qt.Orientation.Horizontal)
        self._foot.addWidget(self.audit)
        self._foot.addWidget(self.beside)
        self.addWidget(self.grid)
        self.addWidget(self._foot)
        for splitter in (self, self._foot):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
        self.setFocusProxy(self.grid)
        self._moved = False
        self.splitterMoved.connect(self.on_edge_moved)
        self._foot.splitterMoved.connect(self.on_edge_moved)
        theme.notifier().changed.connect(self.lay_out)
        session.asked.connect(self.on_asked)
        self.suggestions.closed.connect(self.on_suggestions_closed)

    @Slot()
    def lay_out(self) -> None:
        """Give grid, audit and passages the room they have at first."""
        # Larger type must not leave the grid without rows.
        spare = max(theme.px(FOOT_LEAST), self.height() - theme.px(GRID_LEAST))
        foot = min(theme.px(FOOT), self.height() * 2 // 5, spare)
        passages = min(theme.px(PASSAGES), self.width() // 3)
        self.setSizes([self.height() - foot, foot])
        self._foot.setSizes([self.width() - passages, passages])

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Show the suggestions for the current claim, or a cell's passages again."""
        if what == "claim.suggest" and self.isVisible():
            self.beside.setCurrentWidget(self.suggestions)
            self.suggestions.take_focus()
        elif what.startswith("cell.enter"):
            self.beside.setCurrentWidget(self.passages)

    @Slot()
    def on_suggestions_closed(self) -> None:
        """Return to the passages of the cell."""
        self.beside.setCurrentWidget(self.passages)
        self.grid.setFocus()

    @Slot()
    def on_edge_moved(self) -> None:
        """Leave the edges where the user puts them."""
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew in another size, until an edge was moved."""
        super().resizeEvent(event)
        if not self._moved:
            self.lay_out()
