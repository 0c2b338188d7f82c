"""Dragging claims in the outline, and dropping claims or passages on it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.claims.delegate import ClaimDelegate
from app.ui.claims.drop_zones import (
    CLAIMS_TYPE,
    HIGHLIGHT_TYPE,
    Dropped,
    dragged_claims,
    dragged_highlight,
    edge_at,
    zone_at,
)
from app.ui.claims.entries import ClaimEntry
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr
from db.records import Direction


class DropView(RowView):
    """Shows where what hangs over it would go, and asks for it when it is let go."""

    #: A Dropped.
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Claims"), parent)
        self.rows = ClaimDelegate(self)
        self.setItemDelegate(self.rows)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def current_entry(self) -> object:
        """Return the entry that is current, or None."""
        return self.currentIndex().data(ENTRY)

    def chosen_claims(self) -> list[str]:
        """Return the claims that are chosen, from top to bottom."""
        raise NotImplementedError

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the claims that are chosen."""
        claims = self.chosen_claims()
        if not claims or not isinstance(self.current_entry(), ClaimEntry):
            return
        data = QMimeData()
        data.setData(CLAIMS_TYPE, QByteArray("\n".join(claims).encode("ascii")))
        drag = QDrag(self)
        drag.setMimeData(data)
        index = self.currentIndex()
        rect = self.visualRect(index)
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(QPoint(rect.width() // 8, rect.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take claims, highlights and selections."""
        data = event.mimeData()
        if data.hasFormat(CLAIMS_TYPE) or data.hasFormat(HIGHLIGHT_TYPE) or data.hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what would come of a drop here; near the ends the outline scrolls."""
        super().dragMoveEvent(event)
        drop = self._drop_at(event.position().toPoint(), event.mimeData())
        event.setAccepted(drop is not None)
        self._show_drop(drop)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the zones away."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what the place stands for."""
        drop = self._drop_at(event.position().toPoint(), event.mimeData())
        event.setAccepted(drop is not None)
        self.stopAutoScroll()
        self.setState(self.State.NoState)
        self._show_drop(None)
        if drop is not None:
            event.acceptProposedAction()
            self.dropped.emit(drop)

    def _drop_at(self, pos: QPoint, data: QMimeData) -> Dropped | None:
        """Return what would be dropped here, or None where nothing can."""
        claims = dragged_claims(data) if data.hasFormat(CLAIMS_TYPE) else ()
        highlight = dragged_highlight(data)
        index = self.indexAt(pos)
        entry = index.data(ENTRY)
        if entry is None:
            return Dropped("end", highlight=highlight, claims=claims, words=data.text())
        if not isinstance(entry, ClaimEntry):
            return None
        claim, rect = entry.row.claim.id, self.visualRect(index)
        where = edge_at(pos.y() - rect.y(), rect.height(), claims=bool(claims))
        if claims and self._is_under(index, claims):
            return None
        zone = zone_at(pos.x() - rect.x(), rect.width(), self.layoutDirection())
        direction: Direction = zone if where == "on" else "supports"
        return Dropped(where, claim, direction, highlight, claims, data.text())

    def _is_under(self, index: QModelIndex, dragged: tuple[str, ...]) -> bool:
        """Tell whether a claim is one of those dragged, or stands under one."""
        while index.isValid():
            entry = index.data(ENTRY)
            if isinstance(entry, ClaimEntry) and entry.row.claim.id in dragged:
                return True
            index = index.parent()
        return False

    def _show_drop(self, drop: Dropped | None) -> None:
        if drop != self.rows.drop:
            self.rows.drop = drop
            self.viewport().update()
