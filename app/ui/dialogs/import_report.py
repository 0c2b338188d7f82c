"""What became of an imported file: what it made, what stands elsewhere, what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.report import ReportDialog
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.importing import Imported, ImportFormat


class ImportReport(ReportDialog):
    """Says how many records a file made, and lists everything that did not become one."""

    def __init__(
        self, file_name: str, form: ImportFormat, report: Imported, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Imported"), "", tr("Close"), parent, width=600)
        self.say(f"{shorten(file_name, 70)} · {tr(form.title)}", "muted")
        self.summary = self.say(_summary(report))
        if report.already:
            self.say(tr("Here already, and left as it is: {number}.").format(number=report.already), "muted")
        if report.articles and form.name != "pdf-annotations":
            words = tr("Articles without a file are only records: attach a capture to read and cite them.")
            self.say(words, "muted")
        self.text = "\n".join(
            [*(f"{one.what}: {one.reason}" for one in report.refused), *map(str, report.notes)]
        )
        if report.refused:
            self.say(tr("Left out: {number}.").format(number=len(report.refused)))
        if self.text:
            self.list_text(tr("What was left out or stands elsewhere"), 150)


def _summary(report: Imported) -> str:
    """Say what was made, in one sentence."""
    counts = (
        (report.briefings, tr("briefing"), tr("briefings")),
        (report.articles, tr("article"), tr("articles")),
        (report.claims, tr("claim"), tr("claims")),
        (report.highlights, tr("highlight"), tr("highlights")),
    )
    made = ", ".join(count(number, one, many) for number, one, many in counts if number)
    if not made:
        return tr("Nothing new was found in it; the project is as it was.")
    return tr("{things} taken over; undo takes them back.").format(things=made)
