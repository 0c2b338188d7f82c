"""The list of an article's contents: a tree in which the entry that is read now is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from app.ui import theme
from app.ui.reader.contents import Heading, as_tree
from app.ui.widgets.node_model import ENTRY, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.widgets.wrapping import text_width
from app.ui.wording import plain_tip, tr

Index = QModelIndex | QPersistentModelIndex
#: Longer contents open with their first level only.
MOST_OPEN = 200
#: Design pixels: a row beyond its words, from depth to depth, the first twisty, words behind it, at the end.
PAD, INDENT, TWISTY, WORDS, END = 9, 12, 8, 24, 10


class ContentsModel(NodeModel[Heading]):
    """The contents as rows."""

    def key_of(self, entry: Heading) -> str:
        """Return what tells a row apart."""
        return str(entry.number)

    def height_of(self, entry: Heading) -> object:
        """Return what changes when other contents are shown."""
        return entry.title, entry.depth

    def text_of(self, entry: Heading, column: int) -> str:
        """Return the title."""
        return entry.title

    def spoken(self, entry: Heading, column: int) -> str:
        """Return title and page."""
        if not entry.page_label:
            return entry.title
        return tr("{title}, page {label}").format(title=entry.title, label=entry.page_label)


class ContentsDelegate(QStyledItemDelegate):
    """Paints one entry a row: a twisty where there is something below it, the title, the page's label."""

    def __init__(self, view: ContentsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(self._view.viewport().width(), theme.line("meta") + theme.px(PAD))

    def twisty(self, rect: QRect, entry: Heading) -> QRect:
        """Return where a row's twisty is, large enough to be hit."""
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        x = theme.px(TWISTY - 4) + entry.depth * theme.px(INDENT)
        return row.place(x, 0, theme.px(20), rect.height())

    def _title_place(self, row: RowPainter, entry: Heading) -> QRect:
        left = theme.px(WORDS) + entry.depth * theme.px(INDENT)
        label = text_width(entry.page_label, "meta") + theme.px(8) if entry.page_label else 0
        return row.place(left, 0, max(0, row.width - left - label - theme.px(END)), row.rect.height())

    def is_cut(self, rect: QRect, entry: Heading) -> bool:
        """Tell whether a row has not enough room for its title."""
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        use = "meta_medium" if entry.number == self._view.here else "meta"
        return text_width(entry.title, use) > self._title_place(row, entry).width()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Heading = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        here = entry.number == self._view.here
        chosen = self._view.hasFocus() and index == self._view.currentIndex()
        if here:
            row.fill("selection" if self._view.isActiveWindow() else "idle")
            painter.fillRect(row.place(0, 0, theme.px(3), row.rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            row.fill("hover")
        if self._view.model().rowCount(self._view.model().index(index.row(), 0, index.parent())):
            side = theme.px(12)
            spot = self.twisty(option.rect, entry)
            box = QRect(0, 0, side, side)
            box.moveCenter(spot.center())
            row.icon(box, "down" if self._view.isExpanded(index) else "right")
        row.text(self._title_place(row, entry), entry.title, "meta_medium" if here else "meta")
        if entry.page_label:
            wide = text_width(entry.page_label, "meta") + 2
            place = row.place(row.width - theme.px(END) - wide, 0, wide, row.rect.height())
            row.text(place, entry.page_label, "meta", "muted", trailing=True)
        if chosen and (self._view.property("keys") or not here):
            row.ring()


class ContentsView(RowView):
    """A tree of headings. A click or Return chooses one; the arrows move without going there."""

    #: The Heading to go to.
    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Contents"), parent)
        #: The number of the heading that is read now.
        self.here: int | None = None
        self._headings: Sequence[Heading] = ()
        self._rows = ContentsModel(self)
        self._delegate = ContentsDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.opened.connect(self._choose)

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show other contents."""
        self._headings, self.here = headings, None
        self._rows.set_roots(as_tree(headings))
        if len(headings) <= MOST_OPEN:
            self.expandAll()

    def set_here(self, number: int | None) -> None:
        """Mark the heading that is read now, or what is seen of those above it, and bring it into sight."""
        if number is None or not 0 <= number < len(self._headings):
            shown, index = None, QModelIndex()
        else:
            index = self._seen(self._rows.index_of(str(number)))
            shown = self._rows.entry(index)
        here = None if shown is None else shown.number
        if here == self.here:
            return
        self.here = here
        if index.isValid() and not self.hasFocus():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _seen(self, index: QModelIndex) -> QModelIndex:
        """Return the outermost of a row's folded parents, else the row itself."""
        seen, above = index, index.parent()
        while above.isValid():
            if not self.isExpanded(above):
                seen = above
            above = above.parent()
        return seen

    @Slot(object)
    def _choose(self, index: QModelIndex) -> None:
        entry = self._rows.entry(index)
        if entry is not None:
            self.chosen.emit(entry)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what is read now."""
        if self.here is not None:
            self.setCurrentIndex(self._rows.index_of(str(self.here)))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; Space goes there as Return does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold and unfold by the twisty; anywhere else on a row goes there."""
        index = self.indexAt(event.position().toPoint())
        entry = self._rows.entry(index)
        if entry is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        on_twisty = self._delegate.twisty(self.visualRect(index), entry).contains(event.position().toPoint())
        if on_twisty and self._rows.rowCount(index):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)
        self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing more: the first click went there."""
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a title that was cut as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return the title at a point when its row has no room for all of it."""
        index = self.indexAt(point)
        entry = self._rows.entry(index)
        cut = entry is not None and self._delegate.is_cut(self.visualRect(index), entry)
        return entry.title if entry is not None and cut else ""
