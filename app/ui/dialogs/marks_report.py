"""What became of the marks in a PDF: taken, already there, refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.report import ReportDialog
from app.ui.wording import count, tr


class MarksReport(ReportDialog):
    """Says how many marks were taken over, and lists those that were not."""

    def __init__(
        self,
        taken: int,
        areas: int,
        already: int,
        refused: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Marks in this PDF"), "", tr("Close"), parent, width=560)
        marks = count(taken, tr("mark"), tr("marks"))
        self.say(tr("{marks} taken over as highlights; undo takes them back.").format(marks=marks))
        if areas:
            words = tr("Without text underneath, and so areas whose words are to be typed (T): {marks}.")
            self.say(words.format(marks=areas), "muted")
        if already:
            self.say(tr("Here already: {marks}.").format(marks=already), "muted")
        self.text = "\n".join(f"{what}: {why}" for what, why in refused)
        if not refused:
            return
        self.say(tr("Not taken over: {marks}.").format(marks=len(refused)))
        self.list_text(tr("Marks that were not taken over"), 120)
