"""What this program is, its version and its licences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import VERSION, paths
from app.ui.dialogs.dialog import Dialog
from app.ui.wording import tr


class AboutDialog(Dialog):
    """Names the program, what it promises, and where the licences are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr("Sourcemark {version}").format(version=VERSION)
        super().__init__(title, "", tr("Close"), parent)
        self.say(
            tr("From a pile of articles to a briefing in which every sentence leads back to its passage.")
        )
        self.say(tr("It works without a network. A project is one file on this computer; nothing leaves it."))
        folder = paths.resources_folder() / "licences"
        self.say(
            tr("Apache License 2.0. The licences of fonts and libraries: {folder}").format(folder=folder),
            "muted",
        )
