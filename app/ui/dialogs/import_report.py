"""What became of an imported file: what it made, what stands elsewhere, what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import Button
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.importing import Imported, ImportFormat


class ImportReport(Dialog):
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
            self._list()

    def _list(self) -> None:
        lines = QPlainTextEdit(self.text)
        lines.setReadOnly(True)
        lines.setAccessibleName(tr("What was left out or stands elsewhere"))
        lines.setFont(theme.font("meta"))
        lines.setFrameShape(QFrame.Shape.StyledPanel)
        lines.setFixedHeight(theme.px(150))
        lines.setTabChangesFocus(True)
        self.body.addWidget(lines)
        copy = Button(tr("Copy the list"), icon="paste")
        copy.clicked.connect(self.on_copy_clicked)
        self.foot.insertWidget(0, copy)

    @Slot()
    def on_copy_clicked(self) -> None:
        """Put the list on the clipboard."""
        QApplication.clipboard().setText(self.text)


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
