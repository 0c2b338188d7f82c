"""The list of pairs that share an origin or may: how it stands with each, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.widgets.node_model import ENTRY, Node, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr
from db.records import Article

if TYPE_CHECKING:
    from app.core.comparing import Pair

Index = QModelIndex | QPersistentModelIndex
EDGE, TEXT_AT = 10, 34
_MARKS = {"asked": "warning", "suggested": "info", "decided": "covered", "apart": "neutral"}
_TINTS = {"asked": "warning", "suggested": "info", "decided": "supports", "apart": "muted"}


def source_words(article: Article) -> str:
    """Name an article shortly: by its publisher, else by its title."""
    return article.publisher.name if article.publisher else article.title or article.citekey


def standing_words(pair: Pair) -> str:
    """Say how it stands with a pair."""
    words = {
        "asked": tr("Please judge"),
        "suggested": tr("Part, suggested") if pair.part_of else tr("Suggested"),
        "decided": tr("Part, decided") if pair.part_of else tr("Decided"),
        "apart": tr("Kept apart"),
    }
    return words[pair.standing]


def beside_words(pair: Pair) -> str:
    """Name the article that the other one is compared with."""
    return tr("with {name}").format(name=source_words(pair.one))


class PairsModel(NodeModel["Pair"]):
    """One row a pair."""

    def show(self, pairs: tuple[Pair, ...]) -> None:
        """List these pairs."""
        self.set_roots([Node(one) for one in pairs])

    def key_of(self, entry: Pair) -> str:
        """Name a pair."""
        return f"{entry.one.id} {entry.other.id}"

    def text_of(self, entry: Pair, column: int) -> str:
        """Return the names: for typing ahead."""
        return f"{source_words(entry.other)} {beside_words(entry)}"

    def tip_of(self, entry: Pair, column: int) -> str:
        """Return both titles, which the row does not show."""
        return f"{entry.one.title} · {entry.other.title}"

    def spoken(self, entry: Pair, column: int) -> str:
        """Say everything the row shows."""
        return f"{standing_words(entry)}: {self.text_of(entry, 0)}. {entry.why}".strip()


class PairsDelegate(QStyledItemDelegate):
    """Paints a pair in three lines: how it stands, and whose articles they are."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(
            self._view.viewport().width(), theme.px(14) + 2 * theme.line("meta") + theme.line("body")
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        pair: Pair = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        px, top = theme.px, theme.px(6)
        first, second = theme.line("meta"), theme.line("body")
        painter.save()
        row.ground(option)
        place = row.place(px(EDGE), top + (first - px(16)) // 2, px(16), px(16))
        row.mark(place, _MARKS[pair.standing])
        room = row.width - px(TEXT_AT + EDGE)
        row.text(
            row.place(px(TEXT_AT), top, room, first),
            standing_words(pair),
            "label_strong",
            _TINTS[pair.standing],
        )
        top += first + px(2)
        row.text(row.place(px(TEXT_AT), top, room, second), source_words(pair.other))
        row.text(row.place(px(TEXT_AT), top + second, room, first), beside_words(pair), "meta", "muted")
        row.line(option.rect.height() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()


class PairsView(RowView):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pairs of articles to compare"), parent)
        self.rows = PairsDelegate(self)
        self.setItemDelegate(self.rows)
        self.setUniformRowHeights(True)
