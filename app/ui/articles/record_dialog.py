"""The editor of an article's record: every value with where it came from, what was found with a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from app.ui import rating_words, theme
from app.ui.articles import record
from app.ui.articles.record_field import Editor, RecordField
from app.ui.dialogs import Dialog
from app.ui.dialogs.form import counter_words
from app.ui.widgets.form_fields import choice_field, line_field, text_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

    from db.records import Article

#: Of the screen's height the fields take at most this share; then they scroll.
SHARE = 0.76
#: The most characters of a descriptor.
DESCRIPTOR_LIMIT = 400


class RecordDialog(Dialog):
    """Shows one record. `values()` is what the fields say, `changes()` what the analyst changed or ticked."""

    def __init__(
        self,
        article: Article,
        publishers: Iterable[str] = (),
        parent: QWidget | None = None,
        note: str = "",
    ) -> None:
        super().__init__(tr("Record of the article"), tr("Save"), parent=parent, width=620)
        self._article = article
        self._fields: dict[str, RecordField] = {}
        self._sheet = QWidget(self)
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, theme.px(10), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet)
        self._scroll.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        if note:
            self.say(note, "muted")
        self._fill(publishers)
        self._on_edited()
        self.focus_on("title")

    def values(self) -> dict[str, object]:
        """Return the fields as core.articles.set_fields takes them."""
        values: dict[str, object] = {name: field.text() for name, field in self._fields.items()}
        values["authors"] = record.parse_names(self._fields["authors"].text(), self._article.authors)
        for name in ("reliability", "level", "status"):
            values[name] = self._fields[name].chosen()
        return values

    def changes(self) -> dict[str, object]:
        """Return only the fields whose value differs from the record's, and the ticks when they do."""
        changed = record.changed_values(self._article, self.values())
        asked = [field.name for field in self._fields.values() if field.may_be_ticked]
        ticked = [name for name in asked if self._fields[name].ticked and name not in changed]
        confirmed = record.confirmed_fields(self._article, ticked, asked)
        if frozenset(confirmed) != frozenset(self._article.confirmed) - changed.keys():
            changed["confirmed"] = confirmed
        return changed

    def focus_on(self, field: str) -> None:
        """Put the caret into a field."""
        if field in self._fields:
            self._fields[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def setVisible(self, visible: bool) -> None:
        """Show the field with the caret from its beginning: Qt selects all of it, for one key to replace."""
        super().setVisible(visible)
        focus = self.focusWidget()
        if visible and isinstance(focus, QLineEdit):
            focus.home(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the fields need, as far as the screen has it."""
        room = round(self.screen().availableGeometry().height() * SHARE)
        self._scroll.setMinimumHeight(min(self._sheet.sizeHint().height(), room))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the field with the caret in sight."""
        if event.type() == QEvent.Type.KeyRelease and (focus := self.focusWidget()) is not None:
            self._scroll.ensureWidgetVisible(focus)
        return super().event(event)

    def _fill(self, publishers: Iterable[str]) -> None:
        article = self._article
        names = "\n".join(record.name_line(name) for name in article.authors)
        hint = tr("Family, Given — one a line; an organisation without a comma")
        dates = tr("2025, 2025-03 or 2025-03-09")
        self._add("title", tr("&Title"), line_field(article.title, self))
        self._add("authors", tr("&Authors"), text_field(names, self, 58, hint))
        self._add("publisher", tr("&Publisher"), self._publisher_field(publishers))
        self._add_found("agency", tr("A&gency"))
        self._add("issued", tr("&Date"), line_field(article.issued, self, dates))
        self._add_found("modified", tr("Last changed"), dates)
        self._add("URL", tr("&URL"), line_field(article.URL, self))
        if article.canonical_url != article.URL:
            self._add_found("canonical_url", tr("Canonical URL"))
        self._add_found("container_title", tr("Journal"))
        self._add_found("DOI", tr("DOI"))
        self._add_found("language", tr("Language"))
        self._fill_judgement()

    def _fill_judgement(self) -> None:
        """Add what is not found in a file but judged."""
        article = self._article
        letters = [(letter, rating_words.reliability_words(letter)) for letter in rating_words.RELIABILITIES]
        states = [(status, rating_words.status_words(status)) for status in rating_words.STATUSES]
        why = tr("Why this rating, in a few words")
        quality = tr("What affects the quality of this source")
        self._add("reliability", tr("&Reliability"), choice_field(letters, article.reliability, self))
        self._add(
            "reliability_note", tr("Reason for the rating"), line_field(article.reliability_note, self, why)
        )
        levels = [(level, rating_words.level_words(level)) for level in rating_words.LEVELS]
        self._add("level", tr("&Level"), choice_field(levels, article.level, self))
        self._add("status", tr("&Status"), choice_field(states, article.status, self))
        self._add("descriptor", tr("Des&criptor"), text_field(article.descriptor, self, 58, quality))
        aside = tr("Anything else; what an imported record said besides stands here")
        self._add("note", tr("&Note"), text_field(article.note, self, 76, aside))

    def _publisher_field(self, publishers: Iterable[str]) -> Editor:
        publisher = line_field(record.shown_value(self._article, "publisher"), self)
        completer = QCompleter(sorted(publishers, key=str.casefold), publisher)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        publisher.setCompleter(completer)
        return publisher

    def _add_found(self, name: str, words: str, hint: str = "") -> None:
        """Add a field that most articles lack, where this one has it."""
        if value := record.shown_value(self._article, name):
            self._add(name, words, line_field(value, self, hint))

    def _add(self, name: str, words: str, editor: Editor) -> None:
        field = RecordField(name, words, editor, self)
        if record.is_found(self._article, name):
            field.offer_tick(name in self._article.confirmed)
        field.lay_into(self._grid)
        field.edited.connect(self._on_edited)
        self._fields[name] = field

    @Slot()
    def _on_edited(self) -> None:
        if "note" not in self._fields:
            return
        changed = self.changes()
        for name, field in self._fields.items():
            typed = name in changed
            basis = "manual" if typed else record.basis_of(self._article, name)
            field.explain(record.basis_words(basis, confirmed=field.ticked), typed=typed)
        self._explain_judgement()
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(changed) and self._is_sound())

    def _explain_judgement(self) -> None:
        """Say what the rating means, what it still needs, and how much room the descriptor has."""
        chosen = self._fields["reliability"].chosen()
        words = rating_words.reliability_meaning()
        publisher = self._article.publisher
        if chosen is None and publisher is not None and publisher.reliability:
            counts = tr("The publisher’s rating counts: {letter}.").format(letter=publisher.reliability)
            words = f"{counts} {words}"
        self._fields["reliability"].explain(words)
        needed = tr("A rating needs its reason.") if not self._has_reason() else ""
        self._fields["reliability_note"].explain(needed)
        used = len(self._fields["descriptor"].text())
        self._fields["descriptor"].explain(counter_words(used, DESCRIPTOR_LIMIT))

    def _has_reason(self) -> bool:
        rated = self._fields["reliability"].chosen() is not None
        return not rated or bool(self._fields["reliability_note"].text())

    def _is_sound(self) -> bool:
        """Say whether the judgement may be saved: a new rating has its reason, the descriptor fits."""
        article = self._article
        same = self._fields["reliability"].chosen() == article.reliability and not article.reliability_note
        fits = len(self._fields["descriptor"].text()) <= DESCRIPTOR_LIMIT
        return fits and (same or self._has_reason())
