"""The status bar: what the project holds, what is under way, and when it was last saved."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QWidget

from app.ui import icons, theme
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import ElidedLabel, IconButton, Label
from app.ui.wording import count, format_clock, tr

#: How long a passing remark stands in place of the counts.
REMARK_MS = 6000


class JobStrip(QWidget):
    """The job that has been under way longest: what, how far, and a way to stop it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = session.jobs
        self._words = Label("", "meta", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._count = Label("", "meta", "muted")
        self._cancel = IconButton("close", tr("Stop this"), size=12, side=20, token="muted")  # noqa: S106
        self._cancel.clicked.connect(self.on_cancel_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for piece in (self._words, self._bar, self._count, self._cancel):
            self._row.addWidget(piece)
        self._jobs.started.connect(self.on_job_started)
        self._jobs.ended.connect(self.refresh)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.refresh(None)

    def shown(self) -> JobHandle | None:
        """Return the job that is shown."""
        return next((job for job in self._jobs.running if not job.quiet), None)

    @Slot(object)
    def on_job_started(self, job: JobHandle) -> None:
        """Follow a new job."""
        job.progressed.connect(self.refresh)
        self.refresh(job)

    @Slot(object)
    def refresh(self, _: object) -> None:
        """Show how far the job is."""
        job = self.shown()
        self.setVisible(job is not None)
        if job is None:
            return
        last = job.last
        self._words.setText(last.what or job.label)
        self._bar.setRange(0, last.total)
        self._bar.setValue(last.done)
        words = tr("{done} of {total}").format(done=min(last.done + 1, last.total), total=last.total)
        self._count.setText(words if last.total > 1 else "")

    @Slot()
    def on_cancel_clicked(self) -> None:
        """Stop the job that is shown."""
        job = self.shown()
        if job is not None:
            job.cancel()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._row.setSpacing(theme.px(8))
        self._bar.setFixedSize(theme.px(96), theme.px(16))


class Saved(QWidget):
    """The tick with "Saved 14:32"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "meta", "muted", parent=self)
        self._moment = ""
        self._drafting = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(21), 0, 0, 0)
        row.addWidget(self._words)

    def set_moment(self, moment: datetime) -> None:
        """Say when the project was last written to the disk."""
        self._moment = tr("Saved {time}").format(time=format_clock(moment))
        self._show()

    def set_read_only(self) -> None:
        """Say that nothing can be written."""
        self._moment = tr("Read-only")
        self._show()

    def set_drafting(self, drafting: bool) -> None:
        """Say that something was typed that is not on the disk yet, or no longer."""
        self._drafting = drafting
        self._show()

    def _show(self) -> None:
        words = tr("Writing…") if self._drafting else self._moment
        self._words.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tick."""
        if self._drafting:
            return
        painter = QPainter(self)
        side = theme.px(14)
        square = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(painter, square, "saved", theme.color("muted"))
        painter.end()


class Status(QStatusBar):
    """Counts at the left; jobs and the saved tick at the right; 26 px high."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._counts = ElidedLabel("", "meta", "muted")
        self._remark = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._remark.timeout.connect(self.refresh)
        self.saved = Saved()
        self.strip = JobStrip(session)
        self.addWidget(self._counts, 1)
        self.addPermanentWidget(self.strip)
        self.addPermanentWidget(self.saved)
        session.changed.connect(self.on_changed)
        session.project_opened.connect(self.on_project_opened)
        session.message.connect(self.on_message)
        session.drafting_changed.connect(self.on_drafting_changed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return the size: 26 px high."""
        return QSize(super().sizeHint().width(), theme.px(26))

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Count again; what was changed is on the disk."""
        self.saved.set_moment(datetime.now(UTC))
        self.refresh()

    @Slot(object)
    def on_project_opened(self, project: object) -> None:
        """Show another project."""
        self._remark.stop()
        self.refresh()
        if self._session.project is not None and self._session.project.read_only:
            self.saved.set_read_only()
            return
        history = self._session.project.history() if self._session.project else ()
        last = max((change.at for change in history), default="")
        self.saved.set_moment(datetime.fromisoformat(last) if last else datetime.now(UTC))

    @Slot(object)
    def on_drafting_changed(self, drafting: bool) -> None:
        """Do not say "saved" of what is only typed."""
        self.saved.set_drafting(drafting)

    @Slot(str)
    def on_message(self, words: str) -> None:
        """Show a passing remark in place of the counts."""
        self._counts.setText(words)
        self._remark.start()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self.setFixedHeight(theme.px(26))
        self.setContentsMargins(theme.px(10), 1, theme.px(10), 0)

    @Slot()
    def refresh(self) -> None:
        """Count what the project holds; a remark stays until its time is up."""
        if self._session.project is None or self._remark.isActive():
            return
        counts = self._session.project.counts()
        if not counts["articles"]:
            self._counts.setText(tr("No articles yet"))
            return
        parts = (
            count(counts["articles"], tr("article"), tr("articles")),
            count(counts["highlights"], tr("highlight"), tr("highlights")),
            count(counts["claims"], tr("claim"), tr("claims")),
        )
        self._counts.setText("     ".join(parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("hairline"))
        painter.end()
