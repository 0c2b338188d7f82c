"""The editor of an article's record: every value with where it came from; what is typed becomes `manual`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.ui import theme
from app.ui.articles import record
from app.ui.dialogs import Dialog
from app.ui.widgets.form_fields import caption_for, choice_field, line_field, text_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Article

Editor = QLineEdit | QPlainTextEdit | QComboBox


class RecordDialog(Dialog):
    """Shows one record. `values()` is what the fields say, `changes()` what the analyst changed."""

    def __init__(
        self, article: Article, publishers: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Record of the article"), tr("Save"), parent=parent, width=620)
        self._article = article
        self._editors: dict[str, Editor] = {}
        self._notes: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._fill(grid, publishers)
        self._on_edited()
        self.focus_on("title")

    def values(self) -> dict[str, object]:
        """Return the fields as core.articles.set_fields takes them."""
        return {
            "title": self._text("title"),
            "authors": record.parse_names(self._text("authors"), self._article.authors),
            "publisher": self._text("publisher"),
            "issued": self._text("issued"),
            "URL": self._text("URL"),
            "reliability": self._chosen("reliability"),
            "reliability_note": self._text("reliability_note"),
            "status": self._chosen("status"),
            "descriptor": self._text("descriptor"),
        }

    def changes(self) -> dict[str, object]:
        """Return only the fields whose value differs from the record's."""
        return record.changed_values(self._article, self.values())

    def focus_on(self, field: str) -> None:
        """Put the caret into a field."""
        self._editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, grid: QGridLayout, publishers: Iterable[str]) -> None:
        article = self._article
        names = "\n".join(record.name_line(name) for name in article.authors)
        hint = tr("Family, Given — one a line; an organisation without a comma")
        publisher = line_field(article.publisher.name if article.publisher else "", self)
        completer = QCompleter(sorted(publishers, key=str.casefold), publisher)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        publisher.setCompleter(completer)
        letters = [(letter, record.reliability_words(letter)) for letter in record.RELIABILITIES]
        states = [(status, record.status_words(status)) for status in record.STATUSES]
        why = tr("Why this rating, in a few words")
        quality = tr("What affects the quality of this source")
        self._add(grid, "title", tr("&Title"), line_field(article.title, self))
        self._add(grid, "authors", tr("&Authors"), text_field(names, self, 58, hint))
        self._add(grid, "publisher", tr("&Publisher"), publisher)
        dates = tr("2025, 2025-03 or 2025-03-09")
        self._add(grid, "issued", tr("&Date"), line_field(article.issued, self, dates))
        self._add(grid, "URL", tr("&URL"), line_field(article.URL, self))
        self._add(grid, "reliability", tr("&Reliability"), choice_field(letters, article.reliability, self))
        note = line_field(article.reliability_note, self, why)
        self._add(grid, "reliability_note", tr("Reason for the rating"), note)
        self._add(grid, "status", tr("&Status"), choice_field(states, article.status, self))
        descriptor = line_field(article.descriptor, self, quality)
        descriptor.setMaxLength(400)
        descriptor.setCursorPosition(0)
        self._add(grid, "descriptor", tr("Des&criptor"), descriptor)

    def _add(self, grid: QGridLayout, field: str, label: str, editor: Editor) -> None:
        row = grid.rowCount()
        caption = caption_for(label, editor, self)
        note = QLabel(self)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setFont(theme.font("label"))
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        editor.setAccessibleName(label.replace("&", ""))
        top = (
            Qt.AlignmentFlag.AlignTop if isinstance(editor, QPlainTextEdit) else Qt.AlignmentFlag.AlignVCenter
        )
        grid.addWidget(caption, row, 0, top)
        grid.addWidget(editor, row, 1)
        grid.addWidget(note, row + 1, 1)
        self._editors[field], self._notes[field] = editor, note
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._on_edited)
        else:
            editor.textChanged.connect(self._on_edited)

    def _text(self, field: str) -> str:
        editor = self._editors[field]
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def _chosen(self, field: str) -> str | None:
        editor = self._editors[field]
        chosen = editor.currentData() if isinstance(editor, QComboBox) else None
        return str(chosen) if chosen is not None else None

    @Slot()
    def _on_edited(self) -> None:
        if len(self._notes) < len(record.field_values(self._article)):
            return
        changed = self.changes()
        for field, note in self._notes.items():
            words = record.basis_words(
                "manual" if field in changed else record.basis_of(self._article, field)
            )
            note.setText(words)
            note.setVisible(bool(words))
            self._editors[field].setAccessibleDescription(words)
        if "reliability" not in changed and self._article.reliability is None and self._article.publisher:
            letter = self._article.publisher.reliability
            if letter:
                words = tr("the publisher’s rating counts: {letter}").format(letter=letter)
                self._notes["reliability"].setText(words)
                self._notes["reliability"].setVisible(True)
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(changed))
