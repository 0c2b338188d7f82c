"""The list of suggestions: its keys, and how its rows look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.suggestions.entries import CaptionEntry, Entry, PassageEntry, SameEntry
from app.ui.widgets.card_painter import card_height, paint_card
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
MARGIN, GAP, CAPTION, CLAIM = 10, 6, 26, 46
#: What a key says of the current row.
KEYS = {
    Qt.Key.Key_S: "supports",
    Qt.Key.Key_D: "disputes",
    Qt.Key.Key_N: "neutral",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_Delete: "dismiss",
    Qt.Key.Key_Escape: "close",
}


class SuggestionsView(RowView):
    """Takes S, D, N, M, Del and Esc."""

    #: What is to become of the current row: one of KEYS.
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Suggestions"), parent)
        self.setItemDelegate(SuggestionDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that decide."""
        said = KEYS.get(Qt.Key(event.key()))
        if said is not None and not event.modifiers():
            self.decided.emit(said)
        else:
            super().keyPressEvent(event)


class SuggestionDelegate(QStyledItemDelegate):
    """Paints captions, cards, and claims in two lines."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        entry: Entry = index.data(ENTRY)
        width = self._view.viewport().width()
        if isinstance(entry, PassageEntry):
            return QSize(width, card_height(entry.card, width - theme.px(2 * MARGIN)) + theme.px(GAP))
        return QSize(width, theme.px(CAPTION if isinstance(entry, CaptionEntry) else CLAIM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Entry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        px = theme.px
        if isinstance(entry, CaptionEntry):
            words = row.place(px(MARGIN + 2), px(2), row.width - px(2 * MARGIN), row.rect.height() - px(2))
            row.text(words, entry.words, "meta", "muted")
            return
        state = QStyle.StateFlag
        current = bool(option.state & state.State_Selected)
        ring = bool(option.state & state.State_HasFocus) and bool(self._view.property("keys"))
        if isinstance(entry, PassageEntry):
            rect = row.place(px(MARGIN), 0, row.width - px(2 * MARGIN), row.rect.height() - px(GAP))
            pointed = current or bool(option.state & state.State_MouseOver)
            paint_card(
                row, rect, entry.card, lit=current and (ring or self._view.hasFocus()), pointed=pointed
            )
        else:
            self._paint_claim(row, option, entry, ring=ring)

    def _paint_claim(
        self, row: RowPainter, option: QStyleOptionViewItem, entry: SameEntry, *, ring: bool
    ) -> None:
        px = theme.px
        row.ground(option)
        row.icon(row.place(px(MARGIN + 9), px(8), px(16), px(16)), "claim")
        left = px(MARGIN + 32)
        width = row.width - left - px(MARGIN)
        row.text(row.place(left, px(6), width, theme.line("body")), entry.same.claim.text)
        about = f"{entry.why} · {entry.same.claim.key}"
        row.text(row.place(left, px(25), width, theme.line("meta")), about, "meta", "muted")
        if ring:
            row.ring()
