"""A read-only tree model over frozen entries, for the lists whose rows a delegate paints whole.

A panel turns records into `Node`s and hands them over; the subclass says how an entry is named, what
it says to assistive technology and whether the arrow keys stop at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.wording import plain_tip

Index = QModelIndex | QPersistentModelIndex
#: The entry behind a row, and the name by which a view finds the row again after a refresh.
ENTRY = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2

STOP = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
PASS_BY = Qt.ItemFlag.NoItemFlags

#: With more rows changed than this, all are told to have changed: a view lays out anew for each news.
MANY = 60

E = TypeVar("E")


@dataclass(slots=True)
class Node(Generic[E]):
    """An entry and what hangs under it; `more` makes what stands before the children, once it is opened."""

    entry: E
    children: list[Node[E]] = field(default_factory=list)
    more: Callable[[], list[Node[E]]] | None = None


@dataclass(slots=True)
class _Placed(Generic[E]):
    """A node with its number's neighbours: parent's number (-1 for none), row, children's numbers."""

    entry: E
    parent: int
    row: int
    children: list[int]
    more: Callable[[], list[Node[E]]] | None = None


class NodeModel(QAbstractItemModel, Generic[E]):
    """Mirrors a tree of entries; `set_roots` is the one way in."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._placed: list[_Placed[E]] = []
        self._roots: list[int] = []
        self._shape: list[tuple[str, int]] | None = []

    # What a subclass says about its entries

    def key_of(self, entry: E) -> str:
        """Name an entry; two entries never share a name."""
        raise NotImplementedError

    def height_of(self, entry: E) -> object:
        """Return what the row's height depends on beside the key."""
        return None

    def text_of(self, entry: E, column: int) -> str:
        """Return an entry's plain text: for typing ahead."""
        raise NotImplementedError

    def spoken(self, entry: E, column: int) -> str:
        """Return everything the row shows, in words."""
        return self.text_of(entry, column)

    def tip_of(self, entry: E, column: int) -> str:
        """Return the whole of what a row may have to shorten, or nothing."""
        return ""

    def flags_of(self, entry: E) -> Qt.ItemFlag:
        """Return the flags of an entry's row."""
        return STOP

    # In and out

    def set_roots(self, roots: list[Node[E]]) -> bool:
        """Show this tree; return whether rows came, went or moved, so that a view must be restored."""
        placed: list[_Placed[E]] = []
        numbers = _place(roots, -1, placed)
        shape = [(f"{self.key_of(node.entry)} {self.height_of(node.entry)}", node.parent) for node in placed]
        if shape == self._shape:
            before, self._placed = self._placed, placed
            pairs = enumerate(zip(before, placed, strict=False))
            changed = [at for at, (old, new) in pairs if old.entry != new.entry]
            if len(changed) > MANY or len(before) != len(placed):
                self._tell_changed(numbers)
            else:
                self._tell_some_changed(changed)
            return False
        self.beginResetModel()
        self._placed, self._roots, self._shape = placed, numbers, shape
        self.endResetModel()
        return True

    def entry(self, index: Index) -> E | None:
        """Return the entry behind an index of this model, None behind an invalid one."""
        return self._placed[int(index.internalId())].entry if index.isValid() else None

    def entries(self) -> Iterator[E]:
        """Walk over all entries from top to bottom."""
        return (node.entry for node in self._placed)

    def index_where(self, wanted: Callable[[E], bool]) -> QModelIndex:
        """Return the index of the first entry that is wanted, invalid when there is none."""
        for number, node in enumerate(self._placed):
            if wanted(node.entry):
                return self.createIndex(node.row, 0, number)
        return QModelIndex()

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of the entry with this name, invalid when there is none."""
        return self.index_where(lambda entry: self.key_of(entry) == key)

    def loaded(self) -> set[str]:
        """Return the names of the entries whose children are all there."""
        return {self.key_of(node.entry) for node in self._placed if node.children and node.more is None}

    def _tell_some_changed(self, numbers: list[int]) -> None:
        for number in numbers:
            row = self._placed[number].row
            last = self.createIndex(row, self.columns - 1, number)
            self.dataChanged.emit(self.createIndex(row, 0, number), last)

    def _tell_changed(self, numbers: list[int]) -> None:
        if not numbers:
            return
        first, last = self._placed[numbers[0]], self._placed[numbers[-1]]
        self.dataChanged.emit(
            self.createIndex(first.row, 0, numbers[0]),
            self.createIndex(last.row, self.columns - 1, numbers[-1]),
        )
        for number in numbers:
            self._tell_changed(self._placed[number].children)

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return an index of this tree."""
        if not self.hasIndex(row, column, parent or QModelIndex()):
            return QModelIndex()
        return self.createIndex(row, column, self._children(parent)[row])

    def parent(self, index: Index | None = None) -> Any:
        """Return the index above, or the owner without one."""
        if index is None:
            return QObject.parent(self)
        if not index.isValid():
            return QModelIndex()
        parent = self._placed[int(index.internalId())].parent
        return QModelIndex() if parent < 0 else self.createIndex(self._placed[parent].row, 0, parent)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows hang under an index."""
        return len(self._children(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row allows."""
        entry = self.entry(index)
        return Qt.ItemFlag.NoItemFlags if entry is None else self.flags_of(entry)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a role's value."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == KEY:
            return self.key_of(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.tip_of(entry, index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(entry, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(entry, index.column())
        return None

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Tell whether something hangs under an index, there or yet to be made."""
        return self.rowCount(parent) > 0 or self.canFetchMore(parent or QModelIndex())

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether something under an index is yet to be made."""
        return parent.isValid() and self._placed[int(parent.internalId())].more is not None

    def fetchMore(self, parent: Index) -> None:
        """Make what hangs under an index, because it is opened."""
        number = int(parent.internalId()) if parent.isValid() else -1
        make = self._placed[number].more if number >= 0 else None
        if make is None:
            return
        self._placed[number].more = None
        nodes = make()
        if not nodes:
            return
        self.beginInsertRows(parent, 0, len(nodes) - 1)
        # What is numbered from here on stands out of order: the next tree is taken for another.
        self._shape = None
        later = self._placed[number].children
        for place, child in enumerate(later):
            self._placed[child].row = len(nodes) + place
        self._placed[number].children = _place(nodes, number, self._placed) + later
        self.endInsertRows()

    def _children(self, parent: Index | None) -> list[int]:
        if parent is None or not parent.isValid():
            return self._roots
        return [] if parent.column() > 0 else self._placed[int(parent.internalId())].children


def _place(nodes: list[Node[E]], parent: int, placed: list[_Placed[E]]) -> list[int]:
    """Number the nodes from top to bottom; return the numbers of these."""
    numbers = []
    for row, node in enumerate(nodes):
        number = len(placed)
        numbers.append(number)
        placed.append(_Placed(node.entry, parent, row, [], node.more))
        placed[number].children = _place(node.children, number, placed)
    return numbers
