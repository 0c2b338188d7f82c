"""All commands with their keys, to read and to filter; made from the lists of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui import style, theme
from app.ui.commands import Command, full_label
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import FilterField
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex


class KeysModel(QAbstractTableModel):
    """Menu, label and keys of each command that matches."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self._all = tuple(commands)
        self._rows = self._all

    def filter(self, words: str) -> None:
        """Show only commands that hold every word."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = tuple(
            command
            for command in self._all
            if all(
                word in f"{command.menu} {command.label} {keys_text(command)}".casefold() for word in wanted
            )
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many commands match."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return three: menu, label, keys."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        command = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr(command.menu), full_label(command), keys_text(command) + "   ")[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != 1:
            return theme.color("muted")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Menu"), tr("Command"), tr("Keys"))[section]
        return None


class KeysDialog(Dialog):
    """Shows every command and its keys."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys and commands"), "", tr("Close"), parent, width=620)
        self.resize(theme.px(640), theme.px(620))
        self._model = KeysModel(commands, self)
        field = FilterField(tr("Find a command or a key"))
        field.textChanged.connect(self.on_text_changed)
        self.body.addWidget(field)
        table = QTableView()
        table.setAccessibleName(tr("Commands"))
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setPalette(style.panel_palette())
        table.horizontalHeader().setFont(theme.font("meta"))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setFixedHeight(theme.px(26))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(26))
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        self.body.addWidget(table, 1)

    @Slot(str)
    def on_text_changed(self, words: str) -> None:
        """Narrow the list."""
        self._model.filter(words)


def keys_text(command: Command) -> str:
    """Return a command's keys as they are printed on the keyboard."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in command.keys)
