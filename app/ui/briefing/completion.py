"""The list that opens at `[[`: claims by their words with their tallies, and a way to make a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import icons, marks, theme
from app.ui.widgets import badges
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow

MOST = 8
Index = QModelIndex | QPersistentModelIndex


def match_claims(rows: list[ClaimRow], words: str) -> list[ClaimRow]:
    """Return the claims that hold every word typed, in text or key; those whose words begin so come first."""
    wanted = words.casefold().split()
    ranked: list[tuple[int, int, ClaimRow]] = []
    for place, row in enumerate(rows):
        text = f"{row.claim.text} {row.claim.key}".casefold()
        if all(word in text for word in wanted):
            starts = text.replace("-", " ").split()
            begins = all(any(start.startswith(word) for start in starts) for word in wanted)
            ranked.append((0 if begins else 1, place, row))
    return [row for _, _, row in sorted(ranked, key=lambda item: item[:2])][:MOST]


class CompletionModel(QAbstractListModel):
    """The claims that match, and last the row that makes a new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[ClaimRow] = []

    def set_rows(self, rows: list[ClaimRow]) -> None:
        """Show these claims."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the claims and the last row."""
        return 0 if parent is not None and parent.isValid() else len(self.rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.row() < len(self.rows):
                row = self.rows[index.row()]
                spoken = marks.tally_name(row.origins_for, row.origins_against)
                return (
                    f"{row.claim.text}, {spoken}"
                    if role == Qt.ItemDataRole.AccessibleTextRole
                    else row.claim.text
                )
            return tr("New claim from this sentence")
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a claim with its tally, and the last row as the thing to do."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(34 if index.row() == index.model().rowCount() - 1 else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CompletionModel):
            return
        painter.save()
        box = option.rect.adjusted(theme.px(4), 0, -theme.px(4), 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selection"))
        inner = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.setFont(theme.font("body"))
        if index.row() < len(model.rows):
            _paint_claim(painter, inner, model.rows[index.row()])
        else:
            _paint_new(painter, inner, str(index.data()))
        painter.restore()


def _paint_claim(painter: QPainter, inner: QRect, row: ClaimRow) -> None:
    tally = QRectF(
        inner.right() - theme.px(84),
        inner.top() + (inner.height() - theme.px(13)) / 2,
        theme.px(84),
        theme.px(13),
    )
    marks.paint_tally(painter, tally, row.origins_for, row.origins_against)
    painter.setPen(theme.color("text"))
    room = inner.adjusted(0, 0, -theme.px(96), 0)
    text = QFontMetrics(painter.font()).elidedText(row.claim.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_new(painter: QPainter, inner: QRect, words: str) -> None:
    painter.fillRect(
        inner.left() - theme.px(12), inner.top(), inner.width() + theme.px(24), 1, theme.color("hairline")
    )
    side = theme.px(14)
    top = inner.top() + (inner.height() - side) / 2
    icons.paint(painter, QRectF(inner.left(), top, side, side), "plus", theme.color("accent"))
    painter.setPen(theme.color("accent"))
    room = inner.adjusted(side + theme.px(8), 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    keys = "Ctrl+Enter"
    width = badges.key_cap_width(keys)
    cap = QRectF(
        inner.right() - width,
        inner.center().y() - badges.key_cap_height() / 2,
        width,
        badges.key_cap_height(),
    )
    badges.paint_key_cap(painter, cap, keys)


class CompletionList(QFrame):
    """A child of the editor, below the caret; it never takes the focus, the editor hands it the keys."""

    claim_chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAccessibleName(tr("Claims to name"))
        self.setObjectName("floating")
        self._model = CompletionModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("Claims to name"))
        self._list.clicked.connect(self.on_row_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_rows(self, rows: list[ClaimRow], caret: QRect) -> None:
        """Show these claims below a caret (in the parent's coordinates), above it where there is no room."""
        self._model.set_rows(rows)
        self._list.setCurrentIndex(self._model.index(0, 0))
        height = theme.px(28) * len(rows) + theme.px(34) + theme.px(8)
        room = self._room.rect()
        width = min(theme.px(430), room.width() - 8)
        left = min(max(4, caret.left()), room.right() - width - theme.px(14))
        top = caret.bottom() + theme.px(4)
        if top + height > room.bottom():
            top = caret.top() - height - theme.px(4)
        self.setGeometry(left, max(0, top), width, height)
        self._list.setGeometry(1, theme.px(4), width - 2, height - theme.px(5))
        self.show()
        self.raise_()

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key of the editor's; tell whether it was for this list."""
        key, enter = event.key(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self._list.currentIndex().row() + step) % self._model.rowCount()
            self._list.setCurrentIndex(self._model.index(row, 0))
            return True
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.new_wanted.emit()
            return True
        if (enter and not event.modifiers()) or key == Qt.Key.Key_Tab:
            self.on_row_clicked(self._list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def on_row_clicked(self, index: QModelIndex) -> None:
        """Take a row."""
        if index.row() < len(self._model.rows):
            self.claim_chosen.emit(self._model.rows[index.row()])
        else:
            self.new_wanted.emit()

    def paintEvent(self, event: object) -> None:
        """Paint the raised box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("raised"))
        painter.setPen(theme.color("border"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.end()
