"""Undo as Qt shows it: a QUndoStack that only names the steps the store keeps in its journal.

The store undoes; the stack supplies labels, enabled states and signals. It is filled again from
`project.history()` after every change, so it is right after a restart too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Change

SHOWN_MOST = 200
Act = Callable[[Callable[[], object]], object]


class Step(QUndoCommand):
    """One change of the journal by its label."""

    def __init__(self, stack: UndoStack, change: Change) -> None:
        super().__init__(change.label)
        self._stack = stack
        self.change = change.id

    def undo(self) -> None:
        """Undo in the store, unless the stack is only being filled."""
        self._stack.step(back=True)

    def redo(self) -> None:
        """Redo in the store, unless the stack is only being filled."""
        self._stack.step(back=False)


class UndoStack(QUndoStack):
    """The journal's steps, newest SHOWN_MOST of them."""

    def __init__(self, act: Act, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._project: Project | None = None
        self._filling = False
        self._stepping = False

    def watch(self, project: Project | None) -> None:
        """Show this project's history, or none."""
        self._project = project
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the history again."""
        if self._stepping:
            return
        history = self._project.history()[-SHOWN_MOST:] if self._project else ()
        self._filling = True
        # Whoever listens hears of the new state once, not of every step that is put back into its place.
        self.blockSignals(True)
        self.clear()
        for change in history:
            self.push(Step(self, change))
        self.setIndex(sum(not change.undone for change in history))
        self.blockSignals(False)
        self._filling = False
        self.indexChanged.emit(self.index())

    def step(self, *, back: bool) -> None:
        """Undo or redo one change in the store."""
        if self._filling or self._project is None:
            return
        self._stepping = True
        moved = self._act(self._project.undo if back else self._project.redo)
        self._stepping = False
        if moved is None:
            QTimer.singleShot(0, self, self.refresh)
