"""Splitting a claim: the words of both, and where each passage goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.claims.saving_dialog import SavingDialog
from app.ui.widgets import Label, MarkLabel
from app.ui.widgets.form_fields import caption_for, choice_field, text_field
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow, EvidenceRow
    from app.core.merging import Part

CUT = 90


class SplitDialog(SavingDialog):
    """The first keeps key and ratings; the second is new."""

    def __init__(self, row: ClaimRow, save: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(tr("Split the claim"), tr("Split"), save, parent, width=560)
        self._whole = row.claim.text
        self._parts: dict[str, QComboBox] = {}
        sheet = self.make_sheet()
        self.first = text_field(row.claim.text, self, 52)
        self.second = text_field("", self, 52, tr("What the claim says besides"))
        for caption, field in ((tr("&First claim"), self.first), (tr("&Second claim"), self.second)):
            field.setAccessibleName(caption.replace("&", ""))
            sheet.addWidget(caption_for(caption, field, self))
            sheet.addWidget(field)
            field.textChanged.connect(self._on_edited)
        if row.evidence:
            sheet.addWidget(Label(tr("Where each passage goes"), "meta", "muted"))
        for one in row.evidence:
            self._add(one, sheet)
        sheet.addStretch(1)
        self.say(
            tr(
                "Sentences that name the claim name both then. The second is not rated yet, and coverage is "
                "to be reviewed again."
            ),
            "muted",
        )
        self._on_edited()
        self.second.setFocus()

    def words(self) -> tuple[str, str]:
        """Return the words of both."""
        return self.first.toPlainText(), self.second.toPlainText()

    def links(self) -> dict[str, Part]:
        """Return where each link goes."""
        return {evidence: box.currentData() for evidence, box in self._parts.items()}

    def _add(self, one: EvidenceRow, sheet: QVBoxLayout) -> None:
        quote = f"“{shorten(one.highlight.exact, CUT)}”"
        parts = [("first", tr("to the first")), ("second", tr("to the second")), ("both", tr("to both"))]
        box = choice_field(parts, "first", self)
        box.setAccessibleName(tr("Where {quote} goes").format(quote=quote))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(MarkLabel(one.evidence.direction))
        line.addWidget(Label(quote, "quote", wrap=True), 1)
        line.addWidget(box)
        sheet.addLayout(line)
        self._parts[one.evidence.id] = box

    @Slot()
    def _on_edited(self) -> None:
        first, second = (" ".join(words.split()) for words in self.words())
        self.enable_saving(bool(first) and bool(second))
