"""The line under the strip that says what an article's text leaves out, and why; the way to all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.jobs import JobHandle
from app.ui.reader.opened import Opened
from app.ui.widgets import Button, ElidedLabel
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.recapture import Report
    from db.records import Snapshot


class LeftOutBar(QWidget):
    """Shown while something is left out."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What is left out"))
        self._words = ElidedLabel("", "meta", "muted")
        self.button = Button(tr("Whole page"), small=True)
        self.button.setToolTip(
            tr("Take everything that the page holds for the article’s text (undo goes back)")
        )
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(5))
        row.setSpacing(theme.px(10))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say how much a snapshot's text leaves out, and why."""
        words = left_out_words(snapshot)
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setAccessibleDescription(words)
        self.button.setVisible(core.whole_page.is_a_part(snapshot))
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hairline"))
        painter.end()


def left_out_words(snapshot: Snapshot) -> str:
    """Say what a snapshot's text lacks; an attachment or a damaged part may be lacking without a count."""
    count = snapshot.left_out_characters
    why = snapshot.left_out_why.rstrip(".")
    said = [snapshot.incomplete.rstrip(".")] if snapshot.incomplete else []
    if count:
        why = why or tr("the reader does not say why")
        why = why[:1].lower() + why[1:] if why[1:2].islower() else why
        words = (
            tr("{count} characters are left out: {why}")
            if count > 1
            else tr("1 character is left out: {why}")
        )
        said.append(words.format(count=f"{count:,}", why=why))
    elif why:
        said.append(why)
    return ". ".join(said)


class LeftOut(LeftOutBar):
    """The bar of one open article; its button takes the whole page in a job."""

    def __init__(self, article: Opened, article_id: str) -> None:
        super().__init__()
        self._article, self._article_id = article, article_id
        self.asked.connect(self.take)

    @Slot()
    def follow(self) -> None:
        """Show what is left out of the text that is open now."""
        if self._article.content is not None:
            self.show_snapshot(self._article.content.snapshot)

    @Slot()
    def take(self) -> None:
        """Take everything that the page holds for the article's text."""
        project = self._article.session.project
        if project is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        work = partial(_take, project, self._article_id)
        self._article.errands.start(tr("Reading the whole page"), work, self._taken, self._not_taken)

    def _taken(self, report: Report) -> None:
        self.button.setEnabled(True)
        found = sum(count for state, count in report.counts.items() if state != "orphan")
        words = tr("The article’s text is the whole page now")
        if report.passages:
            words = tr("{words}; {found} of {count} highlights found again").format(
                words=words, found=found, count=len(report.passages)
            )
        self._article.session.message.emit(words)

    def _not_taken(self, error: Exception) -> None:
        self.button.setEnabled(True)
        said = getattr(error, "message", str(error))
        self._article.session.message.emit(f"{said} {getattr(error, 'hint', '')}".strip())


def _take(project: Project, article: str, job: JobHandle) -> Report:
    return core.whole_page.take_whole_page(project, article, cancelled=job.cancelled)
