"""Where to export to: the file, its ending, what is written beside it, and why it cannot stand there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app import core
from app.errors import SourcemarkError
from app.ui import theme
from app.ui.dialogs.choosing import choose_save
from app.ui.dialogs.export_choices import FIRST_COLUMN
from app.ui.dialogs.export_words import format_names, joined
from app.ui.widgets import Button, Label
from app.ui.widgets.form_fields import caption_for, line_field
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.ui.settings import Settings


class ExportPlace(QWidget):
    """A field with the file's path; below it sentences about it."""

    #: A format whose ending was typed.
    format_typed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._format, self._profile = "md", "gfm"
        #: A file the user has agreed to replace in the system's dialog.
        self.agreed = ""
        self.field = line_field("", self)
        self.field.setMinimumHeight(theme.px(30))
        self.field.setAccessibleName(tr("File"))
        self.field.textEdited.connect(self.on_edited)
        browse = Button(tr("&Choose…"))
        browse.setAccessibleName(tr("Choose…"))
        browse.clicked.connect(self.on_browse_clicked)
        self._beside = Label("", "meta", "muted", wrap=True)
        self._refusal = Label("", "body", "error", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnMinimumWidth(0, theme.px(FIRST_COLUMN))
        grid.setColumnStretch(1, 1)
        grid.addWidget(caption_for(tr("&File"), self.field, self), 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(browse, 0, 2)
        grid.addWidget(self._beside, 1, 1, 1, 2)
        grid.addWidget(self._refusal, 2, 1, 1, 2)
        self.refuse("")

    def path(self) -> Path:
        """Return where to write."""
        return Path(self.field.text().strip()).expanduser()

    def set_path(self, text: str) -> None:
        """Propose a path; its ending follows the format."""
        self.field.setText(text)
        self.field.setCursorPosition(len(text))
        self._follow()

    def set_format(self, format: str, profile: str) -> None:
        """Give the file the ending of the format, when it has that of another one."""
        self._format, self._profile = format, profile
        self._follow()

    def refuse(self, words: str) -> None:
        """Say why nothing can be written there; nothing takes the sentence away."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))
        # What is said in passing may be the same.
        self._beside.setVisible(bool(self._beside.text()) and not words)

    def holds(self) -> bool:
        """Tell whether a file can stand there; if not, say why."""
        self.refuse("")
        if not self.field.text().strip():
            self.refuse(tr("Say where to: give the file a name."))
            return False
        try:
            core.exports.check_target(self.path())
        except SourcemarkError as problem:
            self.refuse(f"{problem.message} {problem.hint}".strip())
            return False
        except (OSError, ValueError):
            # Such as a path longer than the system allows, or one with a character of nothing in it.
            self.refuse(tr("There is no such place. Choose another name or folder."))
            return False
        return True

    @Slot(str)
    def on_edited(self, text: str) -> None:
        """Choose the format whose ending is typed."""
        self.refuse("")
        found = core.briefings.find_format(Path(text))
        if found is not None and found != self._format and found in format_names():
            self.format_typed.emit(found)
        self._say_beside()

    @Slot()
    def on_browse_clicked(self) -> None:
        """Let the user choose a file."""
        endings = " ".join(f"*{one}" for one in core.export_options.list_endings(self._format))
        kinds = f"{format_names()[self._format]} ({endings})"
        chosen = choose_save(self, self._settings, tr("Export to"), self.path().name, kinds)
        if chosen is not None:
            self.agreed = str(chosen)
            self.refuse("")
            self.set_path(self.agreed)

    def _follow(self) -> None:
        wanted = core.export_options.list_endings(self._format)
        path = Path(self.field.text())
        known = {one for name in format_names() for one in core.export_options.list_endings(name)}
        ending = path.suffix.lower()
        if ending in known - set(wanted):
            place = self.field.cursorPosition()
            self.field.setText(str(path.with_suffix(wanted[0])))
            self.field.setCursorPosition(place)
        self._say_beside()

    def _say_beside(self) -> None:
        path = self.path()
        words = []
        endings = core.export_options.list_sidecars(self._format, self._profile)
        if endings and path.name:
            words.append(tr("Also writes {names}.").format(names=joined(path.stem + one for one in endings)))
        why = core.export_options.why_no_name(path.name)
        if why:
            words.append(tr("The file cannot be called so: {why}.").format(why=why))
        self._beside.setText(" ".join(words))
        self._beside.setVisible(bool(words))
