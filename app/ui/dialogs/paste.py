"""Adding what was copied as an article: its beginning, and fields for what it does not say itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets.form_fields import caption_for, line_field
from app.ui.wording import count, tr

_SHOWN = 1200


class PasteDialog(Dialog):
    """Shows what is pasted, as plain text, and asks where it comes from; every field may stay empty."""

    def __init__(self, text: str, url: str, is_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Paste as article"), tr("Add"), parent=parent, width=560)
        number = count(len(text), tr("character"), tr("characters"))
        words = tr("{number} from a page, with its headings, lists and links.")
        if not is_page:
            words = tr("{number} of plain text.")
        self.say(words.format(number=number), "muted")
        preview = QPlainTextEdit(self)
        preview.setPlainText(text.strip()[:_SHOWN] + ("…" if len(text.strip()) > _SHOWN else ""))
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setAccessibleName(tr("What is pasted"))
        preview.setFont(theme.font("meta"))
        preview.setFrameShape(QFrame.Shape.StyledPanel)
        preview.setFixedHeight(theme.px(120))
        preview.document().setDocumentMargin(theme.px(6))
        self.body.addWidget(preview)
        self._fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add("URL", tr("&URL"), url, tr("https://… — where it can be looked up"))
        self._add("title", tr("&Title"), "", tr("Its first line, when empty"))
        self._add("publisher", tr("&Publisher"), "", "")
        self._add("issued", tr("&Date"), "", tr("2025, 2025-03 or 2025-03-09"))
        self._fields["title" if url else "URL"].setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """Return what was typed about it, by field."""
        return {name: field.text().strip() for name, field in self._fields.items()}

    def _add(self, name: str, words: str, value: str, hint: str) -> None:
        field = line_field(value, self, hint)
        field.setAccessibleName(words.replace("&", ""))
        row = self._grid.rowCount()
        self._grid.addWidget(caption_for(words, field, self), row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields[name] = field
