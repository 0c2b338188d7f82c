"""The outline by keys and mouse: Alt+arrows or dragging give a section another place and depth.

A section goes with those under it. Claims that are let go on a section become its key judgement.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui import theme
from app.ui.briefing.outline_rows import KEY_POINTS, LEFT, STEP, SectionEntry
from app.ui.widgets.dragged import CLAIMS_TYPE, SECTION_TYPE, dragged_claims, dragged_section
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr

_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}


class Drop(NamedTuple):
    """Where something would go: before a section (empty: at the end) at a depth, or `on` one."""

    before: str = ""
    depth: int = 0
    on: str = ""
    y: int = 0


class OutlineView(RowView):
    """The sections; Del removes the current one."""

    #: up, down, in, out or remove
    deed_wanted = Signal(str)
    #: A section, the one it goes before (empty: at the end), and its depth, 0 for sections of the top.
    moved = Signal(str, str, int)
    #: A section, and the claim that is to be its key judgement.
    judged = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._drop: Drop | None = None
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def fit(self) -> None:
        """Be no higher than the rows need."""
        self.setMaximumHeight(max(1, self.model().rowCount()) * theme.px(30) + theme.px(2))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take Alt+arrows before the window goes back or forward with them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _deed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the section that is current; everything else is the list's."""
        deed = _deed(event)
        if deed and self.currentIndex().isValid():
            self.deed_wanted.emit(deed)
        else:
            super().keyPressEvent(event)

    # The mouse

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the current section."""
        entry = self.currentIndex().data(ENTRY)
        if not isinstance(entry, SectionEntry) or entry.key.endswith(KEY_POINTS):
            return
        drag = QDrag(self)
        drag.setMimeData(section_mime(entry.section))
        rect = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(QPoint(rect.width() // 8, rect.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take sections and claims."""
        data = event.mimeData()
        if data.hasFormat(SECTION_TYPE) or data.hasFormat(CLAIMS_TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what would come of a drop here; near the ends the outline scrolls."""
        super().dragMoveEvent(event)
        drop = self._drop_at(event.position().toPoint(), event.mimeData())
        event.setAccepted(drop is not None)
        self._show(drop)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._show(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what the place stands for."""
        data = event.mimeData()
        drop = self._drop_at(event.position().toPoint(), data)
        event.setAccepted(drop is not None)
        self.stopAutoScroll()
        self.setState(self.State.NoState)
        self._show(None)
        if drop is None:
            return
        event.acceptProposedAction()
        if drop.on:
            self.judged.emit(drop.on, dragged_claims(data)[0])
        else:
            self.moved.emit(dragged_section(data), drop.before, drop.depth)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and over them where a drop would go."""
        super().paintEvent(event)
        drop = self._drop
        if drop is None:
            return
        painter = QPainter(self.viewport())
        if drop.on:
            self._paint_judging(painter, drop)
        else:
            left = theme.px(LEFT + STEP * drop.depth - 6)
            line = QRect(left, drop.y - 1, self.viewport().width() - left - theme.px(8), 2)
            if self.isRightToLeft():
                line.moveLeft(theme.px(8))
            painter.fillRect(line, theme.color("accent"))
        painter.end()

    def _paint_judging(self, painter: QPainter, drop: Drop) -> None:
        index = next((one for one in self._indexes() if one.data(ENTRY).key == drop.on), None)
        if index is not None:
            row = RowPainter(painter, self.visualRect(index), self.layoutDirection())
            row.fill("accent_tint")
            row.frame(row.rect, 2, "accent")
            room = row.place(theme.px(LEFT), 0, row.width - theme.px(2 * LEFT), theme.px(30))
            row.text(room, tr("Key judgement of this section"), "body", "accent")

    def _drop_at(self, pos: QPoint, data: QMimeData) -> Drop | None:
        """Return what would be dropped here, or None where nothing can."""
        index = self.indexAt(pos)
        entry = index.data(ENTRY)
        if data.hasFormat(CLAIMS_TYPE):
            fits = isinstance(entry, SectionEntry) and bool(dragged_claims(data))
            return Drop(on=entry.section) if fits else None
        dragged = dragged_section(data)
        rows = [one for one in self._indexes() if not one.data(ENTRY).key.endswith(KEY_POINTS)]
        entries: list[SectionEntry] = [one.data(ENTRY) for one in rows]
        at = next((n for n, one in enumerate(entries) if one.section == dragged), None)
        if at is None:
            return None
        end = at + 1
        while end < len(entries) and entries[end].depth > entries[at].depth:
            end += 1
        place = len(entries)
        for number, one in enumerate(rows):
            rect = self.visualRect(one)
            if pos.y() < rect.center().y():
                place = number
                break
        if at < place < end:
            return None
        others = [*entries[:at], *entries[end:]]
        to = place if place <= at else place - (end - at)
        following = others[to] if to < len(others) else None
        shallow = following.depth if following is not None else 0
        deep = others[to - 1].depth + 1 if to else 0
        x = pos.x() if not self.isRightToLeft() else self.viewport().width() - pos.x()
        wanted = round((x - theme.px(LEFT)) / theme.px(STEP))
        depth = max(min(shallow, deep), min(wanted, deep))
        y = self.visualRect(rows[place]).top() if place < len(rows) else self._foot()
        return Drop(following.section if following else "", depth, "", max(1, y))

    def _indexes(self) -> list[QModelIndex]:
        model = self.model()
        return [model.index(row, 0) for row in range(model.rowCount())]

    def _foot(self) -> int:
        model = self.model()
        return self.visualRect(model.index(model.rowCount() - 1, 0)).bottom()

    def _show(self, drop: Drop | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()


def section_mime(section: str) -> QMimeData:
    """Return a section as it is dragged."""
    data = QMimeData()
    data.setData(SECTION_TYPE, QByteArray(section.encode("ascii", "replace")))
    return data


def _deed(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _MOVES.get(Qt.Key(event.key()), "")
    return "remove" if event.key() == Qt.Key.Key_Delete and not modifiers else ""
