"""The chooser of a claim: type to find, type on to create. It floats where the selection bar was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme
from app.ui.reader.selection_bar import FloatingPanel
from app.ui.widgets import FilterField, SegmentedControl
from app.ui.widgets.row_painter import RowPainter
from app.ui.wording import tr
from db.records import Direction

MOST_ROWS, WIDTH = 7, 404


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim to choose, or with no id the words of one to create."""

    claim: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen and in which direction."""

    choice: Choice
    direction: Direction


class ChoiceModel(QAbstractListModel):
    """The claims that hold every typed word, and last the one that would be created."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self._shown: list[Choice] = []
        self._words = ""

    def set_claims(self, claims: Sequence[Choice]) -> None:
        """Offer these claims."""
        self._all = claims
        self.find(self._words)

    def find(self, words: str) -> None:
        """Show what holds every word; typed words can always be made a claim."""
        self._words = words
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [
            one for one in self._all if all(word in f"{one.text} {one.key}".casefold() for word in wanted)
        ]
        if words.strip():
            self._shown.append(Choice("", "", " ".join(words.split())))
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """Return the choice in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many choices there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a choice's words, or the choice itself."""
        choice = self.choice(index.row())
        if choice is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return choice
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return choice.text if choice.claim else tr("Create “{text}”").format(text=choice.text)
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a claim's text with its key at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a command's row."""
        return QSize(theme.px(200), theme.px(28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(choice, Choice):
            return
        row = RowPainter.over(painter, option)
        if option.state & QStyle.StateFlag.State_Selected:
            row.fill("selection")
        height = row.rect.height()
        left = theme.px(12)
        if not choice.claim:
            side = theme.px(14)
            box = row.place(left, (height - side) // 2, side, side)
            painter.drawPixmap(
                box.topLeft(),
                icons.pixmap("plus", side, theme.color("text"), painter.device().devicePixelRatioF()),
            )
            left += theme.px(22)
        key_room = theme.px(110) if choice.key else 0
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        row.text(row.place(left, 0, row.width - left - key_room - theme.px(18), height), words)
        if choice.key:
            place = row.place(row.width - key_room - theme.px(12), 0, key_room, height)
            row.text(place, choice.key, "meta", "muted", trailing=True)


class ClaimChooser(FloatingPanel):
    """A field, the direction, and the claims; `chosen` carries a Chosen, `left` says that nothing was."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Choose a claim"))
        self.field = FilterField(
            tr("Find a claim, or type a new one"), name=tr("Find a claim, or type a new one")
        )
        self.field.installEventFilter(self)
        self._direction = SegmentedControl(
            (
                ("supports", tr("Supports"), "supports"),
                ("disputes", tr("Disputes"), "disputes"),
                ("neutral", tr("Neutral"), "neutral"),
            ),
            tr("How the passage bears on the claim"),
        )
        self.model = ChoiceModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setAccessibleName(tr("Claims"))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.addWidget(self._direction)
        row.addStretch(1)
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self.list)
        self.field.textChanged.connect(self.on_text_changed)
        self.list.clicked.connect(self.on_clicked)
        self.hide()

    def open(self, direction: str) -> None:
        """Open empty, with a direction chosen."""
        self.field.clear()
        self._direction.set_current(direction)
        self.model.find("")
        self._select(0)
        self._fit()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_claims(self, claims: Sequence[Choice]) -> None:
        """Offer these claims."""
        self.model.set_claims(claims)
        self._select(0)
        self._fit()

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Find as one types."""
        self.model.find(text)
        self._select(0)
        self._fit()

    @Slot(QModelIndex)
    def on_clicked(self, index: QModelIndex) -> None:
        """Choose what was clicked."""
        self._choose(index.row())

    def eventFilter(self, watched: object, event: object) -> bool:
        """Move in the list, choose and leave with the keys, while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and watched is self.field:
            row = self.list.currentIndex().row()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._select(row + (1 if event.key() == Qt.Key.Key_Down else -1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False

    def _select(self, row: int) -> None:
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, count - 1)), 0))

    def _choose(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is not None:
            direction: Direction = "supports"
            current = self._direction.current()
            if current == "disputes" or current == "neutral":
                direction = "disputes" if current == "disputes" else "neutral"
            self.chosen.emit(Chosen(choice, direction))

    def _fit(self) -> None:
        rows = max(1, min(MOST_ROWS, self.model.rowCount()))
        self.list.setFixedHeight(rows * theme.px(28))
        self.setFixedWidth(theme.px(WIDTH))
        self._column.activate()
        self.setFixedHeight(self._column.sizeHint().height())
