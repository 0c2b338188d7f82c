"""The editor of a claim: words, key, kind, likelihood, confidence, tags, answer, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.audit.scales import USUAL, read_scales
from app.ui import theme
from app.ui.claims.saving_dialog import SavingDialog
from app.ui.claims.text_dialogs import join_tags, parse_tags
from app.ui.claims.words import (
    CONFIDENCES,
    KINDS,
    RELATIONS,
    confidence_words,
    kind_meaning,
    likelihood_choices,
    relation_words,
    tick_words,
)
from app.ui.widgets import ElidedLabel, Label, MarkLabel
from app.ui.widgets.form_fields import caption_for, choice_field, line_field, text_field
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from db.records import Claim

Editor = QLineEdit | QPlainTextEdit | QComboBox


class ClaimDialog(SavingDialog):
    """Shows one claim. `changes()` is what the analyst changed, as core.claims.set_claim takes it."""

    def __init__(
        self,
        row: ClaimRow,
        under: Sequence[Claim],
        scale: str,
        save: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Edit the claim"), tr("Save"), save, parent, width=640)
        self._claim = row.claim
        self._under = list(under)
        self._scale = row.claim.likelihood_scale or scale or USUAL
        self._editors: dict[str, Editor] = {}
        self._parts: dict[str, QComboBox] = {}
        sheet = self.make_sheet()
        self._form = self.make_form()
        sheet.addLayout(self._form)
        self._add("text", tr("&Claim"), text_field(row.claim.text, self, 56))
        self._add_findings(row)
        self._fill(row.claim)
        self._add_parts()
        sheet.addStretch(1)
        self._on_edited()
        self._editors["text"].setFocus()

    def changes(self) -> dict[str, object]:
        """Return only the fields whose value differs from the claim's."""
        values = {field: self._value(field) for field in self._editors}
        if not values["likelihood"] and not self._claim.likelihood_scale:
            # Looking at another scale says nothing as long as no term is chosen.
            del values["likelihood_scale"]
        return {field: value for field, value in values.items() if value != getattr(self._claim, field)}

    def changed_parts(self) -> dict[str, str]:
        """Return what the claims under this one are to it, where that differs."""
        before = {one.id: one.parent_relation for one in self._under}
        return {
            id_: str(box.currentData())
            for id_, box in self._parts.items()
            if box.currentData() != before[id_]
        }

    def focus_on(self, field: str) -> None:
        """Put the caret into a field."""
        self._editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, claim: Claim) -> None:
        kinds = [(kind, kind_meaning(kind)) for kind in KINDS]
        levels = [(level, confidence_words(level)) for level in CONFIDENCES]
        scales = [(one.id, one.name) for one in read_scales().values()]
        hint = tr("Why the claim stands although passages dispute it")
        self._add("key", tr("Ke&y in prose"), line_field(claim.key, self))
        self._add("kind", tr("K&ind"), choice_field(kinds, claim.kind, self))
        likely = choice_field(likelihood_choices(self._scale, claim.likelihood), claim.likelihood, self)
        scale = choice_field(scales, self._scale, self)
        self._add("likelihood", tr("&Likelihood"), likely, beside=scale)
        scale.setMinimumWidth(scale.sizeHint().width() + theme.px(24))
        self._register("likelihood_scale", tr("Scale of the likelihood"), scale)
        scale.currentIndexChanged.connect(self.on_scale_changed)
        sure = choice_field(levels, claim.confidence, self)
        basis = line_field(claim.confidence_basis, self, tr("Because of how many, how good sources"))
        self._add("confidence", tr("C&onfidence"), sure, beside=basis, share=2)
        self._register("confidence_basis", tr("Basis of the confidence"), basis)
        self._add("as_of", tr("As o&f"), line_field(claim.as_of, self, tr("2025, 2025-03 or 2025-03-09")))
        self._add("tags", tr("&Tags"), line_field(join_tags(claim.tags), self, tr("budget, follow up")))
        answer = text_field(claim.contrary_note, self, 60, hint)
        self._add("contrary_note", tr("&Answer to what disputes it"), answer)
        self._add("note", tr("&Note"), text_field(claim.note, self, 44))

    def _add(
        self, field: str, label: str, editor: Editor, beside: QWidget | None = None, share: int = 0
    ) -> None:
        if beside is None:
            self._form.addRow(caption_for(label, editor, self), editor)
        else:
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            line.addWidget(editor, 1)
            line.addWidget(beside, share)
            self._form.addRow(caption_for(label, editor, self), line)
        self._register(field, label, editor)

    def _register(self, field: str, label: str, editor: Editor) -> None:
        editor.setAccessibleName(label.replace("&", ""))
        self._editors[field] = editor
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._on_edited)
        else:
            editor.textChanged.connect(self._on_edited)

    def _add_parts(self) -> None:
        """Say what each claim under this one is to it."""
        for number, one in enumerate(self._under):
            relations = [(each, relation_words(each)) for each in RELATIONS]
            box = choice_field(relations, one.parent_relation, self)
            words = shorten(one.text, 60)
            box.setAccessibleName(tr("What “{claim}” does to it").format(claim=words))
            box.currentIndexChanged.connect(self._on_edited)
            self._parts[one.id] = box
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            line.addWidget(ElidedLabel(one.text), 1)
            line.addWidget(box)
            self._form.addRow(Label(tr("Rests on") if number == 0 else "", "meta", "muted"), line)

    def _add_findings(self, row: ClaimRow) -> None:
        """Say which of its numbers a passage supplies, and what the audit finds."""
        form = self._form
        if row.ticks:
            form.addRow(Label(tr("Numbers"), "meta", "muted"), Label(tick_words(row), wrap=True))
        found = [finding for finding in row.findings if not finding.waived]
        for number, finding in enumerate(found):
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            line.addWidget(MarkLabel(finding.severity))
            line.addWidget(Label(f"{finding.rule}  {finding.message}", "meta", wrap=True), 1)
            form.addRow(Label(tr("Findings") if number == 0 else "", "meta", "muted"), line)

    def _value(self, field: str) -> object:
        editor = self._editors[field]
        if isinstance(editor, QPlainTextEdit):
            return " ".join(editor.toPlainText().split()) if field == "text" else editor.toPlainText().strip()
        if field == "tags" and isinstance(editor, QLineEdit):
            return parse_tags(editor.text())
        return editor.text().strip() if isinstance(editor, QLineEdit) else editor.currentData()

    @Slot()
    def on_scale_changed(self) -> None:
        """Offer the terms of the other scale; one that both have stays chosen."""
        terms = self._editors["likelihood"]
        if isinstance(terms, QComboBox):
            chosen = terms.currentData()
            self._scale = str(self._value("likelihood_scale"))
            terms.clear()
            for term, words in likelihood_choices(self._scale, ""):
                terms.addItem(words, term)
            terms.setCurrentIndex(max(0, terms.findData(chosen)))

    @Slot()
    def _on_edited(self) -> None:
        if "note" in self._editors:
            edited = bool(self.changes() or self.changed_parts())
            self.enable_saving(edited and bool(self._value("text")))
