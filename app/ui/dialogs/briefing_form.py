"""All front matter of a briefing in one form; its source summary can be drafted from the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.dialogs.briefing_words import HANDLINGS, language_choices, scale_choices, status_words
from app.ui.dialogs.form import Field, FormDialog
from app.ui.dialogs.names import name_line, parse_names
from app.ui.wording import tr

if TYPE_CHECKING:
    from db.records import Briefing

STATUSES = ("draft", "reviewed", "issued", "withdrawn")


class BriefingForm(FormDialog):
    """Asks for everything that stands around a briefing's prose; `draft` writes a source summary."""

    def __init__(self, one: Briefing, draft: Callable[[], str | None], parent: QWidget | None = None) -> None:
        super().__init__(tr("Front matter"), _fields(one), parent, width=620)
        self._draft = draft
        self.deed("source_summary").clicked.connect(self.on_draft_clicked)

    @Slot()
    def on_draft_clicked(self) -> None:
        """Put the drafted sentences behind what is written; the field's own undo takes them out again."""
        field = self.editor("source_summary")
        words = self._draft()
        if words is None or not isinstance(field, QPlainTextEdit):
            return
        if not words:
            self.complain(tr("The briefing cites no article yet: there is nothing to count."))
            return
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"\n\n{words}" if field.toPlainText().strip() else words)
        field.setTextCursor(cursor)
        field.setFocus()


def briefing_values(one: Briefing, changes: Mapping[str, object]) -> dict[str, object]:
    """Return the form's changes as core.briefings.set_briefing takes them."""
    values = dict(changes)
    if "authors" in values:
        values["authors"] = parse_names(str(values["authors"]), one.authors)
    if "version" in values:
        typed = str(values["version"])
        values["version"] = int(typed) if typed.isascii() and typed.isdigit() else typed
    return values


def _fields(one: Briefing) -> tuple[Field, ...]:
    dates = tr("2025, 2025-03 or 2025-03-09")
    names = "\n".join(name_line(name) for name in one.authors)
    return (
        Field("title", tr("&Title"), one.title),
        Field("subtitle", tr("S&ubtitle"), one.subtitle),
        Field("authors", tr("&Authors"), names, height=44, hint=tr("Family, Given — one a line; or a body")),
        Field("as_of", tr("Information &cut-off"), one.as_of, hint=dates),
        Field("status", tr("St&atus"), one.status, [(name, status_words(name)) for name in STATUSES]),
        Field(
            "issued",
            tr("&Issued"),
            one.issued,
            hint=dates,
            note=tr("Set by issuing. Changing an issued briefing begins the next version, a draft."),
        ),
        Field("version", tr("&Version"), str(one.version)),
        Field("language", tr("La&nguage"), one.language, language_choices(one.language)),
        Field(
            "likelihood_scale",
            tr("&Likelihood scale"),
            one.likelihood_scale,
            scale_choices(one.likelihood_scale),
        ),
        Field(
            "handling",
            tr("&Handling"),
            one.handling,
            offers=HANDLINGS,
            hint=tr("TLP:AMBER, or in words; empty for none"),
        ),
        Field(
            "source_summary",
            tr("&Source summary"),
            one.source_summary,
            height=96,
            hint=tr("How good the sources are, and what is missing"),
            deed=tr("Draft it from the records"),
        ),
        Field(
            "limitations",
            tr("Li&mitations"),
            one.limitations,
            height=58,
            hint=tr("What could not be found out, and why"),
        ),
        Field(
            "ai_disclosure",
            tr("Use of &AI"),
            one.ai_disclosure,
            height=44,
            hint=tr("Which tools wrote or translated what"),
        ),
    )
