"""Merging claims: which one remains, and in what words; it says what becomes of the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.ui.claims.saving_dialog import SavingDialog
from app.ui.widgets import Label
from app.ui.widgets.form_fields import caption_for, text_field
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow

CUT = 70


class MergeDialog(SavingDialog):
    """The words are those of the claim that remains until somebody writes others."""

    def __init__(self, rows: Sequence[ClaimRow], save: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(
            tr("Merge {claims}").format(claims=count(len(rows), tr("claim"), tr("claims"))),
            tr("Merge"),
            save,
            parent,
        )
        self._rows = list(rows)
        sheet = self.make_sheet()
        sheet.addWidget(Label(tr("This claim remains, with its key and its ratings:"), "meta", "muted"))
        self._group = QButtonGroup(self)
        for number, row in enumerate(rows):
            passages = count(len(row.evidence), tr("passage"), tr("passages"))
            words = f"{shorten(row.claim.text, CUT)} · {passages}".replace("&", "&&")
            button = QRadioButton(words, self)
            button.setToolTip(tr("In prose: {key}").format(key=f"[[{row.claim.key}]]"))
            self._group.addButton(button, number)
            sheet.addWidget(button)
        self.field = text_field(rows[0].claim.text, self, 60)
        self.field.setAccessibleName(tr("Words of the merged claim"))
        sheet.addWidget(caption_for(tr("In these &words"), self.field, self))
        sheet.addWidget(self.field)
        self.say(
            tr(
                "Its passages, tags and answers become one. Sentences that named the others name this one. "
                "The words of the others stay in its note. Coverage that was reviewed for other words is "
                "to be reviewed again."
            ),
            "muted",
        )
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self.on_toggled)
        self.field.textChanged.connect(self._on_edited)
        self._group.button(0).setFocus()

    def chosen(self) -> tuple[str, str]:
        """Return the id of the claim that remains, and its words."""
        words = " ".join(self.field.toPlainText().split())
        return self._rows[self._group.checkedId()].claim.id, words

    @Slot(int, bool)
    def on_toggled(self, number: int, checked: bool) -> None:
        """Take the words of the other claim, unless somebody wrote some."""
        ours = " ".join(self.field.toPlainText().split())
        if checked and ours in {row.claim.text for row in self._rows}:
            self.field.setPlainText(self._rows[number].claim.text)

    @Slot()
    def _on_edited(self) -> None:
        self.enable_saving(bool(self.field.toPlainText().strip()))
