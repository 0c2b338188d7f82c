"""A dialog with a few fields of one record: captions, values, what each means, characters left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.sheet import Sheet
from app.ui.widgets import Button, Label, Paragraph
from app.ui.widgets.form_fields import caption_for, choice_field, line_field, text_field
from app.ui.wording import count, tr

Editor = QLineEdit | QPlainTextEdit | QComboBox


@dataclass(frozen=True)
class Field:
    """One field: a choice when it has `choices`, several lines when it has a `height`, else one line."""

    name: str
    caption: str
    value: str | None
    choices: Sequence[tuple[str | None, str]] = ()
    height: int = 0
    hint: str = ""
    #: What the field means, said below it.
    note: str = ""
    #: The most characters; what is left is counted below the field.
    limit: int = 0
    #: Values that are offered; anything else may be typed.
    offers: Sequence[str] = ()
    #: The words of a button below the field.
    deed: str = ""


class FormDialog(Dialog):
    """Shows the fields. `changes()` is what the analyst changed, by the fields' names."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        parent: QWidget | None = None,
        *,
        about: str = "",
        width: int = 560,
    ) -> None:
        super().__init__(title, tr("Save"), parent=parent, width=width)
        self._fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        self._counters: dict[str, Label] = {}
        self._deeds: dict[str, Button] = {}
        self._refusal = Paragraph("", "body_open", "error")
        self._refusal.hide()
        if about:
            self.say(about, "muted")
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, theme.px(10), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(Sheet(inside, self), 1)
        self.body.addWidget(self._refusal)
        for field in self._fields:
            self._add(field)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._on_edited()
        if self._fields:
            self.focus_on(self._fields[0].name)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand whole on the screen: the height is known only when the fields are laid out."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._keep_on_screen)

    @Slot()
    def _keep_on_screen(self) -> None:
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        if frame.bottom() > room.bottom():
            self.move(frame.x(), room.top() + max(0, (room.height() - frame.height()) // 2))

    def focus_on(self, field: str) -> None:
        """Put the caret into a field."""
        if field in self._editors:
            self._editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self, field: str) -> Editor:
        """Return the widget of a field."""
        return self._editors[field]

    def deed(self, field: str) -> Button:
        """Return the button below a field."""
        return self._deeds[field]

    def complain(self, words: str) -> None:
        """Say above the buttons what is wrong; nothing takes the sentence away."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def changes(self) -> dict[str, object]:
        """Return only the fields whose value differs from the record's."""
        values = {field.name: self._value(field.name) for field in self._fields}
        return {one.name: values[one.name] for one in self._fields if values[one.name] != one.value}

    def _add(self, field: Field) -> None:
        editor: Editor
        if field.offers:
            editor = line_field(field.value or "", self, field.hint)
            completer = QCompleter(list(field.offers), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            editor.setCompleter(completer)
        elif field.choices:
            editor = choice_field(field.choices, field.value, self)
        elif field.height:
            editor = text_field(field.value or "", self, field.height, field.hint)
        else:
            editor = line_field(field.value or "", self, field.hint)
        editor.setAccessibleName(field.caption.replace("&", ""))
        editor.setAccessibleDescription(field.note)
        self._editors[field.name] = editor
        grid, row = self._grid, self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop if field.height else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(caption_for(field.caption, editor, self), row, 0, top)
        grid.addWidget(editor, row, 1)
        if field.note:
            grid.addWidget(Label(field.note, "label", "muted", wrap=True), row + 1, 1)
        if field.limit:
            self._counters[field.name] = Label("", "label", "muted")
            grid.addWidget(self._counters[field.name], row + 2, 1)
        if field.deed:
            deed = self._deeds[field.name] = Button(field.deed, small=True)
            grid.addWidget(deed, row + 3, 1, Qt.AlignmentFlag.AlignLeading)
        grid.setRowMinimumHeight(row + 4, theme.px(8))
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._on_edited)
        else:
            editor.textChanged.connect(self._on_edited)

    def _value(self, name: str) -> str | None:
        editor = self._editors[name]
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        chosen = editor.currentData()
        return str(chosen) if chosen is not None else None

    @Slot()
    def _on_edited(self) -> None:
        if len(self._editors) < len(self._fields):
            return
        fits = True
        for field in self._fields:
            if field.limit:
                used = len(self._value(field.name) or "")
                fits = fits and used <= field.limit
                self._counters[field.name].setText(counter_words(used, field.limit))
        if self.accept_button is not None:
            self.accept_button.setEnabled(fits and bool(self.changes()))


def counter_words(used: int, limit: int) -> str:
    """Say how many characters are left, or too many."""
    if used > limit:
        over = count(used - limit, tr("character"), tr("characters"))
        return tr("{over} too many; {limit} is the most").format(over=over, limit=limit)
    return tr("{used} of {limit} characters").format(used=used, limit=limit)
