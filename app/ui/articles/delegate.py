"""Painting the list of articles: group rows, captions with a bracket, articles on two or three lines."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.articles.entries import ArticleEntry, CaptionEntry, Group, reliability
from app.ui.articles.words import (
    copies_words,
    date_words,
    group_words,
    publisher_words,
    status_words,
    title_words,
)
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import elide, text_width, wrap

Index = QModelIndex | QPersistentModelIndex

GROUP, CAPTION = 26, 25
TEXT_AT, TRAILING = 28, 16
BRACKET_AT, BRACKET_END = 15, 24
#: More bars than this would push the publisher's name out of the row.
BARS_MOST = 12
OPEN = QStyle.StateFlag.State_Open


class ArticleDelegate(QStyledItemDelegate):
    """Paints rows at one of two fixed heights; the article that is open is marked wherever the focus is."""

    def __init__(self, view: QAbstractItemView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view
        self.open_article: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        entry = index.data(ENTRY)
        width = self._view.viewport().width()
        if isinstance(entry, Group):
            return QSize(width, theme.px(GROUP))
        if isinstance(entry, CaptionEntry):
            return QSize(width, theme.px(CAPTION))
        lines = len(self._title(entry, width))
        return QSize(width, theme.px(7) + lines * theme.line("body") + theme.px(3 + 8) + theme.line("meta"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        painter.save()
        if isinstance(entry, Group):
            row.ground(option)
            self._paint_group(row, entry, bool(option.state & OPEN))
        elif isinstance(entry, CaptionEntry):
            self._paint_caption(row, entry)
        elif isinstance(entry, ArticleEntry):
            row.ground(option, current=entry.row.article.id == self.open_article)
            self._paint_article(row, entry)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()

    def _title(self, entry: ArticleEntry, width: int) -> tuple[str, ...]:
        use = "body_strong" if entry.row.unread else "body"
        return wrap(title_words(entry.row), use, width - theme.px(TEXT_AT + TRAILING), 2)

    def _paint_group(self, row: RowPainter, group: Group, opened: bool) -> None:
        px = theme.px
        twisty = "down" if opened else "left" if row.direction == Qt.LayoutDirection.RightToLeft else "right"
        row.icon(row.place(px(8), px(7), px(12), px(12)), twisty, "muted")
        name = group_words(group.name)
        wide = text_width(name, "meta_strong") + px(2)
        row.text(row.place(px(25), px(5), wide, theme.line("meta")), name, "meta_strong")
        rest = px(25) + wide + px(5)
        row.text(
            row.place(rest, px(5), row.width - rest, theme.line("meta")), str(group.count), "meta", "muted"
        )

    def _paint_caption(self, row: RowPainter, caption: CaptionEntry) -> None:
        px = theme.px
        self._bracket(row, px(13), None, corner=px(13))
        row.icon(row.place(px(28), px(6), px(14), px(14)), "origin", "muted")
        tail = f"· {copies_words(caption)}"
        room = row.width - px(48 + 3 + TRAILING) - text_width(tail, "meta") - px(2)
        wide = min(text_width(caption.name, "meta") + 1, max(room, px(40)))
        row.text(row.place(px(48), px(5), wide, theme.line("meta")), caption.name, "meta")
        at = px(48) + wide + px(3)
        row.text(
            row.place(at, px(5), row.width - at - px(TRAILING), theme.line("meta")), tail, "meta", "muted"
        )

    def _paint_article(self, row: RowPainter, entry: ArticleEntry) -> None:
        px, line = theme.px, theme.line("body")
        use = "body_strong" if entry.row.unread else "body"
        y = px(7)
        for text in self._title(entry, row.width):
            row.text(row.place(px(TEXT_AT), y, row.width - px(TEXT_AT + TRAILING) + px(8), line), text, use)
            y += line
        y += px(3)
        if entry.row.unread:
            self._dot(row, px(7) + line // 2 + 1)
        if entry.bracket:
            middle = y + theme.line("meta") // 2
            self._bracket(row, 0, middle if entry.bracket == "last" else None, corner=None)
        self._paint_meta(row, entry, y)

    def _paint_meta(self, row: RowPainter, entry: ArticleEntry, y: int) -> None:
        px, line = theme.px, theme.line("meta")
        row.letter(px(TEXT_AT), y + (line - px(15)) // 2, reliability(entry.row))
        end = self._paint_bars(row, entry.row.highlight_colours, y)
        date, status = date_words(entry.row), status_words(entry.row)
        mark = px(19) if not entry.row.article.issued else 0
        tail = text_width(date, "meta") + px(8) + mark
        tail += text_width(status, "meta") + px(8 + 19) if status else 0
        name = publisher_words(entry.row)
        name = elide(name, "meta", max(min(text_width(name, "meta") + 1, end - px(50) - tail), px(24)))
        wide = text_width(name, "meta") + 1
        row.text(row.place(px(50), y, wide, line), name, "meta", "muted")
        x = px(50) + wide + px(7)
        if mark:
            row.mark(row.place(x, y + px(1), px(14), px(14)), "warning")
            x += px(16)
        wide = min(text_width(date, "meta") + 1, end - x)
        row.text(row.place(x, y, wide, line), date, "meta", "muted")
        if status:
            x += wide + px(7)
            row.icon(row.place(x, y + px(1), px(14), px(14)), _status_icon(entry), "warning")
            row.text(row.place(x + px(17), y, end - x - px(17), line), status, "meta", "warning")

    def _paint_bars(self, row: RowPainter, colours: tuple[int, ...], y: int) -> int:
        """Paint one bar a highlight, at the trailing end; return where they begin."""
        px = theme.px
        x = row.width - px(TRAILING)
        for colour in reversed(colours[:BARS_MOST]):
            x -= px(3)
            row.painter.fillRect(row.place(x, y + px(3), px(3), px(11)), theme.highlight(colour).bar)
            x -= px(2)
        return x - px(6)

    def _dot(self, row: RowPainter, middle: int) -> None:
        px = theme.px
        row.painter.save()
        row.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row.painter.setPen(Qt.PenStyle.NoPen)
        row.painter.setBrush(theme.color("accent"))
        row.painter.drawEllipse(QRectF(row.place(px(12), middle - px(3.5), px(7), px(7))))
        row.painter.restore()

    def _bracket(self, row: RowPainter, top: int, end: int | None, *, corner: int | None) -> None:
        """Paint this row's part of the bracket: from `top` to `end` (None is on to the next row)."""
        px = theme.px
        row.painter.save()
        row.painter.setPen(
            QPen(theme.color("muted"), theme.px(1.25), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        )
        row.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = row.rect.height() if end is None else end
        upright = QRectF(row.place(px(BRACKET_AT), top, 1, bottom - top))
        x = upright.left() + 0.75
        row.painter.drawLine(QLineF(x, upright.top(), x, upright.top() + bottom - top))
        for y in (corner, end):
            if y is not None:
                foot = QRect(row.place(px(BRACKET_AT), y, px(BRACKET_END - BRACKET_AT), 1))
                row.painter.drawLine(QLineF(foot.left(), foot.top(), foot.right() + 1, foot.top()))
        row.painter.restore()


def _status_icon(entry: ArticleEntry) -> str:
    if entry.row.article.status in ("ok", "") and entry.row.snapshot is None:
        return "import"
    return "retracted" if entry.row.article.status == "retracted" else "corrected"
