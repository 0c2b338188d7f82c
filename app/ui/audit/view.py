"""The audit's list as a view: the button and the dots of a row can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.audit.delegate import FindingDelegate
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr


class FindingView(RowView):
    """Says which finding's remedy is wanted; Return is the button, the menu key the dots."""

    remedy_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), parent)
        self.rows = FindingDelegate(self)
        self.setItemDelegate(self.rows)
        self.setUniformRowHeights(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button or the dots."""
        super().mousePressEvent(event)
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        part = self.rows.part_at(index, self.visualRect(index), pos)
        if part == "button":
            self.remedy_wanted.emit(index)
        elif part == "dots":
            dots = self.rows.dots_rect(self.visualRect(index))
            self.menu_wanted.emit(self.viewport().mapToGlobal(dots.bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what the button says, unless the button or the dots themselves were pressed twice."""
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        if index.isValid() and self.rows.part_at(index, self.visualRect(index), pos) == "body":
            self.remedy_wanted.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def _point(self, pos: QPoint) -> None:
        if self.rows.pointer != pos:
            self.rows.pointer = pos
            index: QModelIndex = self.indexAt(pos)
            if index.isValid():
                self.update(index)
