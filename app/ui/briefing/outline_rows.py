"""The rows of a briefing's outline: sections with their words and worst mark, and tables of key points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import marks, theme
from app.ui.briefing.sentences import mark_sentences, words_of, worst
from app.ui.widgets.node_model import ENTRY, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from db.records import Briefing

Index = QModelIndex | QPersistentModelIndex
KEY_POINTS = "#key-points"
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}


@dataclass(frozen=True)
class SectionEntry:
    """One row of the outline: a section, or the key points of one."""

    key: str
    section: str
    title: str
    depth: int
    amount: str
    mark: str


def make_entries(
    briefing: Briefing, rows: Mapping[str, ClaimRow], findings: tuple[Finding, ...]
) -> list[SectionEntry]:
    """Return the rows of a briefing's outline; `rows` are the claims by key."""
    entries: list[SectionEntry] = []
    for section in briefing.sections:
        marked, _ = mark_sentences(section.body, section.id, rows, findings)
        found: list[str] = [one.severity for one in findings if one.section == section.id]
        found += [one.mark for one in marked if one.mark != "covered"]
        amount = f"{words_of(section.body):,}"
        title = section.heading or (tr("Summary") if section.role == "summary" else tr("Untitled section"))
        entries.append(
            SectionEntry(section.id, section.id, title, max(0, section.level - 2), amount, worst(found))
        )
        if section.role == "closing" or section.key_points:
            points = count(len(section.key_points), tr("row"), tr("rows"))
            entries.append(SectionEntry(section.id + KEY_POINTS, section.id, tr("Key points"), 1, points, ""))
    return entries


class OutlineModel(NodeModel[SectionEntry]):
    """The sections as rows."""

    def key_of(self, entry: SectionEntry) -> str:
        """Return what tells a row apart."""
        return entry.key

    def height_of(self, entry: SectionEntry) -> object:
        """Return what a row's height depends on."""
        return 1

    def text_of(self, entry: SectionEntry, column: int) -> str:
        """Return a row's title."""
        return entry.title

    def spoken(self, entry: SectionEntry, column: int) -> str:
        """Return a row for those who listen."""
        return f"{entry.title}, {entry.amount}" + (f", {marks.name(entry.mark)}" if entry.mark else "")


class OutlineDelegate(QStyledItemDelegate):
    """Paints a section: title, words, and its worst mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size: 30 px high."""
        return QSize(theme.px(120), theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: SectionEntry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        # The section in the editor is what the window shows, wherever the keyboard is.
        row.ground(option, current=bool(option.state & QStyle.StateFlag.State_Selected))
        left = theme.px(14 + 16 * entry.depth)
        room = row.width - left - theme.px(96)
        row.text(row.place(left, 0, room, theme.px(30)), entry.title, "body")
        amount = row.place(row.width - theme.px(96), 0, theme.px(62), theme.px(30))
        row.text(amount, entry.amount, "meta", "muted", trailing=True)
        if entry.mark in ("error", "warning", "info"):
            row.mark(row.place(row.width - theme.px(28), theme.px(8), theme.px(14), theme.px(14)), entry.mark)


class OutlineView(RowView):
    """The sections by keys: Alt+arrows move and indent, Del removes."""

    #: up, down, in, out or remove
    deed_wanted = Signal(str)

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

    def fit(self) -> None:
        """Be no higher than the rows need."""
        self.setMaximumHeight(max(1, self.model().rowCount()) * theme.px(30) + theme.px(2))


def _deed(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _MOVES.get(Qt.Key(event.key()), "")
    return "remove" if event.key() == Qt.Key.Key_Delete and not modifiers else ""
