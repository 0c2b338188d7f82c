"""One field of the record’s editor: caption, value, where it came from, a tick to confirm what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.widgets.form_fields import caption_for
from app.ui.wording import tr

Editor = QLineEdit | QPlainTextEdit | QComboBox


class RecordField(QObject):
    """A row of the editor. `edited` tells that the value or the tick has changed."""

    edited = Signal()

    def __init__(self, name: str, words: str, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.editor = editor
        self._words = words.replace("&", "")
        self._caption = caption_for(words, editor, parent)
        self._note = QLabel(parent)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setFont(theme.font("label"))
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.setWordWrap(True)
        self._note.setContentsMargins(theme.px(2), 0, 0, 0)
        self._tick: QCheckBox | None = None
        editor.setAccessibleName(self._words)
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self.on_editor_changed)
        else:
            editor.textChanged.connect(self.on_editor_changed)

    def offer_tick(self, ticked: bool) -> None:
        """Let what was found be confirmed."""
        tick = QCheckBox(tr("Confirmed"), self._note.parentWidget())
        tick.setFont(theme.font("label"))
        tick.setChecked(ticked)
        tick.setAccessibleName(tr("Confirm: {field}").format(field=self._words))
        tick.setToolTip(tr("You have looked at this value and found it right"))
        tick.toggled.connect(self.on_editor_changed)
        self._tick = tick

    def lay_into(self, grid: QGridLayout) -> None:
        """Add the row to a grid of captions, values and ticks."""
        row = grid.rowCount()
        tall = isinstance(self.editor, QPlainTextEdit)
        top = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._caption, row, 0, top)
        grid.addWidget(self.editor, row, 1, 1, 2)
        grid.addWidget(self._note, row + 1, 1)
        if self._tick is not None:
            grid.addWidget(self._tick, row + 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setRowMinimumHeight(row + 2, theme.px(6))

    @property
    def ticked(self) -> bool:
        """Whether what was found is confirmed."""
        return self._tick is not None and self._tick.isEnabled() and self._tick.isChecked()

    @property
    def may_be_ticked(self) -> bool:
        """Whether the row has a tick."""
        return self._tick is not None

    def text(self) -> str:
        """Return what is written in the field."""
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.text().strip() if isinstance(self.editor, QLineEdit) else ""

    def chosen(self) -> str | None:
        """Return what is chosen in the field."""
        chosen = self.editor.currentData() if isinstance(self.editor, QComboBox) else None
        return str(chosen) if chosen is not None else None

    def explain(self, words: str, *, typed: bool = False) -> None:
        """Say where the value came from; what is typed needs no tick."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)
        if self._tick is not None:
            self._tick.setEnabled(not typed)
            self._tick.setAccessibleDescription(words)

    @Slot()
    def on_editor_changed(self) -> None:
        """Tell that something has changed."""
        self.edited.emit()
