"""Exporting: which briefing, which format and profile, where to; and what the audit says about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

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
        self._ask_format()
        self._path = QLineEdit()
        self._path.setAccessibleName(tr("File"))
        self._path.setFixedHeight(theme.px(30))
        self._path.textEdited.connect(self.on_path_edited)
        browse = Button(tr("Choose…"))
        browse.clicked.connect(self.on_browse_clicked)
        self._row(tr("File"), self._path, browse)
        mark, words = verdict
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(MarkLabel(mark))
        line.addWidget(Label(words, "body", "text", wrap=True), 1)
        self.body.addLayout(line)
        self._show_format(settings.text("export/format", "md"))
        self._which.currentIndexChanged.connect(self.on_briefing_changed)
        self.on_briefing_changed(0)
        # Nearly always this is what one looks at, and Enter exports.
        self._path.setFocus()
        self._path.selectAll()

    def _ask_format(self) -> None:
        """Add the rows for the format and for what it can be asked for."""
        formats = tuple((key, words) for key, (words, _) in _formats().items())
        self._format = SegmentedControl(formats, tr("Format"))
        self._format.chosen.connect(self.on_format_chosen)
        self._row(tr("Format"), self._format)
        profiles = (("gfm", tr("With footnotes (gfm)")), ("plain", tr("Plain")))
        self._profile = SegmentedControl(profiles, tr("Profile"))
        self._profile.set_current(self._settings.text("export/profile", "gfm"))
        self._of_markdown = self._row(tr("Profile"), self._profile)
        self._images = QCheckBox(tr("Show the page around each passage from a PDF"))
        self._images.setChecked(self._settings.text("export/images", "yes") == "yes")
        self._of_html = self._row(tr("Images"), self._images)

    def briefing(self) -> str:
        """Return the id of the briefing to export."""
        return str(self._which.currentData())

    def format(self) -> str:
        """Return `md`, `html` or `docx`."""
        return self._format.current()

    def profile(self) -> str | None:
        """Return `plain` or `gfm` for Markdown; the others have but one."""
        return self._profile.current() if self.format() == "md" else None

    def with_images(self) -> bool:
        """Tell whether receipts show page images."""
        return self._images.isChecked()

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
        self._settings.put("export/format", self.format())
        self._settings.put("export/profile", self._profile.current())
        self._settings.put("export/images", "yes" if self.with_images() else "no")
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
        self._follow_format()

    @Slot(str)
    def on_format_chosen(self, key: str) -> None:
        """Show what the format can be asked for, and give the file its ending."""
        self._show_format(key)
        self._follow_format()

    @Slot(str)
    def on_path_edited(self, text: str) -> None:
        """Choose the format whose ending is typed."""
        ending = Path(text).suffix.lower()
        found = next((key for key, (_, suffix) in _formats().items() if suffix == ending), None)
        if found is not None:
            self._show_format(found)

    @Slot()
    def on_browse_clicked(self) -> None:
        """Let the user choose a file."""
        words, suffix = _formats()[self.format()]
        name = Path(self._path.text()).name
        chosen = choose_save(self, self._settings, tr("Export to"), name, f"{words} (*{suffix})")
        if chosen is not None:
            self._agreed = str(chosen)
            self._path.setText(self._agreed)

    def _show_format(self, key: str) -> None:
        self._format.set_current(key if key in _formats() else "md")
        self._of_markdown.setVisible(self.format() == "md")
        self._of_html.setVisible(self.format() == "html")

    def _follow_format(self) -> None:
        """Give the file the ending of the format, when it has that of another one."""
        path, wanted = Path(self._path.text()), _formats()[self.format()][1]
        others = {suffix for _, suffix in _formats().values()} - {wanted}
        if path.suffix.lower() in others:
            self._path.setText(str(path.with_suffix(wanted)))

    def _row(self, words: str, *fields: QWidget) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        label = Label(words, "meta", "muted")
        label.setFixedWidth(theme.px(70))
        row.addWidget(label)
        for field in fields:
            wide = 1 if isinstance(field, QLineEdit | QComboBox) else 0
            row.addWidget(field, wide)
        if not any(isinstance(field, QLineEdit | QComboBox) for field in fields):
            row.addStretch(1)
        self.body.addWidget(whole)
        return whole


def _formats() -> dict[str, tuple[str, str]]:
    """Return the formats: name in words and the ending of their files."""
    return {
        "md": (tr("Markdown"), ".md"),
        "html": (tr("HTML with receipts"), ".html"),
        "docx": (tr("Word"), ".docx"),
        "pdf": (tr("PDF"), ".pdf"),
    }
