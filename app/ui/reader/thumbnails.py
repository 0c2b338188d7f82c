"""Small pictures of all pages in a list: which one is read, and where a click or Return goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme
from app.ui.reader.greeking import paint_greeking
from app.ui.reader.page_canvas import PageCanvas
from app.ui.reader.paper import current_paper
from app.ui.reader.rasters import RasterKey, make_key
from app.ui.style import panel_palette
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
#: Design pixels: a picture's greatest width and height, round it, and the label's line.
WIDTH, HEIGHT, PAD, LABEL = 124, 170, 8, 18


class ThumbnailModel(QAbstractListModel):
    """One row a page, named by its label."""

    def __init__(self, canvas: PageCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many pages there are."""
        return 0 if parent is not None and parent.isValid() else len(self._canvas.stack)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a page's label, for the eye and for assistive technology."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._canvas.texts.label(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Page {label}").format(label=self._canvas.texts.label(index.row()))
        return None


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints one page's picture and label."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same size for all, so that a thousand rows need no look."""
        return QSize(theme.px(WIDTH + 2 * PAD), theme.px(HEIGHT + 2 * PAD) + theme.px(LABEL))

    def picture_rect(self, rect: QRect, page: int) -> QRectF:
        """Return where a page's picture goes in its row."""
        width, height = self._view.canvas.stack.turned_size(page)
        scale = self._view.scale_of(page)
        left = rect.center().x() - width * scale / 2
        room = rect.height() - theme.px(LABEL)
        return QRectF(round(left), round(rect.top() + (room - height * scale) / 2),
                      round(width * scale), round(height * scale))  # fmt: skip

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        page, canvas = index.row(), self._view.canvas
        here = page in self._view.here
        if not here and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        box = self.picture_rect(option.rect, page)
        paper = current_paper(canvas.white_paper)
        key = self._view.key_of(page)
        image = canvas.feed.thumbnails.get(key) or canvas.feed.best(key)
        painter.fillRect(box, paper.color("paper"))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, image, QRectF(image.rect()))
        else:
            paint_greeking(painter, paper, canvas.texts.page_text(page), box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if here else "hairline"), theme.px(2) if here else 1))
        painter.drawRect(box.adjusted(-1, -1, 1, 1) if here else box)
        painter.setFont(theme.font("meta_medium" if here else "meta"))
        painter.setPen(theme.color("text" if here else "muted"))
        label = QRect(option.rect)
        label.setTop(label.bottom() - theme.px(LABEL + PAD // 2))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


class Thumbnails(QListView):
    """The pages of one article, small."""

    #: The index of the page to go to.
    chosen = Signal(object)
    left = Signal()

    def __init__(self, canvas: PageCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        #: The page that is read, and the one beside it.
        self.here = range(0)
        self.setAccessibleName(tr("Thumbnails"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setModel(ThumbnailModel(canvas, self))
        self.setItemDelegate(ThumbnailDelegate(self))
        canvas.feed.raster_ready.connect(self._picture_came)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        self.setPalette(panel_palette())
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.scheduleDelayedItemsLayout()

    def scale_of(self, page: int) -> float:
        """Return a picture's pixels a point."""
        width, height = self.canvas.stack.turned_size(page)
        return min(theme.px(WIDTH) / max(width, 1.0), theme.px(HEIGHT) / max(height, 1.0))

    def key_of(self, page: int) -> RasterKey:
        """Return the key of a page's picture."""
        scale = self.scale_of(page) * self.devicePixelRatioF()
        look = self.canvas.raster_key(page)[2:]
        return make_key(page, self.canvas.stack.sizes[page], scale, *look)

    def set_here(self, pages: range) -> None:
        """Mark the pages that are read, and bring the first one into sight."""
        if pages == self.here:
            return
        self.here = pages
        if len(pages) and not self.hasFocus():
            index = self.model().index(pages[0], 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight, and wish for what is missing of it."""
        super().paintEvent(event)
        port = self.viewport().rect()
        first = self.indexAt(port.topLeft() + QRect(0, 0, 9, 9).center())
        height = max(1, self.sizeHintForRow(0))
        start = max(0, first.row())
        end = min(len(self.canvas.stack), start + port.height() // height + 2)
        self.canvas.feed.wish_thumbnails([self.key_of(page) for page in range(start, end)])

    @Slot(object)
    def _picture_came(self, key: object) -> None:
        if isinstance(key, RasterKey) and self.isVisible():
            self.update(self.model().index(key.page, 0))

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Return or Space, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the page that is clicked."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))
