"""The editor of a claim: words, key, kind, likelihood, confidence, and the answer to what disputes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.ui import theme
from app.ui.claims.words import (
    CONFIDENCES,
    KINDS,
    LIKELIHOODS,
    confidence_words,
    kind_meaning,
    likelihood_words,
)
from app.ui.dialogs import Dialog
from app.ui.widgets.form_fields import caption_for, choice_field, line_field, text_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from db.records import Claim

Editor = QLineEdit | QPlainTextEdit | QComboBox


class ClaimDialog(Dialog):
    """Shows one claim. `changes()` is what the analyst changed, as core.claims.set_claim takes it."""

    def __init__(self, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(tr("Edit the claim"), tr("Save"), parent=parent, width=560)
        self._claim = claim
        self._editors: dict[str, Editor] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.px(12))
        self._form.setVerticalSpacing(theme.px(10))
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._form)
        self._fill(claim)
        self._on_edited()
        self._editors["text"].setFocus()

    def changes(self) -> dict[str, object]:
        """Return only the fields whose value differs from the claim's."""
        claim = self._claim
        before = {
            "text": claim.text,
            "key": claim.key,
            "kind": claim.kind,
            "likelihood": claim.likelihood,
            "confidence": claim.confidence,
            "confidence_basis": claim.confidence_basis,
            "contrary_note": claim.contrary_note,
        }
        values = {field: self._value(field) for field in before}
        return {field: value for field, value in values.items() if value != before[field]}

    def focus_on(self, field: str) -> None:
        """Put the caret into a field."""
        self._editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, claim: Claim) -> None:
        kinds = [(kind, kind_meaning(kind)) for kind in KINDS]
        terms = list(LIKELIHOODS) + ([claim.likelihood] if claim.likelihood not in LIKELIHOODS else [])
        likely = [(term, likelihood_words(term)) for term in terms]
        levels = [(level, confidence_words(level)) for level in CONFIDENCES]
        hint = tr("Why the claim stands although passages dispute it")
        self._add("text", tr("&Claim"), text_field(claim.text, self, 60))
        self._add("key", tr("&Key in prose"), line_field(claim.key, self))
        self._add("kind", tr("K&ind"), choice_field(kinds, claim.kind, self))
        self._add("likelihood", tr("&Likelihood"), choice_field(likely, claim.likelihood, self))
        self._add("confidence", tr("C&onfidence"), choice_field(levels, claim.confidence, self))
        basis = line_field(claim.confidence_basis, self)
        self._add("confidence_basis", tr("&Basis of the confidence"), basis)
        note = text_field(claim.contrary_note, self, 76, hint)
        self._add("contrary_note", tr("&Answer to what disputes it"), note)

    def _add(self, field: str, label: str, editor: Editor) -> None:
        editor.setAccessibleName(label.replace("&", ""))
        self._form.addRow(caption_for(label, editor, self), editor)
        self._editors[field] = editor
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._on_edited)
        else:
            editor.textChanged.connect(self._on_edited)

    def _value(self, field: str) -> object:
        editor = self._editors[field]
        if isinstance(editor, QPlainTextEdit):
            return " ".join(editor.toPlainText().split()) if field == "text" else editor.toPlainText().strip()
        return editor.text().strip() if isinstance(editor, QLineEdit) else editor.currentData()

    @Slot()
    def _on_edited(self) -> None:
        if len(self._editors) == 7 and self.accept_button is not None:
            self.accept_button.setEnabled(bool(self.changes()) and bool(self._value("text")))
