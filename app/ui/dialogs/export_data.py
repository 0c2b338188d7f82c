"""Exporting a project's data for other programs: which format, of which briefing, where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.dialogs.choosing import choose_save
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.problem import ProblemDialog
from app.ui.settings import Settings
from app.ui.widgets import Button, Label
from app.ui.wording import tr
from db.records import Briefing

if TYPE_CHECKING:
    from app.core.data_exports import DataFormat


class ExportDataDialog(Dialog):
    """Asks what data to write and where; each format says what it holds."""

    def __init__(
        self,
        formats: Sequence[DataFormat],
        briefings: Sequence[Briefing],
        title: str,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Export data for other programs"), tr("Export"), parent=parent, width=600)
        self._settings = settings
        self._formats = tuple(formats)
        #: A file the user has agreed to replace in the system's dialog.
        self._agreed = ""
        self._choices = QButtonGroup(self)
        for number, one in enumerate(self._formats):
            self._offer(number, one)
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Records"))
        self._which.setMinimumHeight(theme.px(30))
        self._which.addItem(tr("Every article of the project"), "")
        for briefing in briefings:
            words = tr("What “{title}” cites").format(title=briefing.title)
            self._which.addItem(words, briefing.id)
        self._of_records = self._row(tr("Records"), self._which)
        self._path = QLineEdit()
        self._path.setAccessibleName(tr("File"))
        self._path.setFixedHeight(theme.px(30))
        browse = Button(tr("Choose…"))
        browse.clicked.connect(self.on_browse_clicked)
        self._row(tr("File"), self._path, browse)
        name = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
        name = "-".join(part for part in name.split("-") if part)[:60] or "project"
        self._path.setText(str(Path(settings.folder) / name))
        last = settings.text("export_data/format", self._formats[0].name)
        chosen = next((at for at, one in enumerate(self._formats) if one.name == last), 0)
        self._choices.button(chosen).setChecked(True)
        self._choices.idToggled.connect(self.on_format_toggled)
        self._path.textEdited.connect(self.on_path_edited)
        self._show_format()
        self._choices.button(chosen).setFocus()

    def format(self) -> DataFormat:
        """Return the format that is chosen."""
        return self._formats[max(0, self._choices.checkedId())]

    def briefing(self) -> str | None:
        """Return the briefing whose records are wanted, or None for the whole project."""
        if self.format().write_briefing is None:
            return None
        return str(self._which.currentData() or "") or None

    def path(self) -> Path:
        """Return where to write."""
        return Path(self._path.text()).expanduser()

    def accept(self) -> None:
        """Remember the choices and go on."""
        if not self._path.text().strip():
            self._path.setFocus()
            return
        if self._path.text() != self._agreed and self.path().is_file() and not self._may_replace():
            return
        self._settings.put("export_data/format", self.format().name)
        super().accept()

    @Slot(int, bool)
    def on_format_toggled(self, _: int, on: bool) -> None:
        """Give the file the ending of the format."""
        if on:
            self._show_format()

    @Slot(str)
    def on_path_edited(self, text: str) -> None:
        """Choose the format whose ending is typed."""
        name = Path(text).name.casefold()
        found = next((at for at, one in enumerate(self._formats) if name.endswith(one.suffixes)), None)
        if found is not None and found != self._choices.checkedId():
            place = self._path.cursorPosition()
            self._choices.button(found).setChecked(True)
            self._path.setText(text)
            self._path.setCursorPosition(place)

    @Slot()
    def on_browse_clicked(self) -> None:
        """Let the user choose a file."""
        one = self.format()
        kinds = f"{tr(one.title)} (*{one.suffixes[0]})"
        chosen = choose_save(self, self._settings, tr("Export to"), self.path().name, kinds)
        if chosen is not None:
            self._agreed = str(chosen)
            self._path.setText(self._agreed)

    def _may_replace(self) -> bool:
        title = tr("Replace {name}?").format(name=self.path().name)
        words = tr("There is a file of this name already.")
        dialog = ProblemDialog(title, words, "", tr("Replace"), self, stay=tr("Cancel"), careful=True)
        return dialog.exec() == Dialog.DialogCode.Accepted

    def _show_format(self) -> None:
        one = self.format()
        self._of_records.setVisible(one.write_briefing is not None and self._which.count() > 1)
        self._path.setText(self._with_ending(self._path.text(), one.suffixes[0]))

    def _with_ending(self, text: str, wanted: str) -> str:
        """Return a path with the ending wanted, in the place of one that another format has."""
        known = sorted((ending for one in self._formats for ending in one.suffixes), key=len, reverse=True)
        for ending in known:
            if text.casefold().endswith(ending):
                return text[: -len(ending)] + wanted
        return text + wanted

    def _offer(self, number: int, one: DataFormat) -> None:
        """Add a format: its name to choose, and below it what it holds."""
        button = QRadioButton(tr(one.title))
        button.setAccessibleDescription(tr(one.holds))
        button.setFont(theme.font("body_strong"))
        self._choices.addButton(button, number)
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(button)
        below = QHBoxLayout()
        # Under the words of the button, not under its ring.
        style, metric = button.style(), QStyle.PixelMetric
        ring = style.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, button)
        gap = style.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, button)
        below.setContentsMargins(ring + gap, 0, 0, theme.px(2))
        below.addWidget(Label(tr(one.holds), "meta", "muted", wrap=True), 1)
        pair.addLayout(below)
        self.body.addLayout(pair)

    def _row(self, words: str, *fields: QWidget) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        label = Label(words, "meta", "muted")
        label.setFixedWidth(theme.px(70))
        row.addWidget(label)
        for field in fields:
            row.addWidget(field, 1 if isinstance(field, QLineEdit | QComboBox) else 0)
        self.body.addWidget(whole)
        return whole
