"""Exporting: which briefing, in which format, where to; beside it the result, and what the audit says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.dialogs import export_making, export_memory
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.export_choices import FIRST_COLUMN, ExportChoices
from app.ui.dialogs.export_pane import ExportPane
from app.ui.dialogs.export_place import ExportPlace
from app.ui.dialogs.export_verdict import VerdictLine
from app.ui.dialogs.problem import ProblemDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.widgets import Button, Hairline
from app.ui.widgets.form_fields import caption_for, choice_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.export_options import ExportWish
    from app.ui.dialogs.export_making import Made
    from app.ui.jobs import JobHandle
    from app.ui.session import Session

#: The form's width, the least and the usual of the pane, and the usual height, in design pixels.
FORM, LEAST_PANE, PANE, HIGH = 470, 330, 520, 660
#: How long choices rest before the result is made again.
REST_MS = 150


class ExportDialog(Dialog):
    """Asks what to export and where. The verdict is said; it does not forbid."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export the briefing"), tr("&Export"), parent=parent, width=400)
        assert session.project is not None  # noqa: S101 - asked for only when one is open
        self._session, self._project, self._settings = session, session.project, session.settings
        self._job: JobHandle | None = None
        self._stale = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.on_rest)
        briefings = core.briefings.list_briefings(self._project)
        self._which = choice_field([(one.id, one.title) for one in briefings], session.current_briefing, self)
        self._which.setAccessibleName(tr("Briefing"))
        self._which.setMinimumContentsLength(12)
        self._which.setSizeAdjustPolicy(self._which.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choices = ExportChoices(self._settings, self)
        self.place = ExportPlace(self._settings, self)
        self.verdict = VerdictLine(self)
        self.pane = ExportPane(self)
        self._lay_out()
        self._fit_screen()
        self._which.currentIndexChanged.connect(self.on_briefing_changed)
        self.choices.changed.connect(self.on_choices_changed)
        self.place.format_typed.connect(self.choices.set_format)
        self.verdict.asked.connect(self.on_findings_asked)
        self.finished.connect(self.on_finished)
        self.on_briefing_changed()
        # Nearly always this is what one looks at, and Enter exports.
        self.place.field.setFocus()
        self.place.field.selectAll()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        form = QVBoxLayout(inside)
        form.setContentsMargins(theme.px(4), theme.px(4), theme.px(10), theme.px(4))
        form.setSpacing(theme.px(10))
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        caption = caption_for(tr("&Briefing"), self._which, self)
        caption.setFixedWidth(theme.px(FIRST_COLUMN))
        first.addWidget(caption)
        first.addWidget(self._which, 1)
        form.addLayout(first)
        form.addWidget(self.choices)
        form.addWidget(self.place)
        form.addWidget(Hairline())
        form.addWidget(self.verdict)
        form.addStretch(1)
        self._sheet = Sheet(inside, self)
        both = QHBoxLayout()
        both.setSpacing(theme.px(16))
        both.addWidget(self._sheet, 10)
        both.addWidget(self.pane, 11)
        self.body.addLayout(both, 1)
        self._look = Button(tr("Pre&view"))
        self._look.setCheckable(True)
        self._look.setAccessibleName(tr("Preview"))
        self._look.toggled.connect(self.on_look_toggled)
        self.foot.insertWidget(0, self._look)

    def briefing(self) -> str:
        """Return the id of the briefing to export."""
        return str(self._which.currentData())

    def wish(self) -> ExportWish:
        """Return what is asked for."""
        return self.choices.wish()

    def path(self) -> Path:
        """Return where to write."""
        return self.place.path()

    def _fit_screen(self) -> None:
        """Stand beside the preview where the screen has room for both, else in its place."""
        above = self.parentWidget()
        room = (above.screen() if above is not None else self.screen()).availableGeometry()
        self._narrow = room.width() < theme.px(FORM + LEAST_PANE + 80)
        self._look.setVisible(self._narrow)
        wide = FORM + 64 + (0 if self._narrow else PANE)
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        self.resize(
            min(theme.px(wide), room.width() - theme.px(16)),
            min(theme.px(HIGH), room.height() - theme.px(48)),
        )
        if not self._narrow:
            self._sheet.setMinimumWidth(min(theme.px(FORM), room.width() // 2))
        self.on_look_toggled(self._look.isChecked())

    @Slot(bool)
    def on_look_toggled(self, on: bool) -> None:
        """Show the preview in place of the form, or the form again, where both have no room."""
        self.pane.setVisible(on or not self._narrow)
        self._sheet.setVisible(not on or not self._narrow)
        # The button names what it leads to.
        words = tr("&Options") if on else tr("Pre&view")
        self._look.setText(words)
        self._look.setAccessibleName(words.replace("&", ""))

    def accept(self) -> None:
        """Remember the choices and go on."""
        if not self.place.holds():
            self._look.setChecked(False)
            self._sheet.fit()
            self.place.field.setFocus()
            return
        if not self._may_replace():
            return
        wish = self.choices.whole_wish()
        export_memory.keep(self._settings, self.briefing(), wish, self.place.field.text())
        super().accept()

    def _may_replace(self) -> bool:
        """Ask before a file is replaced that is not this briefing's last export."""
        path, text = self.path(), self.place.field.text()
        if text in {self.place.agreed, export_memory.last_path(self._settings, self.briefing())}:
            return True
        if not path.is_file():
            return True
        title = tr("Replace {name}?").format(name=path.name)
        words = tr("There is a file of this name already, and it is not the last export of this briefing.")
        dialog = ProblemDialog(title, words, "", tr("Replace"), self, stay=tr("Cancel"), careful=True)
        return dialog.exec() == Dialog.DialogCode.Accepted

    @Slot()
    def on_briefing_changed(self) -> None:
        """Offer what this briefing was last exported as, and where to."""
        wish = export_memory.recall(self._settings, self.briefing())
        self.choices.show_wish(wish)
        usual = export_memory.usual_path(self._settings, self._which.currentText(), wish.format)
        last = export_memory.last_path(self._settings, self.briefing())
        self.place.set_format(self.choices.format(), self.choices.profile())
        self.place.set_path(last or usual)
        self._make_anew()

    @Slot()
    def on_choices_changed(self) -> None:
        """Give the file the ending of the format, and make the preview again."""
        self.place.set_format(self.choices.format(), self.choices.profile())
        QTimer.singleShot(0, self._sheet, self._sheet.fit)
        self._make_anew()

    # The result, made in a job: one at a time, and the last choice counts

    def _make_anew(self) -> None:
        self._stale = True
        self.pane.set_busy(True)
        if self._job is not None:
            self._job.cancel()
        self._rest.start()

    @Slot()
    def on_rest(self) -> None:
        """Begin, unless the job before has not ended yet."""
        if self._job is not None or not self._stale:
            return
        self._stale = False
        width = round(theme.px(PANE) * self.devicePixelRatioF())
        passwords = dict(self._session.passwords)
        work = partial(export_making.make, self._project, self.briefing(), self.wish(), passwords, width)
        self._job = self._session.jobs.start(
            tr("Making a preview"), work, self._take, self._take_failure, quiet=True, after_paint=True
        )
        self._job.finished.connect(self.on_job_finished)

    @Slot(object)
    def on_job_finished(self, _: object) -> None:
        """Begin again when something was chosen meanwhile."""
        self._job = None
        if self._stale and not self._rest.isActive():
            self.on_rest()

    @Slot(int)
    def on_finished(self, _: int) -> None:
        """Want no preview any more."""
        self._stale = False
        self._rest.stop()
        if self._job is not None:
            self._job.finished.disconnect(self.on_job_finished)
            self._job.cancel()
            self._job = None

    def _take(self, made: Made) -> None:
        self.pane.set_busy(False)
        self.pane.show_made(made)
        self.verdict.show_verdict(made.verdict)
        self._sheet.fit()

    def _take_failure(self, _: Exception) -> None:
        self.pane.set_busy(False)
        self.pane.say(tr("The preview could not be made. The export itself may still be."), "error")

    @Slot()
    def on_findings_asked(self) -> None:
        """Leave, and show what the audit found."""
        self.reject()
        self._session.asked.emit("audit")
