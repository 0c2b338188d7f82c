"""Exporting: which briefing, which profile, where to; and what the audit says about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.ui import theme
from app.ui.dialogs.choosing import choose_save
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.problem import ProblemDialog
from app.ui.settings import Settings
from app.ui.widgets import Button, Label, MarkLabel, SegmentedControl
from app.ui.wording import tr
from db.records import Briefing


class ExportDialog(Dialog):
    """Asks what to export and where. The verdict is said; it does not forbid."""

    def __init__(
        self,
        briefings: Sequence[Briefing],
        current: str | None,
        verdict: tuple[str, str],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Export the briefing"), tr("Export"), parent=parent, width=560)
        self._settings = settings
        #: A file the user has agreed to replace in the system's dialog.
        self._agreed = ""
        self._briefings = tuple(briefings)
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Briefing"))
        self._which.setMinimumHeight(theme.px(30))
        for briefing in self._briefings:
            self._which.addItem(briefing.title, briefing.id)
        self._which.setCurrentIndex(max(0, self._which.findData(current)))
        self._row(tr("Briefing"), self._which)
        profiles = (("gfm", tr("With footnotes (gfm)")), ("plain", tr("Plain")))
        self._profile = SegmentedControl(profiles, tr("Profile"))
        self._profile.set_current(settings.text("export/profile", "gfm"))
        self._row(tr("Profile"), self._profile)
        self._path = QLineEdit()
        self._path.setAccessibleName(tr("File"))
        self._path.setFixedHeight(theme.px(30))
        browse = Button(tr("Choose…"))
        browse.clicked.connect(self.on_browse_clicked)
        self._row(tr("File"), self._path, browse)
        mark, words = verdict
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(MarkLabel(mark))
        line.addWidget(Label(words, "body", "text", wrap=True), 1)
        self.body.addLayout(line)
        self._which.currentIndexChanged.connect(self.on_briefing_changed)
        self.on_briefing_changed(0)
        # Nearly always this is what one looks at, and Enter exports.
        self._path.setFocus()
        self._path.selectAll()

    def briefing(self) -> str:
        """Return the id of the briefing to export."""
        return str(self._which.currentData())

    def profile(self) -> str:
        """Return `plain` or `gfm`."""
        return self._profile.current()

    def path(self) -> Path:
        """Return where to write."""
        return Path(self._path.text()).expanduser()

    def accept(self) -> None:
        """Remember the choices and go on."""
        if not self._path.text().strip():
            self._path.setFocus()
            return
        if not self._may_replace():
            return
        self._settings.put("export/profile", self.profile())
        self._settings.put(f"export/path_{self.briefing()}", self._path.text())
        super().accept()

    def _may_replace(self) -> bool:
        """Ask before a file is replaced that is not this briefing's last export."""
        path = self.path()
        known = {self._agreed, self._settings.text(f"export/path_{self.briefing()}", "")}
        if self._path.text() in known or not path.is_file():
            return True
        title = tr("Replace {name}?").format(name=path.name)
        words = tr("There is a file of this name already, and it is not the last export of this briefing.")
        dialog = ProblemDialog(title, words, "", tr("Replace"), self)
        return dialog.exec() == Dialog.DialogCode.Accepted

    @Slot(int)
    def on_briefing_changed(self, _: int) -> None:
        """Offer the place where this briefing was last written."""
        title = self._which.currentText()
        name = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
        name = "-".join(part for part in name.split("-") if part)[:60] or "briefing"
        usual = str(Path(self._settings.folder) / f"{name}.md")
        self._path.setText(self._settings.text(f"export/path_{self.briefing()}", usual))

    @Slot()
    def on_browse_clicked(self) -> None:
        """Let the user choose a file."""
        chosen = choose_save(
            self, self._settings, tr("Export to"), Path(self._path.text()).name, tr("Markdown (*.md)")
        )
        if chosen is not None:
            self._agreed = str(chosen)
            self._path.setText(self._agreed)

    def _row(self, words: str, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        label = Label(words, "meta", "muted")
        label.setFixedWidth(theme.px(70))
        row.addWidget(label)
        for field in fields:
            wide = 1 if isinstance(field, QLineEdit | QComboBox) else 0
            row.addWidget(field, wide)
        if not any(isinstance(field, QLineEdit | QComboBox) for field in fields):
            row.addStretch(1)
        self.body.addLayout(row)
